"""Forms of a referral: the draft, and one for each step on its way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import TextAreaField
from wtforms.validators import ValidationError

from application import referral as commands
from application.override import AskOverride
from application.referrals import ReferralRow
from web import dates
from web.counsellor.desk import today
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect
from web.forms import NearDate, Optional, Required, as_choices
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

SIDES: Mapping[str, LazyText] = {"PROVIDER": _l("The organisation"), "CLIENT": _l("The person")}


class StepForm(VersionedForm):
    """When it happened; each step adds what it needs and names its command."""

    fields_of = {"occurred.future": "day", "referral.before_sending": "day", "referral.still_time": "day"}
    command: type[Any] = object

    day = NearDate(_l("When"), [Required()])

    def __init__(self, row: ReferralRow) -> None:
        super().__init__(data={"day": today()})
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> Any:
        step = {"person_id": self.row.person_id, "referral_id": self.row.referral_id}
        return self.command(
            **step, base_version=self.version, occurred_at=moment_of(self.day.data), **self.more()
        )

    def more(self) -> dict[str, Any]:
        """What this step adds to its command."""
        return {}


class SendForm(StepForm):
    command = commands.SendReferral


class AcceptForm(StepForm):
    command = commands.AcceptReferral
    note = TextAreaField(_l("What was agreed, with whom"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"note": self.note.data or ""}


class DeclineForm(StepForm):
    command = commands.DeclineReferral
    by = CodeRadios(
        _l("Who says no"),
        "",
        [Required(_l("Choose who says no."))],
        choices=lambda: as_choices(SIDES.items()),
    )
    provider_reason = CodeSelect(_l("Reason of the organisation"), "provider_decline_reason")
    client_reason = CodeSelect(_l("Reason of the person"), "client_decline_reason")
    note = TextAreaField(_l("In their words"), [Optional()])

    def validate_provider_reason(self, field: Any) -> None:
        """The reason that goes with who says no is needed."""
        if self.by.data == "PROVIDER" and not field.data:
            raise ValidationError(_("Choose the reason."))

    def validate_client_reason(self, field: Any) -> None:
        """See above."""
        if self.by.data == "CLIENT" and not field.data:
            raise ValidationError(_("Choose the reason."))

    def more(self) -> dict[str, Any]:
        reason = self.provider_reason.data if self.by.data == "PROVIDER" else self.client_reason.data
        return {"by": str(self.by.data), "reason": str(reason), "note": self.note.data or ""}


class StopWaitingForm(StepForm):
    command = commands.StopWaiting


class StartForm(StepForm):
    command = commands.StartReferral


class CompleteForm(StepForm):
    command = commands.CompleteReferral
    result = CodeRadios(_l("Result"), "referral_result", [Required(_l("Choose the result."))])
    feedback = TextAreaField(_l("What came of it"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"result": str(self.result.data), "feedback": self.feedback.data or ""}


class CancelForm(StepForm):
    command = commands.CancelReferral
    reason = CodeRadios(_l("Reason"), "referral_cancel_reason", [Required(_l("Choose the reason."))])

    def more(self) -> dict[str, Any]:
        return {"reason": str(self.reason.data)}


class OverrideForm(StepForm):
    """The law obliges to report this."""

    fields_of = {**StepForm.fields_of, "override.not_needed": "ground"}
    command = AskOverride
    ground = CodeRadios(_l("Ground"), "report_duty", [Required(_l("Choose the ground."))])
    explanation = TextAreaField(_l("What happened, and which law obliges"), [Required(_l("Write the reason."))])

    def more(self) -> dict[str, Any]:
        return {"ground": str(self.ground.data), "explanation": str(self.explanation.data)}


class ReopenForm(StepForm):
    command = commands.ReopenReferral


def moment_of(day: Any) -> datetime | None:
    """Now, for today; the last minute of a past day, which no earlier step of that day can follow."""
    if day == today():
        return None
    return datetime.combine(day, time(23, 59), ZoneInfo(dates.zone.get()))
