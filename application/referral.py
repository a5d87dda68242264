"""Commands about a referral, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from application.consenting import living, recorded
from application.dispatch import Changed, Handler
from application.fields import BadField, Code, Line, Many, Note, Text, Touched, Whole
from application.ports import Ledger
from domain.codes import code_list
from domain.consultation import Consultation
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant
from domain.referral import CLIENT, PROVIDER, SHARED, SHARING, Referral

REASONS = {PROVIDER: "provider_decline_reason", CLIENT: "client_decline_reason"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word out of a short list that is no code list of its own."""

    words: tuple[str, ...]

    def check(self, value: str) -> str:
        """The word itself. Raises BadField for any other."""
        if value not in self.words:
            raise BadField("field.code", list="")
        return value

    def schema(self) -> dict[str, object]:
        """Its part of a JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, kw_only=True)
class DraftReferral:
    """Write a referral; nothing is shared with anybody yet."""

    person_id: Touched
    referral_id: Touched
    occurred_at: datetime | None = None
    consultation_id: Touched | None = None
    service: Annotated[str, Code("referral_service")]
    priority: Annotated[str, Code("priority")] = "NORMAL"
    channel: Annotated[str, Code("referral_channel")]
    agency: Annotated[str, Text(200, required=True)]
    contact: Line = ""
    reason: Note = ""
    shared: Annotated[tuple[Annotated[str, OneOf(SHARED)], ...], Many(len(SHARED))] = ()


@dataclass(frozen=True, kw_only=True)
class _Step:
    """`base_version` is the version of the referral that the page showed."""

    person_id: Touched
    referral_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SendReferral(_Step):
    """Hand it to the agency; the day by which it should answer follows from the priority."""


@dataclass(frozen=True, kw_only=True)
class AcceptReferral(_Step):
    """The agency takes the person on."""

    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class DeclineReferral(_Step):
    """The agency or the person says no; the reason is a code of the list that goes with who says it."""

    by: Annotated[str, OneOf((PROVIDER, CLIENT))]
    reason: Annotated[str, Text(40, required=True)]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class StopWaiting(_Step):
    """The day of the answer passed in silence."""


@dataclass(frozen=True, kw_only=True)
class StartReferral(_Step):
    """The service began."""


@dataclass(frozen=True, kw_only=True)
class CompleteReferral(_Step):
    """It is over; the result says whether the service was given."""

    result: Annotated[str, Code("referral_result")]
    feedback: Note = ""


@dataclass(frozen=True, kw_only=True)
class CancelReferral(_Step):
    """Call it back before it is completed."""

    reason: Annotated[str, Code("referral_cancel_reason")]


@dataclass(frozen=True, kw_only=True)
class ReopenReferral(_Step):
    """It was closed too early: it stands again as it stood before."""


def draft_referral(ledger: Ledger, command: DraftReferral) -> Changed:
    """Refuses a second referral under the same id, and a person who is erased or does not let us record."""
    if ledger.find(Referral, command.referral_id) is not None:
        raise Rejected("referral.drafted_already")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    _is_of_the_person(ledger, command)
    details = {
        "person_id": command.person_id,
        "consultation_id": command.consultation_id,
        "at_centre": migrant.at_centre,
        "service": command.service,
        "priority": command.priority,
        "channel": command.channel,
        "agency": command.agency,
        "contact": command.contact,
        "reason": command.reason,
        "shared": list(command.shared),
    }
    return [Referral.draft(command.referral_id, **details)]


def send_referral(ledger: Ledger, command: SendReferral) -> Changed:
    """Refuses without the person's consent to share, on the day of sending."""
    referral, migrant, at = _step(ledger, command)
    day, home = at.date(), migrant.at_centre
    referral.send(consented=migrant.allows(SHARING, day), origin=migrant.origin(day), at=at, at_centre=home)
    return [referral]


def accept_referral(ledger: Ledger, command: AcceptReferral) -> Changed:
    """Refuses once the person has withdrawn the consent to share."""
    referral, migrant, at = _step(ledger, command)
    referral.accept(consented=migrant.allows(SHARING, at.date()), at=at, note=command.note)
    return [referral]


def decline_referral(ledger: Ledger, command: DeclineReferral) -> Changed:
    """Refuses a reason that only the other side could give."""
    if command.reason not in code_list(REASONS[command.by]):
        raise Rejected("referral.reason_of_other")
    referral, _, at = _step(ledger, command)
    referral.decline(by=command.by, reason=command.reason, at=at, note=command.note)
    return [referral]


def stop_waiting(ledger: Ledger, command: StopWaiting) -> Changed:
    """Refuses while the agency still has time."""
    referral, _, at = _step(ledger, command)
    referral.stop_waiting(today=at.date())
    return [referral]


def start_referral(ledger: Ledger, command: StartReferral) -> Changed:
    """Refuses before it is accepted."""
    referral, _, at = _step(ledger, command)
    referral.start(at=at)
    return [referral]


def complete_referral(ledger: Ledger, command: CompleteReferral) -> Changed:
    """Refuses before it is accepted."""
    referral, _, at = _step(ledger, command)
    referral.complete(result=command.result, at=at, feedback=command.feedback)
    return [referral]


def cancel_referral(ledger: Ledger, command: CancelReferral) -> Changed:
    """A referral of an erased person can still be called back: nothing about the person is written."""
    referral = _current(ledger, command)
    referral.cancel(reason=command.reason)
    return [referral]


def reopen_referral(ledger: Ledger, command: ReopenReferral) -> Changed:
    """Refuses while it is open, and without consent to share."""
    referral, migrant, at = _step(ledger, command)
    referral.reopen(consented=migrant.allows(SHARING, at.date()))
    return [referral]


HANDLERS: dict[type, Handler] = {
    DraftReferral: draft_referral,
    SendReferral: send_referral,
    AcceptReferral: accept_referral,
    DeclineReferral: decline_referral,
    StopWaiting: stop_waiting,
    StartReferral: start_referral,
    CompleteReferral: complete_referral,
    CancelReferral: cancel_referral,
    ReopenReferral: reopen_referral,
}


def _is_of_the_person(ledger: Ledger, command: DraftReferral) -> None:
    if command.consultation_id is None:
        return
    held = ledger.find(Consultation, command.consultation_id)
    # A consultation of somebody else does not exist here.
    if held is None or command.person_id not in (held.person_id, *held.companions):
        raise Rejected("consultation.unknown")


def _step(ledger: Ledger, command: _Step) -> tuple[Referral, Migrant, datetime]:
    return _current(ledger, command), living(ledger, command.person_id), current_act().occurred


def _current(ledger: Ledger, command: _Step) -> Referral:
    referral = ledger.get(Referral, command.referral_id)
    if referral.person_id != command.person_id:
        # Policy looked at the person who was named: another person's referral does not exist here.
        raise Rejected("referral.unknown")
    if referral.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return referral
