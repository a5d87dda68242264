"""Fields for consents: which purposes, how they were given, and in which language the texts were read out."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, StringField
from wtforms.validators import Length, ValidationError

from application.person_parts import Consent, Refusal
from web.consent_texts import BY_ITSELF, TEXTS, consent_text, text_version
from web.fields import CodeChecks, CodeRadios, CodeSelect
from web.forms import BaseForm, NearDate, Optional, Required, as_choices
from web.i18n import LANGUAGES, language
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options

RECORDING, SHARING = "REG", "REF"
# Whoever does not want to be recorded is not registered, with a no or without.
MAY_BE_REFUSED = tuple(purpose for purpose in BY_ITSELF if purpose != RECORDING)


class ConsentFields(BaseForm):
    """What was agreed to. ``agreed()`` gives the consents for a command."""

    fields_of = {"consent.recording_missing": "consents", "consent.expired_already": "consent_until"}

    consents = CodeChecks(
        _l("They agree to"), "consent_purpose", choices=lambda: as_choices(options("consent_purpose", BY_ITSELF))
    )
    refusals = CodeChecks(
        _l("They do not agree to"),
        "consent_purpose",
        choices=lambda: as_choices(options("consent_purpose", MAY_BE_REFUSED)),
    )
    consent_mode = CodeRadios(
        _l("How they agreed"),
        "consent_mode",
        [Required(_l("Choose how they agreed."))],
        default="ORAL_CERTIFIED",
    )
    consent_by = CodeSelect(_l("Given by"), "consent_given_by", default="SELF")
    agency = StringField(_l("Organisation that may be told"), [Length(max=120)])
    witness = StringField(_l("Witness"), [Optional(), Length(max=120)])
    consent_until = NearDate(
        _l("Consents hold until"), [Optional()], description=_l("Leave it empty where they have no end.")
    )
    read_in = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read_out = self.read_in.data if self.read_in.data in LANGUAGES else language()
        # The page is shown once more in the language in force: that is what will be read out then.
        self.read_in.data = language()

    def validate_agency(self, field: Any) -> None:
        """Nobody agrees to be told of to whomever."""
        if SHARING in self.ticked() and not field.data:
            raise ValidationError(_("Name the organisation that may be told."))

    def validate_refusals(self, field: Any) -> None:
        """One answer to each question."""
        if set(field.data or ()) & set(self.ticked()):
            raise ValidationError(_("One purpose is both agreed to and refused. Keep one of the two."))

    def ticked(self) -> list[str]:
        """The purposes agreed to."""
        return self.consents.data or []

    def given_by(self) -> str:
        """Who agreed."""
        return self.consent_by.data or "SELF"

    def agreed(self) -> tuple[Consent, ...]:
        """One consent for each purpose that was ticked."""
        return tuple(self._consent(purpose) for purpose in self.ticked())

    def refused(self) -> tuple[Refusal, ...]:
        """One no for each purpose that was ticked there."""
        return tuple(Refusal(**self._answer(purpose)) for purpose in self.refusals.data or ())

    def texts(self) -> dict[str, str]:
        """Purpose → the words to read out."""
        return {purpose: consent_text(purpose) for purpose in TEXTS}

    def _consent(self, purpose: str) -> Consent:
        return Consent(**self._answer(purpose), expires_on=self.consent_until.data)

    def _answer(self, purpose: str) -> dict[str, Any]:
        return {
            "purpose": purpose,
            "mode": self.consent_mode.data,
            "given_by": self.given_by(),
            "text_version": text_version(purpose, self.read_out),
            "language": self.read_out,
            "agency": (self.agency.data or "") if purpose == SHARING else "",
            "witness": self.witness.data or "",
        }
