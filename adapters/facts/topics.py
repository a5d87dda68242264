"""Facts of topics: which topics a contact has, version by version; whose contact it was stands in its own fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, Column, LargeBinary, Table, Text

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from domain.codes import code_list, counted_as


def _table(name: str) -> Table:
    return Table(
        name,
        METADATA,
        # Counted together with fact_contacts of the same key and instant: what changes with the person is changed
        # there once, and a contact of three topics writes three short rows to one page.
        Column("record_key", LargeBinary(16), primary_key=True),
        # What a centre added counts as the built-in topic above it: no figure, file or release knows another code.
        Column("topic", Text, primary_key=True),
        # The code that was added, so that two of them stay two; empty for a built-in topic.
        Column("own", Text, primary_key=True),
        Column("main", Boolean, nullable=False),
        *version_columns(),
        sqlite_with_rowid=False,
    )


TOPICS = _table("fact_topics")
# Sensitive codes are kept in a table of their own.
RESTRICTED = _table("fact_topics_restricted")
TABLES = (TOPICS, RESTRICTED)


def table_of(topic: str) -> Table:
    """Where a topic is counted; a code added by a centre stands where its parent does."""
    return RESTRICTED if code_list("topic").is_sensitive(counted_as(topic)) else TOPICS


@lru_cache(maxsize=2_000)
def _counted(topic: str) -> tuple[Table, str, str]:
    """Where it is counted, as what, and which added code it was."""
    counted = counted_as(topic)
    return table_of(counted), counted, "" if counted == topic else topic


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def inserted(event: Any) -> Iterator[Change]:
        record = record_key(event.originator_id)
        for topic in event.topics:
            table, counted, own = _counted(topic)
            row = {"record_key": record, "topic": counted, "own": own, "main": topic == event.main_topic}
            yield Insert(table, fact(row, event.recorded))

    def ended(event: Any) -> Iterator[Change]:
        for table in TABLES:
            yield Revise(table, {"record_key": record_key(event.originator_id)}, event.recorded, None)

    def held(sealed: Sealed) -> Iterator[Change]:
        return inserted(sealed.event)

    def corrected(sealed: Sealed) -> Iterator[Change]:
        yield from ended(sealed.event)
        yield from inserted(sealed.event)

    def voided(sealed: Sealed) -> Iterator[Change]:
        return ended(sealed.event)

    own = {"consultation.Held": held, "consultation.Corrected": corrected, "consultation.Voided": voided}
    return View("fact_topics", TABLES, own, facts=True)
