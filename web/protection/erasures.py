"""Erasures that wait for a second person: the list, approving and declining. Persons appear by number only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, TextAreaField
from wtforms.validators import Length

from application.migrant import DeclineErasure, EraseMigrant
from application.protection import ErasureRequest, OpenErasures
from web.forms import BaseForm, Required
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post

erasures = Blueprint("erasures", __name__, url_prefix="/protection/erasures")
REASON = 2000  # characters


class ApproveForm(BaseForm):
    """What cannot be undone is confirmed."""

    fields_of = {"erasure.same_person": "sure"}
    sure = BooleanField(
        _l("I have checked the ground, and I know that this cannot be undone"),
        [Required(_l("Confirm that you have checked the ground."))],
    )

    def __init__(self, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id

    def to_command(self) -> EraseMigrant:
        return EraseMigrant(person_id=self.person_id)


class DeclineForm(BaseForm):
    """The file shows the reason, so that the person can be told."""

    reason = TextAreaField(_l("Reason"), [Required(_l("Write the reason.")), Length(max=REASON)])

    def __init__(self, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id

    def to_command(self) -> DeclineErasure:
        return DeclineErasure(person_id=self.person_id, reason=str(self.reason.data))


@erasures.context_processor
def words() -> dict[str, Any]:
    """What the templates of this area say codes with."""
    return {"label": label}


@erasures.get("")
def index() -> ResponseReturnValue:
    return render_template("protection/erasures.html", waiting=ask(OpenErasures()))


@erasures.route("/<uuid:person_id>/approve", methods=["GET", "POST"])
@form_page
def approve(person_id: UUID) -> ResponseReturnValue:
    said = _l("The person is erased: nothing about them can be read any more.")
    return _decide(ApproveForm(person_id), "protection/approve.html", said)


@erasures.route("/<uuid:person_id>/decline", methods=["GET", "POST"])
@form_page
def decline(person_id: UUID) -> ResponseReturnValue:
    return _decide(DeclineForm(person_id), "protection/decline.html", _l("The request is declined. The file says why."))


def _decide(form: ApproveForm | DeclineForm, template: str, said: Any) -> ResponseReturnValue:
    asked: list[ErasureRequest] = [found for found in ask(OpenErasures()) if found.person_id == form.person_id]
    if not asked:
        abort(404)
    return page_post(form, template, done=lambda _: url_for("erasures.index"), said=said, asked=asked[0])
