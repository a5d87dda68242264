"""Forms of a file on its way to another centre: the offer with the person's consent, and the answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from application import transfer as commands
from application.people import Header
from application.transfers import Offer
from web.consent_texts import consent_text, text_version
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import LANGUAGES, LazyText, language
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.sessions import current_actor

MOVING = "TRANSFER"
ME, DESK = "ME", "DESK"
WHOSE: dict[str, LazyText] = {ME: _l("I look after this person"), DESK: _l("Whoever is at the desk")}


class OfferForm(BaseForm):
    """Where to, why, and how the person agreed."""

    fields_of = {
        "transfer.same_centre": "to_centre",
        "transfer.other_network": "to_centre",
        "centre.closed": "to_centre",
        "centre.unknown": "to_centre",
    }

    transfer_id = HiddenField()
    read_in = HiddenField()
    to_centre = SelectField(_l("To which centre"), [Required(_l("Choose the centre."))], choices=[])
    reason = CodeRadios(_l("Why"), "transfer_reason", [Required(_l("Choose the reason."))])
    note = TextAreaField(_l("What the other centre should know once it has said yes"), [Optional()])
    consent_mode = CodeRadios(_l("How they agreed"), "consent_mode", default="ORAL_CERTIFIED")
    consent_by = CodeSelect(_l("Given by"), "consent_given_by", default="SELF")
    witness = StringField(_l("Witness"), [Optional(), Length(max=120)])

    def __init__(self, header: Header, centres: list[tuple[str, str]]) -> None:
        super().__init__()
        self.header = header
        self.to_centre.choices = as_choices([("", ""), *centres])
        self.read_out = self.read_in.data if self.read_in.data in LANGUAGES else language()
        # The page is shown once more in the language in force: that is what will be read out then.
        self.read_in.data = language()
        try:
            self.id = UUID(str(self.transfer_id.data))
        except ValueError:
            self.id = uuid7()
            self.transfer_id.data = str(self.id)

    @property
    def text(self) -> str:
        """What is read out."""
        return consent_text(MOVING)

    def validate_consent_mode(self, field: Any) -> None:
        """Nobody is handed over without having agreed."""
        if not field.data:
            raise ValidationError(_("Choose how they agreed."))

    def to_command(self) -> commands.ProposeTransfer:
        agreed = commands.Agreed(
            mode=str(self.consent_mode.data),
            given_by=self.consent_by.data or "SELF",
            text_version=text_version(MOVING, self.read_out),
            language=self.read_out,
            witness=self.witness.data or "",
        )
        return commands.ProposeTransfer(
            person_id=self.header.person_id,
            transfer_id=self.id,
            to_centre=str(self.to_centre.data),
            reason=str(self.reason.data),
            note=self.note.data or "",
            consent=agreed,
        )


class _Answer(BaseForm):
    """About one transfer."""

    def __init__(self, person_id: UUID, transfer_id: UUID, cases: tuple[UUID, ...] = ()) -> None:
        super().__init__()
        self.ids = {"person_id": person_id, "transfer_id": transfer_id}
        self.cases = cases


class AcceptForm(_Answer):
    """Take the file over, for oneself or for the desk."""

    whose = CodeRadios(_l("Who looks after them here"), "", choices=lambda: as_choices(WHOSE.items()), default=ME)

    def to_command(self) -> commands.AcceptTransfer:
        owner = current_actor().account_id if self.whose.data == ME else None
        return commands.AcceptTransfer(**self.ids, owner_id=owner, cases=self.cases)


class DeclineForm(_Answer):
    """Leave it where it is."""

    reason = CodeRadios(_l("Why"), "transfer_decline_reason", [Required(_l("Choose the reason."))])
    note = TextAreaField(_l("What the other centre should know"), [Optional()])

    def to_command(self) -> commands.DeclineTransfer:
        return commands.DeclineTransfer(**self.ids, reason=str(self.reason.data), note=self.note.data or "")


class WithdrawForm(_Answer):
    """Take the offer back."""

    reason = CodeRadios(_l("Why"), "transfer_withdraw_reason", [Required(_l("Choose the reason."))])
    note = TextAreaField(_l("Note"), [Optional()])

    def to_command(self) -> commands.WithdrawTransfer:
        return commands.WithdrawTransfer(**self.ids, reason=str(self.reason.data), note=self.note.data or "")


class EndForm(_Answer):
    """The other centre no longer needs to read."""

    def to_command(self) -> commands.EndReading:
        return commands.EndReading(**self.ids)


def of_offer(form: type[_Answer], offer: Offer) -> _Answer:
    """A form about an offer, whose person stands on no page."""
    return form(offer.person_id, offer.transfer_id, offer.cases)
