"""Facts of trainings: one row for each session, one for each person on its list, and version of either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Index, LargeBinary, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from domain.curriculum import COMPLETED

SESSIONS = Table(
    "fact_sessions",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("curriculum", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("held_on", Day, nullable=False),
    *counted("cancelled"),
    *version_columns(),
    Index("fact_sessions_period", "held_on", "recorded_from", "recorded_to", "curriculum", "centre"),
)

# As they stand: `certified` holds a valid certificate, `revoked` had one that is valid no more.
COUNTS = ("enrolled", "waitlisted", "attended", "completed", "certified", "revoked", "no_show")

ENROLMENTS = Table(
    "fact_enrolments",
    METADATA,
    *key_columns(),
    Column("session_key", LargeBinary(16), nullable=False),
    Column("curriculum", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("held_on", Day, nullable=False),
    # The day of the result; NULL for whoever did not complete the course.
    Column("completed_on", Day),
    *person_columns(),
    *counted(*COUNTS),
    *version_columns(),
    # Constraints rather than indexes: they are there while a rebuild fills the table, when revisions look for them.
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    UniqueConstraint("session_key", "record_key", "recorded_from"),
    Index("fact_enrolments_period", "held_on", "recorded_from", "recorded_to", "curriculum", "centre"),
    sqlite_with_rowid=False,
)


def enrolment_id(session_id: UUID, person_id: UUID) -> UUID:
    """What names one person's place in one session."""
    return uuid5(session_id, person_id.hex)


class _Facts:
    """The projections; `key` names persons and records in the facts."""

    def __init__(self, key: RecordKey) -> None:
        self.key = key

    def scheduled(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": self.key(event.originator_id), "curriculum": event.curriculum}
        row |= {"centre": event.at_centre, "held_on": event.starts_on, "cancelled": 0}
        yield Insert(SESSIONS, fact(row, event.recorded))

    def cancelled(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        session = self.key(event.originator_id)
        yield Revise(SESSIONS, {"record_key": session}, event.recorded, {"cancelled": 1})
        # Nobody sits in a room that stays empty.
        yield Revise(ENROLMENTS, {"session_key": session}, event.recorded, {"enrolled": 0, "waitlisted": 0})

    def seat_taken(self, sealed: Sealed) -> Iterator[Change]:
        return self._enrolled(sealed.event, "enrolled")

    def waitlisted(self, sealed: Sealed) -> Iterator[Change]:
        return self._enrolled(sealed.event, "waitlisted")

    def moved_up(self, sealed: Sealed) -> Iterator[Change]:
        yield self._revised(sealed.event, sealed.event.person_id, {"enrolled": 1, "waitlisted": 0})

    def seat_given_up(self, sealed: Sealed) -> Iterator[Change]:
        yield self._revised(sealed.event, sealed.event.person_id, {"enrolled": 0, "waitlisted": 0})

    def attendance_marked(self, sealed: Sealed) -> Iterator[Change]:
        for who, modules in sealed.event.attended.items():
            # An event is about one module: with two or more, somebody was counted before it already.
            if modules < 2:
                yield self._revised(sealed.event, UUID(hex=who), {"attended": modules})

    def attendance_corrected(self, sealed: Sealed) -> Iterator[Change]:
        yield self._revised(
            sealed.event, sealed.event.person_id, {"attended": int(sealed.event.attended > 0)}
        )

    def result_set(self, sealed: Sealed) -> Iterator[Change]:
        day = sealed.event.occurred_at.date()
        for who, result in sealed.event.results.items():
            values: dict[str, Any] = {"completed_on": day if result == COMPLETED else None}
            values |= {"completed": int(result == COMPLETED), "no_show": int(who in sealed.event.no_shows)}
            yield self._revised(sealed.event, UUID(hex=who), values)

    def certificate_issued(self, sealed: Sealed) -> Iterator[Change]:
        yield self._revised(sealed.event, sealed.event.person_id, {"certified": 1})

    def certificate_revoked(self, sealed: Sealed) -> Iterator[Change]:
        yield self._revised(sealed.event, sealed.event.person_id, {"certified": 0, "revoked": 1})

    def _record(self, event: Any, person_id: UUID) -> bytes:
        return self.key(enrolment_id(event.originator_id, person_id))

    def _enrolled(self, event: Any, place: str) -> Iterator[Change]:
        # Somebody who gave up a seat may come back.
        yield Revise(ENROLMENTS, {"record_key": self._record(event, event.person_id)}, event.recorded, None)
        row: dict[str, Any] = {"record_key": self._record(event, event.person_id), "completed_on": None}
        row |= {"person_key": self.key(event.person_id), "session_key": self.key(event.originator_id)}
        row |= {"curriculum": event.curriculum, "centre": event.at_centre, "held_on": event.held_on}
        row |= person_of(event, event.held_on)
        yield Insert(ENROLMENTS, fact(row | dict.fromkeys(COUNTS, 0) | {place: 1}, event.recorded))

    def _revised(self, event: Any, person_id: UUID, values: dict[str, Any]) -> Change:
        return Revise(ENROLMENTS, {"record_key": self._record(event, person_id)}, event.recorded, values)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""
    facts = _Facts(record_key)
    own = {
        "training.Scheduled": facts.scheduled,
        "training.Cancelled": facts.cancelled,
        "training.SeatTaken": facts.seat_taken,
        "training.Waitlisted": facts.waitlisted,
        "training.MovedUp": facts.moved_up,
        "training.SeatGivenUp": facts.seat_given_up,
        "training.AttendanceMarked": facts.attendance_marked,
        "training.AttendanceCorrected": facts.attendance_corrected,
        "training.ResultSet": facts.result_set,
        "training.CertificateIssued": facts.certificate_issued,
        "training.CertificateRevoked": facts.certificate_revoked,
    }
    return View(
        "fact_trainings", (SESSIONS, ENROLMENTS), own | persons_changes((ENROLMENTS,), record_key), facts=True
    )
