"""Screening: questions about danger and difficulty, asked in part or whole; earlier answers stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from application.screening import AssessMigrant, Difficulty, PersonScreenings, Screenings, Sign
from web.counsellor.desk import header_of, person_context, person_page
from web.counsellor.questions import DIFFICULTIES, SERVICE, SIGNS, SUGGESTED
from web.fields import CodeChecks, CodeRadios
from web.forms import BaseForm, Optional, as_choices
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask, form_page, page_post

screening = Blueprint("screening", __name__, url_prefix="/people/<uuid:person_id>/screening")


def _answers(list_name: str, codes: tuple[str, ...] | None = None) -> Any:
    return lambda: as_choices([("", _("Not asked")), *options(list_name, codes)])


class ScreeningForm(BaseForm):
    """Everything may be left out but not all of it; ``signs()`` and ``hard()`` are the fields of the two groups."""

    categories = CodeChecks(_l("What applies to them"), "vulnerability")
    levels = CodeChecks(_l("Where it comes from"), "vulnerability_level")
    note = TextAreaField(_l("In their words, as far as it helps them"), [Optional()])

    def __init__(self, person_id: UUID) -> None:
        super().__init__()
        self.person_id = person_id

    def signs(self) -> list[Any]:
        """One field for each indicator."""
        return [self[f"sign_{code}"] for code in SIGNS]

    def hard(self) -> list[Any]:
        """One field for each thing that may be difficult."""
        return [self[f"hard_{code}"] for code in DIFFICULTIES]

    def to_command(self) -> AssessMigrant:
        signs = {code: self[f"sign_{code}"].data for code in SIGNS}
        hard = {code: self[f"hard_{code}"].data for code in DIFFICULTIES}
        return AssessMigrant(
            person_id=self.person_id,
            levels=tuple(self.levels.data or ()),
            categories=tuple(self.categories.data or ()),
            signs=tuple(Sign(code=code, said=said) for code, said in signs.items() if said),
            difficulties=tuple(Difficulty(domain=code, degree=said) for code, said in hard.items() if said),
            note=self.note.data or "",
        )


def _group(prefix: str, questions: Mapping[str, LazyText], list_name: str, codes: tuple[str, ...] | None) -> None:
    for code, text in questions.items():
        setattr(ScreeningForm, f"{prefix}_{code}", CodeRadios(text, list_name, choices=_answers(list_name, codes)))


_group("sign", SIGNS, "answer", ("YES", "NO"))
_group("hard", DIFFICULTIES, "difficulty_degree", None)


def words_of(list_name: str, codes: tuple[str, ...]) -> str:
    """Several codes of one list in words."""
    return ", ".join(label(list_name, code) for code in codes)


@screening.get("")
def of_person(person_id: UUID) -> ResponseReturnValue:
    found: Screenings = ask(PersonScreenings(person_id=person_id))
    words = {"signs": SIGNS, "difficulties": DIFFICULTIES, "suggested": SUGGESTED, "service": SERVICE}
    return person_page("counsellor/screening.html", header_of(person_id), found=found, words_of=words_of, **words)


@screening.route("/questions", methods=["GET", "POST"])
@form_page
def questions(person_id: UUID) -> ResponseReturnValue:
    found: Screenings = ask(PersonScreenings(person_id=person_id))
    if not found.may_write:
        abort(403)
    header = header_of(person_id)
    goal = url_for("screening.of_person", person_id=person_id)
    return page_post(
        ScreeningForm(person_id),
        "counsellor/screening_questions.html",
        done=lambda _: goal,
        said=_l("The answers were kept."),
        draft=f"screening.{person_id}",
        back=goal if header.owner_id else url_for("person.overview", person_id=person_id),
        **person_context(header),
    )
