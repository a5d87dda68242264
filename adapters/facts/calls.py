"""Facts of calls: one row for each call and version, with what became of it; nobody is named in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.facts.persons import counted
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from domain.call import ABANDONED, ANSWERED, COUNTED, MISSED

# A call back counts for the measure within this time, in seconds.
IN_TIME = 24 * 3600
KINDS = {ANSWERED: "answered", MISSED: "missed", ABANDONED: "hung_up"}
MEASURES = ("calls", *KINDS.values(), "returned_24h")

CALLS = Table(
    "fact_calls",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("rang_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    # The centre with its line: "DYU-1"; the centre alone where it has listed none.
    Column("line", Text, nullable=False),
    *counted(*MEASURES),
    *version_columns(),
    Index("fact_calls_period", "rang_on", "recorded_from", "recorded_to", "line"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def logged(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "centre": event.at_centre, "returned_24h": 0}
        yield Insert(CALLS, fact(row | _told(event, event.at_centre), event.recorded))

    def returned(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        # Whoever was tried in time stays so, however often they are tried again.
        if event.waited <= IN_TIME:
            yield Revise(CALLS, _key(sealed), event.recorded, {"returned_24h": 1})

    def corrected(sealed: Sealed) -> Iterator[Change]:
        # A call is corrected at its own centre.
        yield Revise(CALLS, _key(sealed), sealed.event.recorded, _told(sealed.event, sealed.event.centre))

    def voided(sealed: Sealed) -> Iterator[Change]:
        yield Revise(CALLS, _key(sealed), sealed.event.recorded, None)

    def _key(sealed: Sealed) -> dict[str, Any]:
        return {"record_key": record_key(sealed.event.originator_id)}

    own = {"call.Logged": logged, "call.Returned": returned, "call.Corrected": corrected, "call.Voided": voided}
    return View("fact_calls", (CALLS,), own, facts=True)


def _told(event: Any, centre: str) -> dict[str, Any]:
    row = {"rang_on": event.occurred_at.date(), "line": f"{centre}-{event.line}" if event.line else centre}
    kinds = {name: int(event.kind == kind) for kind, name in KINDS.items()}
    return row | kinds | {"calls": int(event.kind in COUNTED)}
