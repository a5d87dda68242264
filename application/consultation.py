"""Commands about a consultation, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from application.consenting import left_as_is, recorded_now
from application.consultation_further import beside, found_ban, include, on_the_way
from application.consultation_parts import NOTHING_MORE, Answers, AskedBan, SaidClaim
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Line, Many, Note, Topic, Touched, Whole
from application.fields import Text as Words
from application.helping import asked, let_go
from application.own_topic import offered_here
from application.ports import Ledger
from domain.consultation import Consultation
from domain.geography import DISTRICTS
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant

Version = Annotated[int, Whole(1, 10**6)]
Companions = Annotated[tuple[Touched, ...], Many(20)]


@dataclass(frozen=True, kw_only=True)
class _Record:
    """What is written down. Stage and destination left out: those of the person's file."""

    channel: Annotated[str, Code("channel")]
    asked_by: Annotated[str, Code("asked_by")] = "SELF"
    topics: Annotated[tuple[Annotated[str, Topic()], ...], Many(20)]
    main_topic: Annotated[str, Topic()]
    document_problems: Annotated[tuple[Annotated[str, Code("document_problem")], ...], Many(22)] = ()
    destination: Annotated[str, Code("country")] | None = None
    stage: Annotated[str, Code("stage")] | None = None
    outcome: Annotated[str, Code("outcome")] = "ADVISED"
    urgency: Annotated[str, Code("urgency")] = "NORMAL"
    language: Annotated[str, Code("language")] | None = None
    interpreter: bool = False
    minutes: Annotated[int, Whole(0, 1440)] | None = None
    follow_up_on: Annotated[date, Days()] | None = None
    ban_until: Annotated[date, Days()] | None = None
    contact_district: Annotated[str, Words(16)] | None = None
    advice: Note = ""
    safety_note: Note = ""
    follow_up_note: Note = ""
    place: Line = ""


@dataclass(frozen=True, kw_only=True)
class RecordConsultation(_Record):
    """Record a contact in which advice was given; without a person it is an anonymous one.

    `companions` are further persons of the same contact; `trip_id` is the journey on which it took place; `task_for` is
    the colleague who keeps what was promised, and sees the file until it is done.
    """

    consultation_id: Touched
    person_id: Touched | None = None
    companions: Companions = ()
    trip_id: Touched | None = None
    centre: CentreCode
    occurred_at: datetime
    answers: Answers | None = None
    ban_check: AskedBan | None = None
    claim: SaidClaim | None = None
    task_for: Touched | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectConsultation(_Record):
    """Replace the record that the page showed at `base_version`, further answers and persons included.

    What stood before stays in the history.
    """

    consultation_id: Touched
    person_id: Touched | None = None
    companions: Companions = ()
    centre: CentreCode
    occurred_at: datetime
    answers: Answers | None = None
    base_version: Version
    reason: Annotated[str, Code("correction_reason")]
    explanation: Note = ""


@dataclass(frozen=True, kw_only=True)
class VoidConsultation:
    """Take a record that should not exist out of the figures; it stays in the history."""

    consultation_id: Touched
    person_id: Touched | None = None
    base_version: Version
    reason: Annotated[str, Code("void_reason")]
    explanation: Note = ""


@dataclass(frozen=True, kw_only=True)
class CloseFollowUp:
    """Say how a follow-up ended, and agree on the next one if there is one."""

    consultation_id: Touched
    person_id: Touched | None = None
    outcome: Annotated[str, Code("outcome")]
    note: Note = ""
    next_on: Annotated[date, Days()] | None = None
    next_note: Note = ""
    next_for: Touched | None = None


@dataclass(frozen=True, kw_only=True)
class GiveFeedback:
    """Somebody says how satisfied they were, from 1 to 5, and by which way they said it."""

    consultation_id: Touched
    person_id: Touched | None = None
    score: Annotated[int, Whole(1, 5)]
    by_channel: Annotated[str, Code("channel")]
    comment: Note = ""


