"""The outreach view: one row for each talk, fair or hand-out as it stands. It is about nobody: nothing is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Instant, Json
from domain.outreach import CANCELLED, HELD, PLANNED

OUTREACH = Table(
    "rm_outreach",
    METADATA,
    Column("outreach_id", Id, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("trip_id", Id),
    Column("status", Text, nullable=False),
    # The day on which it is or was: planned, later the one on which it was held.
    Column("on_day", Day, nullable=False),
    Column("held_at", Instant),
    Column("kind", Text, nullable=False),
    Column("topics", Json, nullable=False),
    Column("district", Text),
    Column("language", Text),
    Column("minutes", Integer),
    Column("men", Integer, nullable=False),
    Column("women", Integer, nullable=False),
    Column("heads_unknown", Integer, nullable=False),
    Column("age_bands", Json, nullable=False),
    Column("materials", Json, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_outreach_centre", "centre", "on_day"),
    Index("rm_outreach_trip", "trip_id"),
    sqlite_with_rowid=False,
)

_ABOUT = ("kind", "topics", "district", "language")
_COUNTED = ("minutes", "men", "women", "heads_unknown", "age_bands", "materials")


def _planned(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row: dict[str, Any] = {name: getattr(event, name) for name in _ABOUT}
    row |= {"outreach_id": event.originator_id, "centre": event.at_centre, "counsellor_id": event.actor_id}
    row |= {"status": PLANNED, "on_day": event.planned_on, "held_at": None, "trip_id": event.trip_id}
    row |= {"minutes": None, "men": 0, "women": 0, "heads_unknown": 0, "age_bands": {}, "materials": {}}
    row |= {"corrected": False, "version": event.originator_version}
    yield Insert(OUTREACH, row | boxed(sealed))


def _reached(sealed: Sealed) -> dict[str, Any]:
    event = sealed.event
    row = {name: getattr(event, name) for name in (*_ABOUT, *_COUNTED)} | {"status": HELD}
    row |= {"on_day": event.occurred_at.date(), "held_at": event.occurred_at, "version": event.originator_version}
    return row | boxed(sealed)


def _held(sealed: Sealed) -> Iterator[Change]:
    values = _reached(sealed) | {"trip_id": sealed.event.trip_id}
    yield Update(OUTREACH, {"outreach_id": sealed.event.originator_id}, values)


def _corrected(sealed: Sealed) -> Iterator[Change]:
    # The journey on which it took place is no part of what is put right.
    values = _reached(sealed) | {"corrected": True}
    yield Update(OUTREACH, {"outreach_id": sealed.event.originator_id}, values)


def _cancelled(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"status": CANCELLED, "version": event.originator_version}
    yield Update(OUTREACH, {"outreach_id": event.originator_id}, values)


VIEW = View(
    "outreach",
    (OUTREACH,),
    {
        "outreach.Planned": _planned,
        "outreach.Held": _held,
        "outreach.Corrected": _corrected,
        "outreach.Cancelled": _cancelled,
    },
)
