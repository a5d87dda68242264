"""Facts of topics: one row for each topic of a consultation and version; sensitive ones in a table of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, Index, Table, Text, UniqueConstraint

from adapters.facts.dimensions import (
    RecordKey,
    contact_columns,
    contact_of,
    key_columns,
    persons_changes,
    version_columns,
)
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from domain.codes import code_list


def _table(name: str) -> Table:
    return Table(
        name,
        METADATA,
        *key_columns(),
        Column("topic", Text, primary_key=True),
        Column("main", Boolean, nullable=False),
        *contact_columns(),
        *version_columns(),
        # See contacts.py.
        UniqueConstraint("person_key", "record_key", "topic", "recorded_from"),
        Index(f"{name}_period", "occurred_on", "recorded_from", "recorded_to", "topic", "centre", "sex", "stat"),
        sqlite_with_rowid=False,
    )


TOPICS = _table("fact_topics")
RESTRICTED = _table("fact_topics_restricted")
TABLES = (TOPICS, RESTRICTED)


def table_of(topic: str) -> Table:
    """Where a topic is counted; a code added by a centre stands where its parent does."""
    known = code_list("topic")
    code = topic if topic in known else topic.partition("-")[0]
    return RESTRICTED if known.is_sensitive(code) else TOPICS


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def inserted(event: Any) -> Iterator[Change]:
        person = record_key(event.person_id) if event.person_id else None
        row = {"record_key": record_key(event.originator_id), "person_key": person, **contact_of(event)}
        for topic in event.topics:
            named = {"topic": topic, "main": topic == event.main_topic}
            yield Insert(table_of(topic), fact(row | named, event.recorded))

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
    return View("fact_topics", TABLES, own | persons_changes(TABLES, record_key), facts=True)
