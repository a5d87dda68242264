"""Answers questions about those who attend courses: who sits in a room, who could, what became of one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import LATIN, full_name, thing
from adapters.reading.reviews import points_of
from adapters.reading.standing import hidden_from
from adapters.reading.timeline import staff_names
from adapters.reading.trainings import course_of, session_row, session_rows
from adapters.readmodels.links import CIRCLES
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.trainings import ENROLMENTS, MARKS, SESSIONS
from adapters.readmodels.trips import TRIPS
from application.asking import Absent, Answer
from application.policy import Decision, Thing, policy
from application.trainings import (
    Candidate,
    FindTrainees,
    OneCandidate,
    PersonTraining,
    PersonTrainings,
    Room,
    RoomView,
    Trainee,
)
from domain.curriculum import PASS_PER_CENT

MOST = 20
_TRAINEE = (
    *(
        "status",
        "attended",
        "result",
        "certificate",
        "verify_code",
        "issued_on",
        "revoked_on",
        "revoke_reason",
    ),
)
# A finished room lists who did not come among those who had a seat; who left stands last.
_PLACES = {"ENROLLED": 0, "NO_SHOW": 0, "WAITLISTED": 1}


def room(reading: Reading, question: Room) -> Answer[RoomView]:
    """Names of everybody on the list: whoever marks attendance must know who is there."""
    row = session_row(reading, question.session_id)
    reading.may("trainings.room", Thing(row["centre"]))
    course = course_of(reading, row["curriculum_id"])
    people, hidden = _trainees(reading, row)
    session = session_rows(reading, [row])[0]
    place = reading.open(row).get("place") or ""
    names = staff_names(reading, {row["trainer_id"]} - {None})
    trip = select(TRIPS.c.number).where(TRIPS.c.trip_id == row["trip_id"])
    value = RoomView(
        session,
        tuple(row["modules"]),
        course.module_titles if course else {},
        place,
        tuple(people),
        hidden,
        certificate_texts=course.certificate_texts if course else {},
        pass_per_cent=course.pass_per_cent if course else PASS_PER_CENT,
        trainer=names.get(row["trainer_id"], ""),
        trip=reading.connection.scalar(trip) or "" if row["trip_id"] else "",
    )
    return Answer(value, tuple(person.person_id for person in people))


def find_trainees(reading: Reading, question: FindTrainees) -> Answer[tuple[Candidate, ...]]:
    """Those whom the asker could enrol, best first."""
    row = session_row(reading, question.session_id)
    reading.may("trainings.room", Thing(row["centre"]))
    feed = reading.parts["search"]
    feed.follow()
    asker = reading.actor
    hits = feed.names.search(question.text, centres=asker.centres, asker=asker.account_id, limit=MOST * 4)
    ids = [hit.person_id for hit in hits]
    by_number = select(PEOPLE.c.person_id).where(PEOPLE.c.number == question.text.strip().upper())
    ids = list(dict.fromkeys([*reading.connection.scalars(by_number), *ids]))
    known = {person["person_id"]: person for person in _people(reading, ids)}
    listed = set(reading.connection.scalars(_on_the_list(question.session_id)))
    allowed = [
        known[who] for who in ids if who in known and who not in listed and _may_enrol(reading, known[who])
    ]
    certified = _certified(reading, ids, row)
    names = reading.open_many(allowed)
    value = tuple(_candidate(person, name, certified) for person, name in zip(allowed, names, strict=True))
    return Answer(value, tuple(person.person_id for person in value))


def one_candidate(reading: Reading, question: OneCandidate) -> Answer[Candidate | None]:
    """None for whoever cannot be enrolled by the asker."""
    row = session_row(reading, question.session_id)
    reading.may("trainings.room", Thing(row["centre"]))
    people = [each for each in _people(reading, [question.person_id]) if _may_enrol(reading, each)]
    if not people:
        return Answer(None)
    certified = _certified(reading, [question.person_id], row)
    return Answer(_candidate(people[0], reading.open(people[0]), certified), (question.person_id,))


def person_trainings(reading: Reading, question: PersonTrainings) -> Answer[tuple[PersonTraining, ...]]:
    """Newest first, whichever centre held them."""
    people = _people(reading, [question.person_id])
    if not people:
        raise Absent
    reading.may("people.file", thing(people[0]))
    joined = select(SESSIONS, *_labelled()).join(ENROLMENTS, ENROLMENTS.c.session_id == SESSIONS.c.session_id)
    query = joined.where(ENROLMENTS.c.person_id == question.person_id).order_by(SESSIONS.c.starts_on.desc())
    rows = rows_of(reading.connection.execute(query))
    kept = ("status", "result", "certificate", "issued_on", "revoked_on")
    sessions = session_rows(reading, rows)
    found = [
        PersonTraining(session, **{name: row[f"e_{name}"] for name in kept})
        for session, row in zip(sessions, rows, strict=True)
    ]
    return Answer(tuple(found), (question.person_id,))


KNOWN = {
    Room: Known("trainings.room", room),
    FindTrainees: Known("EnrolMigrant", find_trainees),
    OneCandidate: Known("EnrolMigrant", one_candidate),
    PersonTrainings: Known("people.file", person_trainings),
}


def _on_the_list(session_id: UUID) -> Select[Any]:
    there = and_(ENROLMENTS.c.session_id == session_id, ENROLMENTS.c.status != "CANCELLED")
    return select(ENROLMENTS.c.person_id).where(there)


def _labelled() -> list[ColumnElement[Any]]:
    return [column.label(f"e_{column.name}") for column in ENROLMENTS.columns]


def _people(reading: Reading, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    query = select(PEOPLE).where(PEOPLE.c.person_id.in_(list(ids)))
    return rows_of(reading.connection.execute(query)) if ids else []


def _may_enrol(reading: Reading, person: Row) -> bool:
    return policy(reading.actor, "EnrolMigrant", thing(person)) is Decision.WRITE


def _may_be_named(reading: Reading, session: Row, person: Row) -> bool:
    """Those in the room see everybody's name, but for files that do not exist for them."""
    here = Thing(
        session["centre"], person["owner_id"], restricted=person["restricted"], named=thing(person).named
    )
    return policy(reading.actor, "trainings.room", here) > Decision.DENY


