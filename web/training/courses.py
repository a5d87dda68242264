"""Outlines of courses: what is published, and publishing one from the standard modules and own ones."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField, StringField
from wtforms.fields.core import UnboundField
from wtforms.validators import Regexp

from application.curriculum import PublishCurriculum, TaughtModule
from application.trainings import ListCurricula
from web.fields import CodeSelect
from web.forms import BaseForm, Count, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.training.forms import made_id
from web.training.modules import MINUTES, MODULES, module_title

courses = Blueprint("courses", __name__, url_prefix="/courses")
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


def upper(text: str | None) -> str | None:
    """A code however it was typed."""
    return text.upper() if text else text


class OutlineForm(BaseForm):
    """A module of our own is taught when it has a title."""

    fields_of = {"curriculum.nothing_required": "title", "curriculum.published_already": "code"}

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
    locals().update(_module_fields())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.id = made_id(self.curriculum_id)

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
        words = {"code": self.code.data or "", "kind": str(self.kind.data), "title": self.title.data or ""}
        return PublishCurriculum(curriculum_id=self.id, revision=revision, modules=tuple(modules), **words)


@courses.get("")
def overview() -> ResponseReturnValue:
    rows = ask(ListCurricula())
    return render_template("training/courses.html", rows=rows, label=label, module_title=module_title)


@courses.route("/new", methods=["GET", "POST"])
@form_page
def publish() -> ResponseReturnValue:
    return page_post(
        OutlineForm(),
        "training/publish.html",
        done=lambda _: url_for("courses.overview"),
        said=_l("The course was published. Sessions of it can be announced now."),
        back=url_for("courses.overview"),
    )
