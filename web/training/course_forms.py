"""The form that publishes a version of a course: standard modules, own ones, the pass rule, words in each language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.fields.core import UnboundField
from wtforms.validators import Regexp

from application.curriculum import CourseWords, PublishCurriculum, TaughtModule
from application.trainings import CurriculumRow
from web.counsellor.record_forms import made_id
from web.fields import CodeChecks, CodeSelect
from web.forms import BaseForm, Count, Optional, Required, as_choices
from web.i18n import LANGUAGES
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.training.modules import MINUTES, MODULES

PASS_PER_CENT = 80  # as in `domain/curriculum.py`
OWN = tuple(f"OWN-{number}" for number in range(1, 9))
LONGEST = 6000  # minutes of one module
# Taught, but nobody fails for having missed it.
NOT_REQUIRED = ("REGISTRATION", "EVALUATION", "GRADUATION")
CODE = "[A-Z][A-Z0-9-]{1,23}"


def _module_fields() -> dict[str, UnboundField]:
    boxes: dict[str, Any] = {}
    for code in (*MODULES, *OWN):
        standard = code in MODULES
        boxes[f"taught_{code}"] = BooleanField(MODULES.get(code, ""), default=standard)
        boxes[f"title_{code}"] = StringField(_l("Own title"), [Optional()])
        boxes[f"minutes_{code}"] = Count(
            _l("Minutes"), [Optional()], least=1, most=LONGEST, default=MINUTES.get(code)
        )
        boxes[f"required_{code}"] = BooleanField(_l("Required"), default=code not in NOT_REQUIRED)
    return boxes


def _text_fields() -> dict[str, UnboundField]:
    boxes: dict[str, Any] = {}
    for tag in LANGUAGES:
        boxes[f"words_{tag}"] = StringField(_l("Title"), [Optional()])
        boxes[f"aims_{tag}"] = TextAreaField(_l("What it is for"), [Optional()])
        boxes[f"paper_{tag}"] = StringField(_l("What the certificate says below the title"), [Optional()])
    return boxes


def upper(text: str | None) -> str | None:
    """A code however it was typed."""
    return text.upper() if text else text


class OutlineForm(BaseForm):
    """A module of our own is taught when it has a title."""

    fields_of = {
        "curriculum.nothing_required": "title",
        "curriculum.published_already": "code",
        "curriculum.version_taken": "revision",
    }

    curriculum_id = HiddenField()
    title = StringField(_l("Title"), [Required(_l("Give the title of the course."))])
    kind = CodeSelect(_l("Kind of course"), "curriculum_kind", [Required(_l("Choose the kind of course."))])
    code = StringField(
        _l("Code"),
        [
            Required(_l("Give the course a code.")),
            Regexp(CODE, message=_l("Capital Latin letters, digits and dashes, such as PDO-RU.")),
        ],
        filters=[upper],
    )
    revision = Count(_l("Version"), [Required(_l("Give the version."))], least=1, most=999, default=1)
    languages = CodeChecks(_l("Taught in"), "language", [Optional()], choices=lambda: as_choices(LANGUAGES.items()))
    pass_per_cent = Count(
        _l("Per cent of the minutes that a pass asks for"),
        [Required(_l("Say how many per cent."))],
        least=1,
        most=100,
        default=PASS_PER_CENT,
    )
    locals().update(_module_fields() | _text_fields())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.id = made_id(self.curriculum_id)

    def texts(self) -> list[tuple[str, str, tuple[Any, ...]]]:
        """(tag, name of the language, its fields) of each language of the pages."""
        parts = ("words", "aims", "paper")
        return [(tag, name, tuple(self[f"{part}_{tag}"] for part in parts)) for tag, name in LANGUAGES.items()]

    def rows(self) -> list[tuple[Any, ...]]:
        """(taught, title, minutes, required) of each module; standard ones first, whose title is fixed."""
        parts = ("taught", "title", "minutes", "required")
        return [tuple(self[f"{part}_{code}"] for part in parts) for code in (*MODULES, *OWN)]

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not self._taught():
            self.summary.append(_("Choose at least one module."))
            return False
        for code in self._taught():
            minutes = self[f"minutes_{code}"]
            if minutes.data is None and not minutes.errors:
                minutes.errors = [_("Say how many minutes.")]
                valid = False
        return valid

    def _taught(self) -> list[str]:
        own = [code for code in OWN if self[f"title_{code}"].data]
        return [code for code in MODULES if self[f"taught_{code}"].data] + own

    def to_command(self) -> PublishCurriculum:
        modules = (
            TaughtModule(
                code=code,
                minutes=self[f"minutes_{code}"].data,
                required=bool(self[f"required_{code}"].data),
                title=self[f"title_{code}"].data or "",
            )
            for code in self._taught()
        )
        revision: Any = self.revision.data
        share: Any = self.pass_per_cent.data
        words = {"code": self.code.data or "", "kind": str(self.kind.data), "title": self.title.data or ""}
        texts = (
            CourseWords(language=tag, title=title.data or "", aims=aims.data or "", certificate=paper.data or "")
            for tag, _name, (title, aims, paper) in self.texts()
            if title.data or aims.data or paper.data
        )
        return PublishCurriculum(
            curriculum_id=self.id,
            revision=revision,
            modules=tuple(modules),
            languages=tuple(self.languages.data or ()),
            pass_per_cent=share,
            texts=tuple(texts),
            **words,
        )


def copied(row: CurriculumRow, versions: Iterable[CurriculumRow]) -> dict[str, Any]:
    """What the form begins with when a published version is taken as a start, under the next number."""
    taken = [each.revision for each in versions if each.code == row.code]
    data: dict[str, Any] = {"title": row.title, "kind": row.kind, "code": row.code, "revision": max(taken) + 1}
    data |= {"languages": list(row.languages), "pass_per_cent": row.pass_per_cent}
    for code in (*MODULES, *OWN):
        data |= {f"taught_{code}": False, f"title_{code}": "", f"required_{code}": False}
    free = iter([code for code in OWN if code not in {each["code"] for each in row.modules}])
    for module in row.modules:
        taught = str(module["code"])
        code = taught if taught in (*MODULES, *OWN) else next(free, None)
        if code is None:
            continue  # more modules of other codes than the form has lines for
        title = row.module_titles.get(taught, "") or ("" if code in MODULES else taught)
        data |= {f"taught_{code}": True, f"title_{code}": title, f"required_{code}": bool(module["required"])}
        data[f"minutes_{code}"] = module["minutes"]
    texts = (("words", row.titles), ("aims", row.aims), ("paper", row.certificate_texts))
    return data | {f"{part}_{tag}": text for part, words in texts for tag, text in words.items()}
