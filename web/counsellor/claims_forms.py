"""Forms of a claim for wages: stating it, putting it right, what came back, closing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from application.claim import CloseClaim, RecoverAmount, ReferClaim, ReopenClaim, RestateClaim, StateClaim
from application.claims import ClaimRow, OneClaim, Payment
from application.people import Header
from application.referrals import PersonReferrals, ReferralRow
from application.striking import StrikeRecovery, VoidClaim
from web.counsellor.further_words import money
from web.counsellor.record_forms import instant_of, made_id
from web.counsellor.versioned import VersionedForm
from web.dates import date_text
from web.fields import CodeRadios, CodeSelect
from web.forms import Amount, BaseForm, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask


class ClaimFields(BaseForm):
    """How much, by whom, for when."""

    fields_of = {
        "claim.amount": "amount",
        "claim.more_than_claimed": "amount",
        "claim.period": "worked_until",
    }

    amount = Amount(_l("Wages owed"), [Required(_l("Write how much is owed."))])
    currency = CodeSelect(_l("Currency"), "currency", [Required(_l("Choose the currency."))])
    worked_in = CodeSelect(_l("Country of the work"), "country", [Required(_l("Choose the country."))])
    employer = StringField(_l("Employer"), [Optional()])
    worked_from = NearDate(_l("Worked from"), [Optional()])
    worked_until = NearDate(_l("Worked until"), [Optional()])
    note = TextAreaField(_l("Note"), [Optional()])

    def validate_worked_until(self, field: Any) -> None:
        """Work does not end before it begins."""
        first: Any = self.worked_from.data
        if field.data and first and field.data < first:
            raise ValidationError(_("The last day lies before the first."))

    def claimed(self) -> dict[str, Any]:
        """Keyword arguments of commands that carry a claim."""
        words = {name: self[name].data or "" for name in ("employer", "note")}
        codes = {name: str(self[name].data) for name in ("currency", "worked_in")}
        days = {name: self[name].data for name in ("worked_from", "worked_until")}
        return {"amount": self.amount.data, **codes, **days, **words}


class StateForm(ClaimFields):
    """`centre` is where the claim is looked after; `case_id` the case it belongs to, if any."""

    claim_id = HiddenField()

    def __init__(self, header: Header, centre: str, case_id: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header, self.centre, self.case_id = header, centre, case_id
        self.id = made_id(self.claim_id)

    def to_command(self) -> StateClaim:
        ids = {"person_id": self.header.person_id, "claim_id": self.id, "case_id": self.case_id}
        return StateClaim(**ids, centre=self.centre, **self.claimed())


class StepForm(VersionedForm):
    """A step of a claim."""

    command: type[Any] = object
    data_of: tuple[str, ...] = ()

    def __init__(self, row: ClaimRow, **kwargs: Any) -> None:
        kept = {name: getattr(row, name) for name in self.data_of}
        super().__init__(data={**kept, **kwargs.pop("data", {})}, **kwargs)
        self.row = row
        self.stands_at(row.version)

    def ids(self) -> dict[str, Any]:
        """What every step names."""
        return {"person_id": self.row.person_id, "claim_id": self.row.claim_id, "base_version": self.version}


class RestateForm(ClaimFields, StepForm):
    """The claim as it should have stood."""

    command = RestateClaim
    data_of = ("amount", "currency", "worked_in", "employer", "worked_from", "worked_until", "note")
    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )

    def to_command(self) -> RestateClaim:
        return RestateClaim(**self.ids(), **self.claimed(), reason=str(self.reason.data))


class RecoverForm(StepForm):
    """A part of it, or all of it, was paid."""

    command = RecoverAmount
    fields_of = {"claim.amount": "amount", "claim.more_than_claimed": "amount"}
    amount = Amount(_l("What was paid"), [Required(_l("Write how much was paid."))])
    paid_on = NearDate(_l("Paid on"), [Required()])
    note = TextAreaField(_l("Note"), [Optional()])

    def to_command(self) -> RecoverAmount:
        said: dict[str, Any] = {"amount": self.amount.data, "note": self.note.data or ""}
        return RecoverAmount(**self.ids(), **said, occurred_at=instant_of(self.paid_on.data))


class ReferForm(StepForm):
    """With which referral somebody was asked to get it paid."""

    command = ReferClaim
    fields_of = {"claim.referred_already": "referral_id", "referral.unknown": "referral_id"}
    referral_id = SelectField(_l("Referral"), [Required(_l("Choose the referral."))])

    def __init__(self, row: ClaimRow, **kwargs: Any) -> None:
        super().__init__(row, **kwargs)
        known: tuple[ReferralRow, ...] = ask(PersonReferrals(person_id=row.person_id))
        self.referral_id.choices = as_choices([("", ""), *((str(r.referral_id), referral_words(r)) for r in known)])

    def to_command(self) -> ReferClaim:
        return ReferClaim(**self.ids(), referral_id=UUID(str(self.referral_id.data)))


def referral_words(row: ReferralRow) -> str:
    """Labour inspection, 12.03.2026."""
    return f"{label('referral_service', row.service)}, {date_text(row.sent_on or row.drafted_on)}"


class CloseForm(StepForm):
    """Nothing more is expected."""

    command = CloseClaim
    fields_of = {"claim.still_owed": "outcome", "claim.nothing_paid": "outcome"}
    outcome = CodeRadios(_l("How it ended"), "claim_outcome", [Required(_l("Choose how it ended."))])
    note = TextAreaField(_l("Note"), [Optional()])

    def to_command(self) -> CloseClaim:
        return CloseClaim(**self.ids(), outcome=str(self.outcome.data), note=self.note.data or "")


class ReopenForm(StepForm):
    """It was closed too early."""

    command = ReopenClaim
    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )

    def to_command(self) -> ReopenClaim:
        return ReopenClaim(**self.ids(), reason=str(self.reason.data))


class StrikeForm(StepForm):
    """A payment that was mistyped, or was not made."""

    command = StrikeRecovery
    fields_of = {"claim.payment_unknown": "payment"}
    payment = SelectField(_l("What was paid"), [Required(_l("Choose the payment."))])
    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )
    explanation = StringField(_l("In words"), [Optional()])

    def __init__(self, row: ClaimRow, **kwargs: Any) -> None:
        super().__init__(row, **kwargs)
        paid: tuple[Payment, ...] = ask(OneClaim(claim_id=row.claim_id, person_id=row.person_id)).payments
        pairs = [(str(p.version), payment_words(p, row)) for p in paid if not p.struck]
        self.payment.choices = as_choices([("", ""), *pairs])

    def to_command(self) -> StrikeRecovery:
        said = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return StrikeRecovery(**self.ids(), payment=int(str(self.payment.data)), **said)


def payment_words(payment: Payment, row: ClaimRow) -> str:
    """12.03.2026: 400 RUB."""
    return f"{date_text(payment.paid_on)}: {money(payment.amount, row.currency)}"


class VoidForm(StepForm):
    """Nothing is owed, or not to this person."""

    command = VoidClaim
    reason = CodeRadios(_l("Why it is void"), "void_reason", [Required(_l("Choose the reason."))])
    explanation = StringField(_l("In words"), [Optional()])

    def to_command(self) -> VoidClaim:
        return VoidClaim(**self.ids(), reason=str(self.reason.data), explanation=self.explanation.data or "")
