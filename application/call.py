"""Commands about calls, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Note, Text, Touched, Whole
from application.ports import Ledger
from domain.call import Call
from domain.centre import Centre, centre_id
from domain.consultation import Consultation
from domain.kernel import Rejected, current_act

Seconds = Annotated[int, Whole(0, 86_400)]
Version = Annotated[int, Whole(1, 10**6)]
LineCode = Annotated[str, Text(8)]
# E.164; the page reads whatever was typed.
Number = Annotated[str, Text(20)]


@dataclass(frozen=True, kw_only=True)
class LogCall:
    """The telephone rang. An answered call names its consultation; `line` is empty where a centre has none listed."""

    call_id: Touched
    centre: CentreCode
    occurred_at: datetime
    line: LineCode = ""
    kind: Annotated[str, Code("call_kind")]
    seconds: Seconds | None = None
    number: Number = ""
    consultation_id: Touched | None = None
    # Follows from the centre, whatever is sent: the stream whose turn is taken.
    centre_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre_id", centre_id(str(self.centre)))


@dataclass(frozen=True, kw_only=True)
class NoteNumber:
    """Write down the caller's number after the call."""

    call_id: Touched
    number: Annotated[str, Text(20, required=True)]


@dataclass(frozen=True, kw_only=True)
class ReturnCall:
    """Somebody called back."""

    call_id: Touched
    occurred_at: datetime | None = None
    reached: bool


@dataclass(frozen=True, kw_only=True)
class ConnectCall:
    """The caller who was called back was advised in this consultation."""

    call_id: Touched
    consultation_id: Touched


@dataclass(frozen=True, kw_only=True)
class CorrectCall:
    """Replace the record that the page showed at `base_version`."""

    call_id: Touched
    centre: CentreCode
    base_version: Version
    occurred_at: datetime
    line: LineCode = ""
    kind: Annotated[str, Code("call_kind")]
    seconds: Seconds | None = None
    number: Number = ""
    reason: Annotated[str, Code("correction_reason")]
    explanation: Note = ""
    centre_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre_id", centre_id(str(self.centre)))


@dataclass(frozen=True, kw_only=True)
class VoidCall:
    """Take a call that should not be on record out of the figures; it stays in the history."""

    call_id: Touched
    base_version: Version
    reason: Annotated[str, Code("void_reason")]
    explanation: Note = ""


def log_call(ledger: Ledger, command: LogCall) -> Changed:
    """Refuses a closed centre, a line that it does not have, and a consultation of another centre."""
    if ledger.find(Call, command.call_id) is not None:
        raise Rejected("call.logged_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    _line(ledger, command.centre_id, command.line)
    held = _consultation(ledger, command.consultation_id, command.centre) if command.consultation_id else None
    same = ("line", "kind", "seconds", "number", "consultation_id")
    record = {name: getattr(command, name) for name in same} | {"at_centre": command.centre}
    return [Call.log(command.call_id, person_id=held.person_id if held else None, **record)]


def note_number(ledger: Ledger, command: NoteNumber) -> Changed:
    """Whatever was noted before is replaced."""
    call = ledger.get(Call, command.call_id)
    call.note_number(command.number)
    return [call]


def return_call(ledger: Ledger, command: ReturnCall) -> Changed:
    """Refuses a call that was answered or returned already."""
    call = ledger.get(Call, command.call_id)
    call.return_(reached=command.reached, at=current_act().occurred)
    return [call]


def connect_call(ledger: Ledger, command: ConnectCall) -> Changed:
    """Refuses a consultation of another centre, and a caller who was not reached."""
    call = ledger.get(Call, command.call_id)
    _consultation(ledger, command.consultation_id, call.at_centre)
    call.lead_to(command.consultation_id)
    return [call]


def correct_call(ledger: Ledger, command: CorrectCall) -> Changed:
    """Refuses when somebody else changed the record since the page was shown."""
    call = _current(ledger, command.call_id, command.base_version)
    if call.at_centre != command.centre:
        raise Rejected("call.other_centre")
    _line(ledger, command.centre_id, command.line)
    same = ("line", "kind", "seconds", "number", "reason", "explanation")
    call.correct(**{name: getattr(command, name) for name in same})
    return [call]


def void_call(ledger: Ledger, command: VoidCall) -> Changed:
    """Refuses when somebody else changed the record since the page was shown."""
    call = _current(ledger, command.call_id, command.base_version)
    call.void(reason=command.reason, explanation=command.explanation)
    return [call]


HANDLERS: dict[type, Handler] = {
    LogCall: log_call,
    NoteNumber: note_number,
    ReturnCall: return_call,
    ConnectCall: connect_call,
    CorrectCall: correct_call,
    VoidCall: void_call,
}


def _current(ledger: Ledger, call_id: UUID, base_version: int) -> Call:
    call = ledger.get(Call, call_id)
    if call.version != base_version:
        raise Rejected("record.changed_meanwhile")
    return call


def _line(ledger: Ledger, stream: UUID | None, line: str) -> None:
    known = ledger.get(Centre, stream).lines if stream else []
    if line and line not in known:
        raise Rejected("centre.line_unknown")


def _consultation(ledger: Ledger, consultation_id: UUID, centre: str) -> Consultation:
    held = ledger.get(Consultation, consultation_id)
    if held.at_centre != centre:
        raise Rejected("call.other_centre")
    return held
