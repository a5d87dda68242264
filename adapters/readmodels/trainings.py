"""The trainings view: courses, sessions, who is on whose list, marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json
from domain.training import CANCELLED, FINISHED, SCHEDULED

CURRICULA = Table(
    "rm_curricula",
    METADATA,
    Column("curriculum_id", Id, primary_key=True),
    Column("code", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("modules", Json, nullable=False),
    Column("published_on", Day, nullable=False),
    *box_columns(),
)

SESSIONS = Table(
    "rm_sessions",
    METADATA,
    Column("session_id", Id, primary_key=True),
    Column("curriculum_id", Id, nullable=False),
    Column("curriculum", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("modules", Json, nullable=False),
    Column("centre", Text, nullable=False),
    Column("starts_on", Day, nullable=False),
    Column("ends_on", Day, nullable=False),
    Column("district", Text),
    Column("capacity", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("trainer_id", Id),
    # The journey on which it is held.
    Column("trip_id", Id),
    Column("status", Text, nullable=False),
    *box_columns(),
    Index("rm_sessions_centre", "centre", "starts_on"),
)

ENROLMENTS = Table(
    "rm_enrolments",
    METADATA,
    Column("session_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("curriculum", Text, nullable=False),
    # ENROLLED, WAITLISTED, CANCELLED or NO_SHOW; `turn` is the order of asking.
    Column("status", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("enrolled_on", Day, nullable=False),
    Column("attended", Integer, nullable=False),
    Column("result", Text),
    Column("certificate", Text),
    Column("verify_code", Text),
    Column("issued_on", Day),
    Column("revoked_on", Day),
    Column("revoke_reason", Text),
    Index("rm_enrolments_person", "person_id", "session_id"),
    Index("rm_enrolments_verify", "verify_code"),
)

MARKS = Table(
    "rm_marks",
    METADATA,
    Column("session_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("module", Text, primary_key=True),
    Column("mark", Text, nullable=False),
    Index("rm_marks_person", "person_id"),
)

_COURSE = ("code", "revision", "kind", "modules")
_SESSION = (
    *("curriculum_id", "curriculum", "revision", "kind", "modules"),
    *("starts_on", "ends_on", "district", "capacity", "language", "trainer_id", "trip_id"),
)
_LATER = ("result", "certificate", "verify_code", "issued_on", "revoked_on", "revoke_reason")


def _published(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _COURSE} | {"curriculum_id": event.originator_id}
    yield Insert(CURRICULA, row | {"published_on": event.occurred_at.date()} | boxed(sealed))


def _scheduled(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _SESSION}
    row |= {"session_id": event.originator_id, "centre": event.at_centre, "status": SCHEDULED}
    yield Insert(SESSIONS, row | boxed(sealed))


def _session(sealed: Sealed, **values: Any) -> Update:
    return Update(SESSIONS, {"session_id": sealed.event.originator_id}, values)


def _capacity_changed(sealed: Sealed) -> Iterator[Change]:
    yield _session(sealed, capacity=sealed.event.capacity)


def _cancelled(sealed: Sealed) -> Iterator[Change]:
    yield _session(sealed, status=CANCELLED)


def _key(sealed: Sealed, person_id: UUID) -> dict[str, UUID]:
    return {"session_id": sealed.event.originator_id, "person_id": person_id}


def _enrolled(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = _key(sealed, event.person_id)
    # Somebody who gave up a seat may come back.
    yield Delete(ENROLMENTS, key)
    status = "ENROLLED" if type(event).TOPIC == "training.SeatTaken" else "WAITLISTED"
    row = {"curriculum": event.curriculum, "status": status, "turn": event.originator_version, "attended": 0}
    row |= {"enrolled_on": event.occurred_at.date()} | dict.fromkeys(_LATER)
    yield Insert(ENROLMENTS, {**key, **row})


def _person(sealed: Sealed, person_id: UUID, **values: Any) -> Update:
    return Update(ENROLMENTS, _key(sealed, person_id), values)


def _moved_up(sealed: Sealed) -> Iterator[Change]:
    yield _person(sealed, sealed.event.person_id, status="ENROLLED")


def _seat_given_up(sealed: Sealed) -> Iterator[Change]:
    yield _person(sealed, sealed.event.person_id, status="CANCELLED")


def _marked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    keys = {who: _key(sealed, UUID(hex=who)) | {"module": event.module} for who in event.marks}
    yield from (Delete(MARKS, keys[who]) for who in event.marks)
    yield from (Insert(MARKS, {**keys[who], "mark": mark}) for who, mark in event.marks.items())
    yield from (_person(sealed, UUID(hex=who), attended=count) for who, count in event.attended.items())


def _mark_corrected(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = _key(sealed, event.person_id) | {"module": event.module}
    yield Delete(MARKS, key)
    yield Insert(MARKS, {**key, "mark": event.mark})
    yield _person(sealed, event.person_id, attended=event.attended)


def _results(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _session(sealed, status=FINISHED)
    for who, result in event.results.items():
        status = "NO_SHOW" if who in event.no_shows else "ENROLLED"
        yield _person(sealed, UUID(hex=who), result=result, status=status)


def _certificate_issued(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    valid = {"issued_on": event.occurred_at.date(), "revoked_on": None, "revoke_reason": None}
    yield _person(sealed, event.person_id, certificate=event.number, verify_code=event.verify_code, **valid)


def _certificate_revoked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _person(sealed, event.person_id, revoked_on=event.occurred_at.date(), revoke_reason=event.reason)


def _erased(sealed: Sealed) -> Iterator[Change]:
    for table in (ENROLMENTS, MARKS):
        yield Delete(table, {"person_id": sealed.event.originator_id})


VIEW = View(
    "trainings",
    (CURRICULA, SESSIONS, ENROLMENTS, MARKS),
    {
        "curriculum.Published": _published,
        "training.Scheduled": _scheduled,
        "training.CapacityChanged": _capacity_changed,
        "training.Cancelled": _cancelled,
        "training.SeatTaken": _enrolled,
        "training.Waitlisted": _enrolled,
        "training.MovedUp": _moved_up,
        "training.SeatGivenUp": _seat_given_up,
        "training.AttendanceMarked": _marked,
        "training.AttendanceCorrected": _mark_corrected,
        "training.ResultSet": _results,
        "training.CertificateIssued": _certificate_issued,
        "training.CertificateRevoked": _certificate_revoked,
        "migrant.Erased": _erased,
    },
)
