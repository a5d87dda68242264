"""Answers questions about journeys of mobile teams: the list of a centre, and the sheet of one journey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, not_, or_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.naming import named
from adapters.reading.outreach import outreach_rows
from adapters.reading.standing import hidden_from
from adapters.reading.timeline import local, staff_names
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.outreach import OUTREACH
from adapters.readmodels.staff import STAFF
from adapters.readmodels.trips import TRIP_CONTACTS, TRIPS, VILLAGES
from application.actor import COUNSELLOR, FIELD_COUNSELLOR, MANAGER, TRAINER
from application.asking import Absent, Answer
from application.trips import (
    PAGE,
    SHOW,
    ListTrips,
    Sheet,
    Stop,
    Travellers,
    TripContact,
    TripList,
    TripRow,
    TripSheet,
    TripsOn,
)
from domain.outreach import HELD
from domain.trip import CLOSED, STARTED

T, V, K = TRIPS.c, VILLAGES.c, TRIP_CONTACTS.c
STATUS = dict(zip(SHOW, (STARTED, CLOSED), strict=True))
TEAM = (COUNSELLOR, FIELD_COUNSELLOR, TRAINER, MANAGER)
LAST_PAGE = 200
# So long after a journey its contacts may still be typed in from paper.
LATE = timedelta(days=31)
MOST = 50
_SAME = ("trip_id", "centre", "number", "status", "starts_on", "ends_on", "kilometres", "version")
_WORDS = ("route", "vehicle", "note")


def list_trips(reading: Reading, question: ListTrips) -> Answer[TripList]:
    """The newest first."""
    here = T.centre.in_(sorted(reading.actor.centres))
    found = reading.connection.execute(select(T.status, func.count()).where(here).group_by(T.status))
    by_status = {status: int(number) for status, number in found}
    counts = {show: by_status.get(status, 0) for show, status in STATUS.items()}
    show = question.show if question.show in STATUS else "under_way"
    page = min(max(question.page, 1), LAST_PAGE)
    query = select(TRIPS).where(here, T.status == STATUS[show]).order_by(T.starts_on.desc(), T.trip_id.desc())
    rows = rows_of(reading.connection.execute(query.limit(PAGE).offset((page - 1) * PAGE)))
    return Answer(TripList(tuple(trip_rows(reading, rows)), counts, page, -(-counts[show] // PAGE) or 1))


def trips_on(reading: Reading, _question: TripsOn) -> Answer[tuple[TripRow, ...]]:
    """The newest first."""
    here = T.centre.in_(sorted(reading.actor.centres))
    fresh = or_(T.status == STARTED, T.ends_on >= local_day(reading) - LATE)
    query = select(TRIPS).where(here, fresh).order_by(T.starts_on.desc(), T.trip_id.desc()).limit(MOST)
    return Answer(tuple(trip_rows(reading, rows_of(reading.connection.execute(query)))))


def trip_sheet(reading: Reading, question: TripSheet) -> Answer[Sheet]:
    """Raises Absent for a journey of another centre. Names only where the asker may open the file."""
    rows = rows_of(reading.connection.execute(select(TRIPS).where(T.trip_id == question.trip_id)))
    if not rows or rows[0]["centre"] not in reading.actor.centres:
        raise Absent
    contacts = _contacts(reading, question.trip_id)
    held = (OUTREACH.c.trip_id == question.trip_id, OUTREACH.c.status == HELD)
    query = select(OUTREACH).where(*held).order_by(OUTREACH.c.on_day, OUTREACH.c.outreach_id)
    talks = outreach_rows(reading, rows_of(reading.connection.execute(query)))
    stops = _stops(reading, question.trip_id)
    standing = [each for each in contacts if not each.voided]
    sums = {
        "villages": sum(not each.struck for each in stops),
        "contacts": len(standing),
        "persons": len({each.person_id for each in standing if each.person_id}),
        "late": sum(each.days_late > 0 for each in standing),
        "heads": sum(each.heads for each in talks),
        "materials": sum(each.copies for each in talks),
    }
    sheet = Sheet(trip_rows(reading, rows)[0], tuple(stops), tuple(contacts), tuple(talks), sums)
    return Answer(
        sheet, tuple(dict.fromkeys(each.person_id for each in contacts if each.person_id and each.name))
    )


def travellers(reading: Reading, _question: Travellers) -> Answer[tuple[tuple[UUID, str], ...]]:
    """Caseworkers and managers in service."""
    rows = rows_of(reading.connection.execute(select(STAFF).where(STAFF.c.suspended.is_(False))))
    here = [
        row for row in rows if set(row["centres"]) & reading.actor.centres and set(row["roles"]) & set(TEAM)
    ]
    names = [words.get("full_name", "") for words in reading.open_many(here)]
    found = [(row["account_id"], name) for row, name in zip(here, names, strict=True) if name]
    return Answer(tuple(sorted(found, key=lambda each: (each[1], each[0]))))


KNOWN: Mapping[type, Known] = {
    Travellers: Known("trips.list", travellers),
    ListTrips: Known("trips.list", list_trips),
    TripsOn: Known("trips.list", trips_on),
    TripSheet: Known("trips.list", trip_sheet),
}


def trip_rows(reading: Reading, rows: Sequence[Row]) -> list[TripRow]:
    """Rows of the view with names of the team, words of the plan, and counts."""
    opened = reading.open_many(rows)
    named_in = {UUID(hex=each) for row in rows for each in row["team"]} | {row["leader_id"] for row in rows}
    names = staff_names(reading, named_in)
    ids = [row["trip_id"] for row in rows]
    stops = _counts(reading, V.trip_id, ids, V.struck.is_(None))
    contacts = _counts(reading, K.trip_id, ids)
    return [_row(row, words, names, stops, contacts) for row, words in zip(rows, opened, strict=True)]


def _row(row: Row, words: Row, names: Mapping[UUID, str], stops: Any, contacts: Any) -> TripRow:
    # Where nobody was named, whoever opened the sheet went.
    team = tuple(UUID(hex=each) for each in row["team"]) or (row["leader_id"],)
    return TripRow(
        **{name: row[name] for name in _SAME},
        **{name: words.get(name) or "" for name in _WORDS},
        districts=tuple(row["districts"]),
        team=tuple(names[each] for each in team if names.get(each)),
        team_ids=team,
        villages=stops.get(row["trip_id"], 0),
        contacts=contacts.get(row["trip_id"], 0),
    )


def _counts(reading: Reading, column: Any, ids: Sequence[UUID], *where: Any) -> dict[UUID, int]:
    query = select(column, func.count()).where(column.in_(ids), *where).group_by(column)
    return {row[0]: int(row[1]) for row in reading.connection.execute(query)} if ids else {}


def _stops(reading: Reading, trip_id: UUID) -> list[Stop]:
    query = select(VILLAGES).where(V.trip_id == trip_id).order_by(V.visited_on, V.version)
    rows = rows_of(reading.connection.execute(query))
    opened = reading.open_many(rows)
    return [
        Stop(row["visited_on"], row["district"], words.get("village") or "", row["version"], row["struck"] or "")
        for row, words in zip(rows, opened, strict=True)
    ]


def _contacts(reading: Reading, trip_id: UUID) -> list[TripContact]:
    c = CONSULTATIONS.c
    joined = CONSULTATIONS.join(TRIP_CONTACTS, K.consultation_id == c.consultation_id)
    hidden = or_(c.person_id.is_(None), not_(c.person_id.in_(hidden_from(reading.actor))))
    query = select(CONSULTATIONS).select_from(joined).where(K.trip_id == trip_id, hidden)
    rows = rows_of(reading.connection.execute(query.order_by(c.occurred_at, c.consultation_id)))
    people = named(reading, [row["person_id"] for row in rows if row["person_id"]])
    return [_contact(row, people) for row in rows]


def _contact(row: Row, people: Mapping[UUID, Any]) -> TripContact:
    who = people.get(row["person_id"])
    kept = {n: row[n] for n in ("consultation_id", "person_id", "main_topic", "channel", "outcome", "voided")}
    late = (local(row["recorded"], row["utc_offset"]).date() - row["occurred_on"]).days
    return TripContact(
        **kept,
        occurred_at=local(row["occurred_at"], row["utc_offset"]),
        days_late=late,
        number=who.number if who else "",
        name=who.name if who else "",
    )
