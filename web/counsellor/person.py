"""The file of a person: details and their correction, owner, who has looked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from application.cases import CaseRow, PersonCases
from application.migrant import AssignMigrant, CorrectMigrantDetails
from application.people import FileView, Header, PersonFile
from application.protection import AccessPage, FileReaders
from web.counsellor.desk import header_of, person_context, person_page
from web.counsellor.details_fields import DetailsFields, details_data
from web.counsellor.places import place_text
from web.counsellor.versioned import VersionedForm
from web.fields import CodeSelect
from web.filters import whole
from web.forms import BaseForm, Required
from web.i18n import lazy_gettext as _l
from web.looked import folded
from web.pages import ask, form_page, page_post
from web.routes import ROUTES, may
from web.sessions import current_actor

person = Blueprint("person", __name__, url_prefix="/people/<uuid:person_id>")


class CorrectionForm(DetailsFields, VersionedForm):
    """The details as they should have stood."""

    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )

    def __init__(self, header: Header, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header = header
        self.stands_at(header.version)

    def to_command(self) -> CorrectMigrantDetails:
        known = {"person_id": self.header.person_id, "base_version": self.version, "reason": self.reason.data}
        return CorrectMigrantDetails(**known, **self.details())


class OwnerForm(BaseForm):
    """Mine, or again of whoever is at the desk."""

    def __init__(self, person_id: UUID, owner_id: UUID | None, cases: tuple[UUID, ...]) -> None:
        super().__init__()
        self.person_id, self.owner_id, self.cases = person_id, owner_id, cases

    def to_command(self) -> AssignMigrant:
        return AssignMigrant(person_id=self.person_id, owner_id=self.owner_id, cases=self.cases)


def file_of(person_id: UUID) -> FileView:
    """The whole file; the look is logged."""
    found: FileView = ask(PersonFile(person_id=person_id))
    return found


@person.route("/details/correct", methods=["GET", "POST"])
@form_page
def correct(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    form = CorrectionForm(file.header, data=details_data(file.details))
    return page_post(
        form,
        "counsellor/correct_details.html",
        done=lambda _: url_for("person.details", person_id=person_id),
        said=_l("The details were corrected."),
        draft=f"details.{person_id}",
        back=url_for("person.details", person_id=person_id),
        **person_context(file.header),
    )


@person.route("/take", methods=["GET", "POST"])
@form_page
def take(person_id: UUID) -> ResponseReturnValue:
    return _assign(
        person_id, current_actor().account_id, "counsellor/take.html", _l("The file is yours now.")
    )


@person.route("/give-back", methods=["GET", "POST"])
@form_page
def give_back(person_id: UUID) -> ResponseReturnValue:
    return _assign(person_id, None, "counsellor/give_back.html", _l("The file is at the desk again."))


@person.get("/readers")
def readers(person_id: UUID) -> ResponseReturnValue:
    if not may(current_actor().roles, ROUTES["person.overview"]):
        # Whoever watches over the log sees no file: the same entries stand in the log itself.
        return redirect(url_for("access.index", person=person_id), 303)
    before = whole(request.args.get("before"))
    page: AccessPage = ask(FileReaders(person_id=person_id, before=before))
    return person_page("counsellor/readers.html", header_of(person_id), page=page, lines=folded(page.entries))


def _assign(person_id: UUID, owner_id: UUID | None, template: str, said: Any) -> ResponseReturnValue:
    header = header_of(person_id)
    # At the desk a case stays with whoever works on it: it needs somebody.
    rows: tuple[CaseRow, ...] = ask(PersonCases(person_id=person_id)) if owner_id else ()
    form = OwnerForm(person_id, owner_id, tuple(row.case_id for row in rows if row.status == "OPEN"))
    goal = url_for("person.overview", person_id=person_id)
    return page_post(form, template, done=lambda _: goal, said=said, **person_context(header))


def place(file: FileView) -> str:
    """Where the person lives, in words."""
    return place_text(file.details["country"], file.details["region"], file.details["district"])