def record_consultation(ledger: Ledger, command: RecordConsultation) -> Changed:
    """Refuses an erased person, one who did not consent, a closed centre, and a topic that it does not offer."""
    if ledger.find(Consultation, command.consultation_id) is not None:
        raise Rejected("consultation.recorded_already")
    _places(ledger, command)
    offered_here(ledger, command.centre, command.topics)
    migrant = _consenting(ledger, command.person_id)
    today = current_act().occurred.date()
    record = _record(command, migrant)
    record |= {"person_id": command.person_id, "at_centre": command.centre} | found_ban(command.ban_check, record)
    origin = migrant.origin(today) if migrant else None
    on_the_way(ledger, command.trip_id, command.centre, today)
    held = Consultation.hold(command.consultation_id, today=today, origin=origin, **record)
    if command.answers is not None:
        held.take_details(command.answers.kept())
    if command.companions:
        include(ledger, held, command)
    if command.task_for is not None and held.follow_up_on is None:
        raise Rejected("consultation.task_without_day")
    helped = asked(ledger, migrant, command.consultation_id, command.task_for)
    return [held, *beside(command, migrant), *helped]


def correct_consultation(ledger: Ledger, command: CorrectConsultation) -> Changed:
    """Refuses when somebody else changed the record since the page was shown."""
    consultation = _current(ledger, command)
    _places(ledger, command)
    offered_here(ledger, command.centre, command.topics, kept=consultation.topics)
    migrant = _consenting(ledger, command.person_id)
    today = current_act().occurred.date()
    record = _record(command, migrant) | {"at_centre": command.centre, "explanation": command.explanation}
    origin = migrant.origin(today) if migrant else None
    consultation.correct(today=today, origin=origin, reason=command.reason, **record)
    consultation.take_details((command.answers or NOTHING_MORE).kept())
    include(ledger, consultation, command)
    waits = command.follow_up_on is not None
    return [consultation, *([] if waits else let_go(ledger, command.person_id, command.consultation_id))]


def void_consultation(ledger: Ledger, command: VoidConsultation) -> Changed:
    """Refuses when somebody else changed the record since the page was shown."""
    consultation = _current(ledger, command)
    _ended(ledger, command, command.explanation)
    consultation.void(reason=command.reason, explanation=command.explanation)
    return [consultation, *let_go(ledger, command.person_id, command.consultation_id)]


def close_follow_up(ledger: Ledger, command: CloseFollowUp) -> Changed:
    """Refuses when no follow-up is open."""
    consultation = _of_the_person(ledger, command)
    _ended(ledger, command, command.note)
    consultation.close_follow_up(outcome=command.outcome, note=command.note)
    if command.next_on is None:
        if command.next_for is not None:
            raise Rejected("consultation.task_without_day")
        return [consultation, *let_go(ledger, command.person_id, command.consultation_id)]
    migrant, today = _consenting(ledger, command.person_id), current_act().occurred.date()
    consultation.agree_follow_up(on=command.next_on, today=today, note=command.next_note)
    return [consultation, *asked(ledger, migrant, command.consultation_id, command.next_for)]


def give_feedback(ledger: Ledger, command: GiveFeedback) -> Changed:
    """Refuses a second time."""
    consultation = _of_the_person(ledger, command)
    _consenting(ledger, command.person_id)
    consultation.take_feedback(score=command.score, by_channel=command.by_channel, comment=command.comment)
    return [consultation]


_WRITTEN = tuple(field.name for field in fields(_Record))

HANDLERS: dict[type, Handler] = {
    RecordConsultation: record_consultation,
    CorrectConsultation: correct_consultation,
    VoidConsultation: void_consultation,
    CloseFollowUp: close_follow_up,
    GiveFeedback: give_feedback,
}


def _consenting(ledger: Ledger, person_id: UUID | None) -> Migrant | None:
    return recorded_now(ledger, person_id) if person_id else None


def _ended(ledger: Ledger, command: VoidConsultation | CloseFollowUp, words: str) -> None:
    if command.person_id is not None:
        left_as_is(ledger, command.person_id, words)


def _of_the_person(ledger: Ledger, command: Any) -> Consultation:
    consultation = ledger.get(Consultation, command.consultation_id)
    # The person decides who may touch the record: naming another one must not open it.
    if consultation.person_id != command.person_id:
        raise Rejected("consultation.other_person")
    return consultation


def _current(ledger: Ledger, command: Any) -> Consultation:
    consultation = _of_the_person(ledger, command)
    if consultation.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return consultation


def _places(ledger: Ledger, command: Any) -> None:
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    if command.contact_district and command.contact_district not in DISTRICTS:
        raise Rejected("place.district")


def _record(command: _Record, migrant: Migrant | None) -> dict[str, Any]:
    found = {name: getattr(command, name) for name in _WRITTEN}
    if migrant is not None and command.stage is None:
        found |= {"stage": migrant.stage, "destination": command.destination or migrant.destination}
    return found | {"topics": list(command.topics), "document_problems": list(command.document_problems)}
