"""Facts of talks, fairs and hand-outs: heads, never persons, and what they took home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, SmallInteger, Table, Text

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day

MEASURES = ("held", "men", "women", "heads_unknown", "heads", "materials")

OUTREACH = Table(
    "fact_outreach",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("held_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("outreach_kind", Text, nullable=False),
    Column("district", Text),
    Column("held", SmallInteger, nullable=False),
    *(Column(name, Integer, nullable=False) for name in MEASURES[1:]),
    *version_columns(),
    Index("fact_outreach_period", "held_on", "recorded_from", "recorded_to", "outreach_kind", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def reached(event: Any) -> dict[str, Any]:
        row = {"held_on": event.occurred_at.date(), "centre": event.at_centre, "outreach_kind": event.kind}
        heads = {name: getattr(event, name) for name in ("men", "women", "heads_unknown")}
        counts = heads | {"held": 1, "heads": sum(heads.values()), "materials": sum(event.materials.values())}
        return row | {"district": event.district} | counts

    def held(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Insert(OUTREACH, fact({"record_key": record_key(event.originator_id)} | reached(event), event.recorded))

    def corrected(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(OUTREACH, {"record_key": record_key(event.originator_id)}, event.recorded, reached(event))

    def cancelled(sealed: Sealed) -> Iterator[Change]:
        yield Revise(OUTREACH, {"record_key": record_key(sealed.event.originator_id)}, sealed.event.recorded, None)

    own = {"outreach.Held": held, "outreach.Corrected": corrected, "outreach.Cancelled": cancelled}
    return View("fact_outreach", (OUTREACH,), own, facts=True)
