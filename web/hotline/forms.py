"""Forms about calls: logged with one button, the number afterwards, called back, corrected, declared void."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7
from wtforms import HiddenField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import AnyOf, ValidationError

from application.call import CorrectCall, LogCall, NoteNumber, ReturnCall, VoidCall
from application.calls import CallRow
from web import dates
from web.counsellor.desk import centres
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect, PhoneField, as_choices
from web.forms import BaseForm, Count, NearDate, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

# What one button logs; an answered call has its own form.
AT_ONCE = ("PHONE_MISSED", "PHONE_ABANDONED", "WRONG_NUMBER", "SPAM")


def known_id(field: Any) -> UUID:
    """The id in a hidden field; a new one where it holds none."""
    try:
        return UUID(str(field.data))
    except ValueError:
        field.data = str(uuid7())
        return UUID(field.data)


class LogForm(BaseForm):
    """One button. `where` is the centre with its line: "DYU/1", "DYU/" where it has listed none."""

    fields_of = {"centre.line_unknown": "where", "centre.closed": "where"}

    call_id = HiddenField()
    kind = HiddenField(validators=[AnyOf(AT_ONCE, message=_l("Choose one of the list."))])
    where = HiddenField(validators=[Required()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        known_id(self.call_id)

    def validate_where(self, field: Any) -> None:
        """One's own centre."""
        if field.data.partition("/")[0] not in dict(centres()):
            raise ValidationError(_("Choose one of the list."))

    def to_command(self) -> LogCall:
        centre, _slash, line = str(self.where.data).partition("/")
        known = {"call_id": known_id(self.call_id), "kind": str(self.kind.data)}
        return LogCall(centre=centre, line=line, occurred_at=datetime.now(UTC), **known)


class NumberForm(BaseForm):
    """The caller's number, as the telephone shows it."""

    number = PhoneField(_l("Number of the caller"), [Required(_l("Write the number."))])

    def __init__(self, call_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.call = call_id

    def to_command(self) -> NoteNumber:
        return NoteNumber(call_id=self.call, number=str(self.number.data))


class ReturnForm(BaseForm):
    """Two buttons: reached, not reached; the value is that of the button."""

    reached = StringField(validators=[AnyOf(("yes", "no"), message=_l("Choose one of the list."))])

    def __init__(self, call_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.call = call_id

    def to_command(self) -> ReturnCall:
        return ReturnCall(call_id=self.call, reached=self.reached.data == "yes")


class CorrectForm(VersionedForm):
    """The call as it should have stood."""

    fields_of = {
        "centre.line_unknown": "line",
        "occurred.future": "rang_on",
        "call.consultation_missing": "kind",
        "call.answered": "kind",
        "call.returned_already": "kind",
    }

    kind = CodeRadios(_l("What it was"), "call_kind", [Required()])
    line = SelectField(_l("Line"), [Optional()])
    rang_on = NearDate(_l("Day"), [Required()])
    rang_at = TimeField(_l("Time"), [Required()])
    seconds = Count(_l("Seconds"), [Optional()], most=86_400)
    number = PhoneField(_l("Number of the caller"), [Optional()])
    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )
    explanation = TextAreaField(_l("In words"), [Optional()])

    def __init__(self, call: CallRow, lines: list[tuple[str, str]]) -> None:
        clock = {"rang_on": call.rang_at.date(), "rang_at": call.rang_at.time().replace(second=0, microsecond=0)}
        kept = {name: getattr(call, name) for name in ("kind", "line", "seconds", "number")}
        super().__init__(data=kept | clock)
        self.line.choices = as_choices([("", ""), *lines])
        self.call = call
        self.stands_at(call.version)

    @property
    def occurred_at(self) -> datetime:
        """The instant of the call; the same to the second where the minute was left as it is."""
        said = datetime.combine(self.rang_on.data, self.rang_at.data, ZoneInfo(dates.zone.get()))  # type: ignore[arg-type]  # both are required
        same = said == self.call.rang_at.replace(second=0, microsecond=0)
        return self.call.rang_at if same else said

    def to_command(self) -> CorrectCall:
        said = {"kind": str(self.kind.data), "line": self.line.data or "", "seconds": self.seconds.data}
        why = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        known = {"call_id": self.call.call_id, "centre": self.call.centre, "base_version": self.version}
        return CorrectCall(occurred_at=self.occurred_at, number=self.number.data or "", **known, **said, **why)


class VoidForm(VersionedForm):
    """The call stays in the history and leaves the figures."""

    reason = CodeRadios(_l("Why it is void"), "void_reason", [Required(_l("Choose the reason."))])
    explanation = TextAreaField(_l("In words"), [Optional()])

    def __init__(self, call: CallRow) -> None:
        super().__init__()
        self.call = call
        self.stands_at(call.version)

    def to_command(self) -> VoidCall:
        why = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return VoidCall(call_id=self.call.call_id, base_version=self.version, **why)
