"""Referrals that are to be sent without consent because the law obliges: the list, and the decision on one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from application.override import APPROVE, REFUSE, DecideOverride, OpenOverrides, OverrideRequest
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios
from web.forms import Optional, Required, as_choices
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post

overrides = Blueprint("overrides", __name__, url_prefix="/protection/overrides")
DECISIONS: dict[str, LazyText] = {
    APPROVE: _l("It may be sent without consent"),
    REFUSE: _l("It may not be sent without consent"),
}


class DecideForm(VersionedForm):
    """Yes or no, with a word for whoever asked; for the request that the page showed, and no later one."""

    fields_of = {"override.same_person": "decision"}
    decision = CodeRadios(
        _l("Decide"), "", [Required(_l("Choose a decision."))], choices=lambda: as_choices(DECISIONS.items())
    )
    note = TextAreaField(_l("Note"), [Optional()])

    def __init__(self, asked: OverrideRequest, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.asked = asked
        self.stands_at(asked.version)

    def to_command(self) -> DecideOverride:
        ids = {"person_id": self.asked.person_id, "referral_id": self.asked.referral_id}
        said = {"decision": str(self.decision.data), "note": self.note.data or ""}
        return DecideOverride(**ids, base_version=self.version, **said)


@overrides.context_processor
def words() -> dict[str, Any]:
    """What the templates of this area say codes with."""
    return {"label": label}


@overrides.get("")
def index() -> ResponseReturnValue:
    return render_template("protection/overrides.html", waiting=ask(OpenOverrides()))


@overrides.route("/<uuid:referral_id>", methods=["GET", "POST"])
@form_page
def decide(referral_id: UUID) -> ResponseReturnValue:
    asked = next((found for found in ask(OpenOverrides()) if found.referral_id == referral_id), None)
    if asked is None:
        abort(404)
    back = url_for("overrides.index")
    said = _l("The decision was written down. Whoever asked reads it in the referral.")
    return page_post(DecideForm(asked), "protection/override.html", done=lambda _: back, said=said, asked=asked)
