"""What happened to a person, from the events of all aggregates: one row for each event that can be about somebody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.codec import personal_fields
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Projection, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Instant, Json
from domain.case import Case
from domain.consultation import Consultation
from domain.kernel import SUBJECT, Aggregate, Created, Event
from domain.migrant import Migrant
from domain.referral import Referral
from domain.training import TrainingSession

TIMELINE = Table(
    "rm_timeline",
    METADATA,
    Column("originator_id", Id, primary_key=True),
    Column("originator_version", Integer, primary_key=True),
    # NULL for what is about nobody by name.
    Column("person_id", Id),
    Column("occurred_at", Instant, nullable=False),
    Column("utc_offset", Integer, nullable=False),
    Column("recorded", Instant, nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("centre", Text, nullable=False),
    Column("topic", Text, nullable=False),
    # The clear fields of the event, as JSON values.
    Column("summary", Json, nullable=False),
    *box_columns(),
    Index("rm_timeline_person", "person_id", "occurred_at"),
    sqlite_with_rowid=False,
)

# Whose events can be about a person. An event belongs here when it says whose it is.
AGGREGATES: tuple[type[Aggregate], ...] = (Migrant, Consultation, Referral, Case, TrainingSession)

ERASED = Migrant.Erased.TOPIC
_ENVELOPE = frozenset({*Created.DECLARED, SUBJECT})
_JSON = frozenset({str, int, bool, type(None)})


def events_of(aggregate: type[Aggregate]) -> Iterator[type[Event]]:
    """The event classes that an aggregate declares."""
    for name, found in vars(aggregate).items():
        # `Event` is the base that the library derives for each aggregate: nothing that happened.
        if isinstance(found, type) and issubclass(found, Event) and name != "Event":
            yield found


def _happened(sealed: Sealed) -> Iterator[Change]:
    yield _row(sealed, getattr(sealed.event, SUBJECT))


def _happened_to_the_file(sealed: Sealed) -> Iterator[Change]:
    yield _row(sealed, sealed.event.originator_id)


def _row(sealed: Sealed, person_id: Any) -> Insert:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("originator_id", "originator_version", "occurred_at", "recorded")}
    row |= {"person_id": person_id, "actor_id": event.actor_id, "centre": event.centre, "topic": type(event).TOPIC}
    row |= {"utc_offset": int(event.occurred_at.utcoffset().total_seconds()) // 60, "summary": _summary(event)}
    return Insert(TIMELINE, row | boxed(sealed))


def _summary(event: Any) -> dict[str, Any]:
    fields = vars(event)
    return {name: value if type(value := fields[name]) in _JSON else _plain(value) for name in _shown(type(event))}


@cache
def _shown(event_class: type[Event]) -> tuple[str, ...]:
    return tuple(sorted(event_class.DECLARED.keys() - _ENVELOPE - personal_fields(event_class).keys()))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | dict) else str(value)


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(TIMELINE, {"person_id": sealed.event.originator_id})


def _rows() -> dict[str, Projection]:
    found: dict[str, Projection] = {}
    for aggregate in AGGREGATES:
        own = aggregate is Migrant
        named = [each for each in events_of(aggregate) if own or SUBJECT in each.DECLARED]
        found |= {each.TOPIC: _happened_to_the_file if own else _happened for each in named}
    return found | {ERASED: _erased}


VIEW = View("timeline", (TIMELINE,), _rows())
