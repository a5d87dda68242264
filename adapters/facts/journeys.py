"""Facts of ways abroad and back: one row for each departure and return that stands, with its reason and its needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Index, LargeBinary, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day, Instant
from application.reports.table import UNKNOWN
from domain.codes import code_list

DEPARTED, RETURNED = "DEPARTED", "RETURNED"
# Months abroad of a return: below the first number, below the next, …
MONTHS = ((3, "M0T2"), (6, "M3T5"), (12, "M6T11"), (24, "M12T23"))
LONGEST = "M_GE24"

JOURNEYS = Table(
    "fact_journeys",
    METADATA,
    *key_columns(),
    Column("kind", Text, nullable=False),
    Column("moved_on", Day, nullable=False),
    Column("month", Text, nullable=False),
    # When it was told: of two journeys of a day the later told counts as the last.
    Column("occurred_at", Instant, nullable=False),
    # The country that was left for or come back from.
    Column("abroad", Text, nullable=False),
    Column("months_abroad", Text, nullable=False),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_journeys_period", "moved_on", "recorded_from", "recorded_to", "kind"),
    sqlite_with_rowid=False,
)


def _table(name: str, column: str) -> Table:
    """Counted together with the journey of the same key and instant, as topics are with their contact."""
    key = Column("record_key", LargeBinary(16), primary_key=True)
    code = Column(column, Text, primary_key=True)
    return Table(name, METADATA, key, code, *version_columns(), sqlite_with_rowid=False)


# Why somebody came back, and what they need; what is sensitive stands in tables of its own.
REASONS = _table("fact_return_reasons", "return_reason")
REASONS_RESTRICTED = _table("fact_return_reasons_restricted", "return_reason")
NEEDS = _table("fact_return_needs", "return_assistance")
NEEDS_RESTRICTED = _table("fact_return_needs_restricted", "return_assistance")
# Column → where its codes stand, and where those that are sensitive.
APART = {"return_reason": (REASONS, REASONS_RESTRICTED), "return_assistance": (NEEDS, NEEDS_RESTRICTED)}
TABLES = (JOURNEYS, REASONS, REASONS_RESTRICTED, NEEDS, NEEDS_RESTRICTED)


def entry_id(person_id: UUID, version: int) -> UUID:
    """What names one entry in the story of somebody's migration."""
    return uuid5(person_id, str(version))


def months_band(months: int | None) -> str:
    """The code of `months_abroad`."""
    return UNKNOWN if months is None else next((code for below, code in MONTHS if months < below), LONGEST)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and entries in them."""

    def entered(event: Any, **told: Any) -> Iterator[Change]:
        day = told["moved_on"]
        row = {"record_key": record_key(entry_id(event.originator_id, event.originator_version)), **told}
        row |= {"person_key": record_key(event.originator_id), "month": f"{day:%Y-%m}"}
        row |= {"occurred_at": event.occurred_at, "abroad": event.country}
        yield Insert(JOURNEYS, fact(row, event.recorded))

    def departed(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        return entered(event, kind=DEPARTED, moved_on=event.left_on, months_abroad=UNKNOWN)

    def returned(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        band = months_band(event.months_abroad)
        yield from entered(event, kind=RETURNED, moved_on=event.returned_on, months_abroad=band)
        record = record_key(entry_id(event.originator_id, event.originator_version))
        for column, codes in (("return_reason", [event.return_reason]), ("return_assistance", event.assistance)):
            for code in codes:
                row = {"record_key": record, column: code}
                yield Insert(APART[column][code_list(column).is_sensitive(code)], fact(row, event.recorded))

    def struck(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        key = {"record_key": record_key(entry_id(event.originator_id, event.entry))}
        yield from (Revise(table, key, event.recorded, None) for table in TABLES)

    topics = {"migrant.Departed": departed, "migrant.Returned": returned, "migrant.EntryStruck": struck}
    return View("fact_journeys", TABLES, topics, facts=True)

