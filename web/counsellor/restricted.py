"""Who may see a file: named colleagues only, or again whoever may see files of the centre."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from application.asking import Absent
from application.restriction import Circle, Colleague, LiftRestriction, RestrictMigrant, WhoMaySee
from web.counsellor.desk import header_of, person_context
from web.fields import CodeChecks, CodeSelect
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

restricted = Blueprint("restricted", __name__, url_prefix="/people/<uuid:person_id>/who-may-see")


class RestrictionForm(BaseForm):
    """The colleagues who are named beside the owner, and why."""

    fields_of = {"restriction.nobody": "named", "restriction.named_elsewhere": "named"}

    named = CodeChecks(_l("Colleagues who see it too"), "", choices=[])
    reason = CodeSelect(_l("Reason"), "restriction_reason", [Required(_l("Choose the reason."))])
    note = TextAreaField(_l("What colleagues who are named should know"), [Optional()])

    def __init__(self, person_id: UUID, circle: Circle) -> None:
        chosen = [str(each) for each in circle.named] or [str(current_actor().account_id)]
        super().__init__(data={"named": chosen, "reason": circle.reason or None, "note": circle.note})
        self.person_id = person_id
        self.named.choices = as_choices((str(each.account_id), _named(each)) for each in circle.colleagues)

    def to_command(self) -> RestrictMigrant:
        return RestrictMigrant(
            person_id=self.person_id,
            named=tuple(UUID(each) for each in self.named.data or ()),
            reason=str(self.reason.data),
            note=self.note.data or "",
        )


class LiftForm(BaseForm):
    """Open again, with a word about why."""

    note = TextAreaField(_l("Why it is no longer needed"), [Optional()])

    def __init__(self, person_id: UUID) -> None:
        super().__init__()
        self.person_id = person_id

    def to_command(self) -> LiftRestriction:
        return LiftRestriction(person_id=self.person_id, note=self.note.data or "")


@restricted.route("", methods=["GET", "POST"])
@form_page
def change(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    circle: Circle = ask(WhoMaySee(person_id=person_id))
    return page_post(
        RestrictionForm(person_id, circle),
        "counsellor/restricted.html",
        done=lambda _: _after(person_id),
        said=_l("From now on the file exists for those who are named, and for nobody else."),
        circle=circle,
        **person_context(header),
    )


@restricted.route("/lift", methods=["GET", "POST"])
@form_page
def lift(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    return page_post(
        LiftForm(person_id),
        "counsellor/restriction_lifted.html",
        done=lambda _: url_for("person.overview", person_id=person_id),
        said=_l("The file is seen again by whoever may see files of the centre."),
        back=url_for("restricted.change", person_id=person_id),
        **person_context(header),
    )


def _named(colleague: Colleague) -> str:
    roles = ", ".join(label("role", role) for role in colleague.roles)
    return f"{colleague.name} ({roles})" if roles else colleague.name


def _after(person_id: UUID) -> str:
    """Whoever did not name themselves can no longer open the file."""
    try:
        header_of(person_id)
    except Absent:
        return url_for("today.desk")
    return url_for("person.overview", person_id=person_id)
