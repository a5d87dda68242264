"""Facts of journeys: one row for each trip and version, and one for each contact that took place on the way."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Index, Integer, LargeBinary, SmallInteger, Table, Text

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Projection, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day

TRIPS = Table(
    "fact_trips",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("occurred_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    # The number that is printed on the sheet.
    Column("trip", Text, nullable=False),
    Column("trips", SmallInteger, nullable=False),
    Column("villages", Integer, nullable=False),
    *version_columns(),
    Index("fact_trips_period", "occurred_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)
CONTACTS = Table(
    "fact_trip_contacts",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("trip_key", LargeBinary(16), nullable=False),
    # The day of the contact: it may lie in another month than the beginning of its journey.
    Column("occurred_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    *version_columns(),
    Index("fact_trip_contacts_period", "occurred_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def started(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "occurred_on": event.starts_on}
        row |= {"centre": event.at_centre, "trip": event.number, "trips": 1, "villages": 0}
        yield Insert(TRIPS, fact(row, event.recorded))

    def changed(sealed: Sealed) -> Iterator[Change]:
        key = {"record_key": record_key(sealed.event.originator_id)}
        yield Revise(TRIPS, key, sealed.event.recorded, {"occurred_on": sealed.event.starts_on})

    def held(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        if event.trip_id is not None:
            row = {"record_key": record_key(event.originator_id), "trip_key": record_key(event.trip_id)}
            row |= {"occurred_on": event.occurred_at.date(), "centre": event.at_centre}
            yield Insert(CONTACTS, fact(row, event.recorded))

    def corrected(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        values = {"occurred_on": event.occurred_at.date(), "centre": event.at_centre}
        yield Revise(CONTACTS, {"record_key": record_key(event.originator_id)}, event.recorded, values)

    def voided(sealed: Sealed) -> Iterator[Change]:
        yield Revise(CONTACTS, {"record_key": record_key(sealed.event.originator_id)}, sealed.event.recorded, None)

    own = {"trip.Started": started, "trip.PlanChanged": changed, "trip.VillageVisited": _stops(record_key, 1)}
    own["trip.StopStruck"] = _stops(record_key, -1)
    own |= {"consultation.Held": held, "consultation.Corrected": corrected, "consultation.Voided": voided}
    return View("fact_trips", (TRIPS, CONTACTS), own, facts=True)


def _stops(record_key: RecordKey, more: int) -> Projection:
    def shifted(sealed: Sealed) -> Iterator[Change]:
        key = {"record_key": record_key(sealed.event.originator_id)}
        yield Revise(TRIPS, key, sealed.event.recorded, {}, {"villages": more})

    return shifted
