"""The trips view: journeys of mobile teams, their villages, and which contacts took place on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json
from domain.trip import CLOSED, STARTED

TRIPS = Table(
    "rm_trips",
    METADATA,
    Column("trip_id", Id, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("leader_id", Id, nullable=False),
    Column("status", Text, nullable=False),
    Column("starts_on", Day, nullable=False),
    # As planned, later the day on which everybody was back.
    Column("ends_on", Day),
    Column("districts", Json, nullable=False),
    Column("team", Json, nullable=False),
    Column("kilometres", Integer),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_trips_centre", "centre", "starts_on"),
    sqlite_with_rowid=False,
)
VILLAGES = Table(
    "rm_trip_villages",
    METADATA,
    Column("trip_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("visited_on", Day, nullable=False),
    Column("district", Text),
    # Why it was taken out: it stays in sight and is counted no more.
    Column("struck", Text),
    *box_columns(),
    sqlite_with_rowid=False,
)
# A row only for contacts on a journey: the others stay as cheap as they are.
TRIP_CONTACTS = Table(
    "rm_trip_contacts",
    METADATA,
    Column("consultation_id", Id, primary_key=True),
    Column("trip_id", Id, nullable=False),
    Column("person_id", Id),
    Index("rm_trip_contacts_trip", "trip_id"),
    Index("rm_trip_contacts_person", "person_id"),
    sqlite_with_rowid=False,
)


def _plan(sealed: Sealed) -> dict[str, Any]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("starts_on", "ends_on", "districts")}
    row |= {"team": [account.hex for account in event.team], "version": event.originator_version}
    return row | boxed(sealed)


def _started(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"trip_id": event.originator_id, "centre": event.at_centre, "number": event.number}
    row |= {"leader_id": event.actor_id, "status": STARTED, "kilometres": None}
    yield Insert(TRIPS, row | _plan(sealed))


def _changed(sealed: Sealed) -> Iterator[Change]:
    yield Update(TRIPS, {"trip_id": sealed.event.originator_id}, _plan(sealed))


def _visited(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"trip_id": event.originator_id, "version": event.originator_version}
    row |= {"visited_on": event.visited_on, "district": event.district, "struck": None}
    yield Insert(VILLAGES, row | boxed(sealed))
    yield Update(TRIPS, {"trip_id": event.originator_id}, {"version": event.originator_version})


def _struck(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield Update(VILLAGES, {"trip_id": event.originator_id, "version": event.stop}, {"struck": event.reason})
    yield Update(TRIPS, {"trip_id": event.originator_id}, {"version": event.originator_version})


def _closed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"status": CLOSED, "ends_on": event.ended_on, "kilometres": event.kilometres}
    yield Update(TRIPS, {"trip_id": event.originator_id}, values | {"version": event.originator_version})


def _held(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    if event.trip_id is not None:
        row = {"consultation_id": event.originator_id, "trip_id": event.trip_id, "person_id": event.person_id}
        yield Insert(TRIP_CONTACTS, row)


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(TRIP_CONTACTS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "trips",
    (TRIPS, VILLAGES, TRIP_CONTACTS),
    {
        "trip.Started": _started,
        "trip.PlanChanged": _changed,
        "trip.VillageVisited": _visited,
        "trip.StopStruck": _struck,
        "trip.Closed": _closed,
        "consultation.Held": _held,
        "migrant.Erased": _erased,
    },
)
