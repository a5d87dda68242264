"""The screenings view: one row each time that somebody was asked, with the sealed answers and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id

SCREENINGS = Table(
    "rm_screenings",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("asked_on", Day, nullable=False),
    Column("asked_by", Id, nullable=False),
    Column("centre", Text, nullable=False),
    *box_columns(),
    sqlite_with_rowid=False,
)


def _assessed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"person_id": event.originator_id, "version": event.originator_version, "centre": event.centre}
    row |= {"asked_on": event.occurred_at.date(), "asked_by": event.actor_id}
    yield Insert(SCREENINGS, row | boxed(sealed))


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(SCREENINGS, {"person_id": sealed.event.originator_id})


VIEW = View("screenings", (SCREENINGS,), {"migrant.Assessed": _assessed, "migrant.Erased": _erased})