def _trainees(reading: Reading, session: Row) -> tuple[list[Trainee], int]:
    """Those who may be named, and how many seats others take."""
    query = select(*_labelled()).where(ENROLMENTS.c.session_id == session["session_id"])
    listed = {row["e_person_id"]: row for row in rows_of(reading.connection.execute(query))}
    people = [each for each in _people(reading, list(listed)) if _may_be_named(reading, session, each)]
    marks = _marks(reading, session["session_id"])
    points = points_of(reading, session["session_id"])
    certified = _certified(reading, list(listed), session)
    ids: list[UUID] = [person["person_id"] for person in people]
    found = [
        replace(_trainee(person, name, listed[who], marks, certified), **points.get(who, {}))
        for who, person, name in zip(ids, people, reading.open_many(people), strict=True)
    ]
    turns = {who: (_PLACES.get(row["e_status"], 2), row["e_turn"]) for who, row in listed.items()}
    hidden = reading.connection.scalars(
        hidden_from(reading.actor).where(PEOPLE.c.person_id.in_(list(listed)))
    )
    taken = sum(turns[who][0] == 0 for who in hidden)
    return sorted(found, key=lambda trainee: turns[trainee.person_id]), taken


def _trainee(
    person: Row, name: Row, row: Row, marks: dict[UUID, dict[str, str]], certified: set[UUID]
) -> Trainee:
    who: UUID = person["person_id"]
    return Trainee(
        **_who(person, name),
        **{column: row[f"e_{column}"] for column in _TRAINEE},
        marks=marks.get(who, {}),
        certified_before=who in certified,
        language=person["language"],
    )


def _who(person: Row, name: Row) -> dict[str, Any]:
    kept = {column: person[column] for column in ("person_id", "number", "birth_year", "sex")}
    return {**kept, "name": full_name(name), "latin": full_name(name, LATIN)}


def _candidate(person: Row, name: Row, certified: set[UUID]) -> Candidate:
    return Candidate(**_who(person, name), certified_before=person["person_id"] in certified)


def _marks(reading: Reading, session_id: UUID) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = {}
    for row in reading.connection.execute(select(MARKS).where(MARKS.c.session_id == session_id)):
        found.setdefault(row.person_id, {})[row.module] = row.mark
    return found


def _certified(reading: Reading, ids: Sequence[UUID], session: Row) -> set[UUID]:
    """Who holds a valid certificate of the course, in any version and from any centre, in whichever file of theirs."""
    files = {who: {who} for who in ids}
    linked = select(CIRCLES.c.person_id, CIRCLES.c.members).where(CIRCLES.c.person_id.in_(list(ids)))
    for who, members in reading.connection.execute(linked) if ids else ():
        files[who] |= {UUID(member) for member in members}
    others = set().union(*files.values()) - set(ids)
    restricted = select(PEOPLE.c.person_id).where(PEOPLE.c.person_id.in_(others), PEOPLE.c.restricted.is_(True))
    known = set(ids) | others - (set(reading.connection.scalars(restricted)) if others else set())
    valid = and_(ENROLMENTS.c.certificate.is_not(None), ENROLMENTS.c.revoked_on.is_(None))
    elsewhere = and_(
        ENROLMENTS.c.curriculum == session["curriculum"], ENROLMENTS.c.session_id != session["session_id"]
    )
    query = select(ENROLMENTS.c.person_id).where(ENROLMENTS.c.person_id.in_(known), valid, elsewhere)
    certified = set(reading.connection.scalars(query)) if known else set()
    return {who for who, theirs in files.items() if theirs & certified}
