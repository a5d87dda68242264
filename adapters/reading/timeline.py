"""What happened to a person, as the asker may see it: read from the ledger, opened with the keys that still live."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from eventsourcing.persistence import StoredEvent
from sqlalchemy import ColumnElement, and_, select

from adapters.ledger.codec import personal_fields, typed
from adapters.ledger.mapper import Sealed, binding, open_box
from adapters.ledger.tables import LEDGER
from adapters.reading.context import Reading, Row, rows_of
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.staff import STAFF
from adapters.readmodels.timeline import BY_RECORD, TIMELINE, TOLD
from application.people import TimelineEntry
from domain.kernel import SUBJECT, Created, Event

_ENVELOPE = frozenset({*Created.DECLARED, SUBJECT})
_JSON = frozenset({str, int, bool, type(None)})


def timeline_of(reading: Reading, person_id: UUID, *, masked: bool) -> list[TimelineEntry]:
    """Newest first. A masked reader gets the clear fields only: what was done, not what was told."""
    here = and_(
        TIMELINE.c.originator_id == LEDGER.c.originator_id,
        TIMELINE.c.originator_version == LEDGER.c.originator_version,
    )
    found = _events(reading, TIMELINE.c.person_id == person_id, here)
    contacts = select(CONSULTATIONS.c.consultation_id).where(CONSULTATIONS.c.person_id == person_id)
    held = _events(reading, and_(LEDGER.c.originator_id.in_(contacts), LEDGER.c.topic.in_(BY_RECORD)))
    # A contact may have been a caller's before it was this person's, or for a time somebody else's by mistake.
    found += [each for each in held if each.event.person_id in (person_id, None)]
    return sorted(_entries(reading, found, masked), key=by_time, reverse=True)


def by_time(entry: TimelineEntry) -> tuple[datetime, datetime, int]:
    """People say to the minute when something was, the house knows the second: within a minute the record decides."""
    return entry.occurred_at.replace(second=0, microsecond=0), entry.recorded, entry.version


def history_of(reading: Reading, record_id: UUID, *, masked: bool) -> list[TimelineEntry]:
    """The events of one record, the first one first."""
    return _entries(reading, _events(reading, LEDGER.c.originator_id == record_id), masked)


def local(instant: datetime, minutes: int) -> datetime:
    """The instant on a clock that many minutes ahead of UTC."""
    return instant.astimezone(timezone(timedelta(minutes=minutes)))


def staff_names(reading: Reading, ids: set[UUID]) -> dict[UUID, str]:
    """Full names of accounts; accounts without one are left out."""
    rows = rows_of(reading.connection.execute(select(STAFF).where(STAFF.c.account_id.in_(ids)))) if ids else []
    opened = reading.open_many(rows)
    return {row["account_id"]: words.get("full_name", "") for row, words in zip(rows, opened, strict=True)}


def _events(reading: Reading, where: ColumnElement[bool], pointed: ColumnElement[bool] | None = None) -> list[Sealed]:
    """Events as projections see them, in order of their streams; `pointed` joins the timeline's pointers."""
    query = select(LEDGER.c.originator_id, LEDGER.c.originator_version, LEDGER.c.topic, LEDGER.c.state).where(where)
    if pointed is not None:
        query = query.join_from(TIMELINE, LEDGER, pointed)
    rows = reading.connection.execute(query.order_by(LEDGER.c.originator_id, LEDGER.c.originator_version))
    stored = [StoredEvent(row[0], row[1], row[2], bytes(row[3])) for row in rows if row[2] in TOLD]
    return [reading.parts["mapper"].unseal_nothing(each) for each in stored]


def _entries(reading: Reading, found: Sequence[Sealed], masked: bool) -> list[TimelineEntry]:
    ciphers = {} if masked else reading.keys.find_many({sealed.event.subject for sealed in found})
    names = staff_names(reading, {sealed.event.actor_id for sealed in found})
    return [entry_of(each.event, names, _summary(each.event), _texts(each, ciphers)) for each in found]


def _texts(sealed: Sealed, ciphers: dict[UUID, Any]) -> Row:
    event, box = sealed.event, sealed.box
    cipher = ciphers.get(event.subject)
    if box is None or cipher is None:
        return {}
    topic = type(event).TOPIC
    try:
        opened = open_box(cipher, box, binding(event.originator_id, event.originator_version, topic, event.subject))
    except (InvalidTag, ValueError):
        return {}
    return typed(type(event), opened)


def entry_of(event: Any, names: dict[UUID, str], summary: Row, texts: Row) -> TimelineEntry:
    """A line of a history: the envelope of the event, with what is told of it."""
    return TimelineEntry(
        originator_id=event.originator_id,
        version=event.originator_version,
        topic=type(event).TOPIC,
        occurred_at=event.occurred_at,
        recorded=event.recorded,
        actor=names.get(event.actor_id, ""),
        centre=event.centre,
        summary=summary,
        texts={name: value for name, value in texts.items() if value not in (None, "", [])},
    )


def _summary(event: Any) -> dict[str, Any]:
    """The clear fields of the event beside its envelope, as JSON values."""
    fields = vars(event)
    return {name: value if type(value := fields[name]) in _JSON else _plain(value) for name in _shown(type(event))}


@cache
def _shown(event_class: type[Event]) -> tuple[str, ...]:
    return tuple(sorted(event_class.DECLARED.keys() - _ENVELOPE - personal_fields(event_class).keys()))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | dict) else str(value)
