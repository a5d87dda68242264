"""Same person: files that are alike, two files side by side, linking them, taking them apart again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from application.asking import Absent
from application.link import DismissPair, LinkAsSamePerson, UndoLink
from application.links import Circle, ListPairs, PairPage, PairView, ReadCircle, ReadPair
from application.people import PersonByNumber
from web.counsellor.desk import display_name, header_of, person_context
from web.counsellor.same_person_words import afterwards, faces, reason_words, rows_of, said_text
from web.filters import FilterForm
from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

same_person = Blueprint("same_person", __name__)
same_person.add_app_template_global(said_text, "said_text")
REASON = 2000  # characters
APART = "apart"


class PairForm(BaseForm):
    """Why; which button was pressed says what."""

    fields_of = {"link.same_file": "reason"}
    reason = TextAreaField(
        _l("Reason"),
        [Required(_l("Write down how you know.")), Length(max=REASON)],
        description=_l("Both files show it. For example: both passports seen, or: two brothers."),
    )

    def __init__(self, view: PairView) -> None:
        super().__init__()
        self.view = view

    def to_command(self) -> LinkAsSamePerson | UndoLink | DismissPair:
        kind: Any = UndoLink if self.view.linked else DismissPair if _apart() else LinkAsSamePerson
        ids = (side.file.header.person_id for side in (self.view.one, self.view.other))
        return kind(**dict(zip(("person_id", "other_id"), ids, strict=True)), reason=str(self.reason.data))


class OtherForm(FilterForm):
    """The printed number of another file."""

    number = StringField(_l("Number of the other file"), description=_l("For example KJD-2026-004217"))


@same_person.get("/same-person")
def candidates() -> ResponseReturnValue:
    across = bool(request.args.get("across"))
    page: PairPage = ask(ListPairs(after=request.args.get("after", "")[:80], across=across))
    return render_template(
        "counsellor/same_person.html",
        page=page,
        across=across,
        network=current_actor().has("COORDINATOR"),
        faces=faces,
        reason_words=reason_words,
    )


@same_person.route("/same-person/<uuid:person_id>/<uuid:other_id>", methods=["GET", "POST"])
@form_page
def compare(person_id: UUID, other_id: UUID) -> ResponseReturnValue:
    view: PairView = ask(ReadPair(person_id=person_id, other_id=other_id))
    return page_post(
        PairForm(view),
        "counsellor/same_person_compare.html",
        done=lambda _verdict: _goal(view),
        said=_said(view),
        view=view,
        rows=rows_of(view),
        numbers=[side.file.header.number for side in (view.one, view.other)],
        names=[display_name(side.file.header) for side in (view.one, view.other)],
        why=reason_words(view.reasons),
        after=afterwards(view),
        before=said_text(view.said),
        apart=APART,
    )


@same_person.get("/people/<uuid:person_id>/same-person")
def with_another(person_id: UUID) -> ResponseReturnValue:
    """Which other file: by its number, or one that is of this person already."""
    header = header_of(person_id)
    form, circle = OtherForm(), circle_of(person_id)
    wanted = (form.number.data or "").strip()
    if wanted and not form.errors:
        found = _by_number(wanted)
        if found is not None and found != person_id:
            return redirect(url_for("same_person.compare", person_id=person_id, other_id=found), 303)
        form.number.errors = [
            _("This is the number of this very file.") if found else _("No file that you may open has this number.")
        ]
    context = {**person_context(header), "wanted": form, "circle": circle}
    return render_template("counsellor/same_person_other.html", **context)


def circle_of(person_id: UUID) -> Circle:
    """The files of the person."""
    found: Circle = ask(ReadCircle(person_id=person_id))
    return found


def _by_number(number: str) -> UUID | None:
    try:
        found: UUID = ask(PersonByNumber(number=number))
    except Absent:
        return None
    return found


def _apart() -> bool:
    return request.form.get("say") == APART


def _goal(view: PairView) -> str:
    if not view.linked and _apart():
        return url_for("same_person.candidates")
    return url_for("person.overview", person_id=view.one.file.header.person_id)


def _said(view: PairView) -> str:
    if view.linked:
        return _("The link is undone: they are two people again, and the pair is not proposed any more.")
    if request.method == "POST" and _apart():
        return _("They stay two people. The pair is not proposed again.")
    return _("The two files are of one person now. Figures count one person from today on, for all periods.")
