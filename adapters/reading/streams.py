"""The history of a record that is about nobody: its events from the ledger, the first one first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import select

from adapters.ledger.codec import personal_fields
from adapters.ledger.tables import LEDGER
from adapters.reading.context import Reading
from adapters.reading.timeline import entry_of, staff_names
from application.people import TimelineEntry
from domain.kernel import Created


def stream_of(reading: Reading, record_id: UUID) -> tuple[TimelineEntry, ...]:
    """Every event of the record, with its words."""
    query = select(LEDGER.c.originator_id, LEDGER.c.originator_version, LEDGER.c.topic, LEDGER.c.state)
    rows = reading.connection.execute(
        query.where(LEDGER.c.originator_id == record_id).order_by(LEDGER.c.originator_version)
    )
    mapper = reading.parts["mapper"]
    events = [mapper.to_domain_event(StoredEvent(row[0], row[1], row[2], bytes(row[3]))) for row in rows]
    names = staff_names(reading, {event.actor_id for event in events})
    return tuple(_entry(event, names) for event in events)


def _entry(event: Any, names: dict[UUID, str]) -> TimelineEntry:
    personal = personal_fields(type(event))
    clear = [name for name in type(event).DECLARED if name not in personal and name not in Created.DECLARED]
    summary = {name: getattr(event, name) for name in clear}
    # What cannot be opened any more is not there.
    texts = {name: value for name in personal if (value := getattr(event, name))}
    return entry_of(event, names, summary, texts)
