"""What happened to a person, as the asker may see it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from adapters.reading.context import Reading, Row, rows_of
from adapters.readmodels.staff import STAFF
from adapters.readmodels.timeline import TIMELINE
from application.people import TimelineEntry


def timeline_of(reading: Reading, person_id: UUID, *, masked: bool) -> list[TimelineEntry]:
    """Newest first. A masked reader gets the clear fields only: what was done, not what was told."""
    order = (TIMELINE.c.occurred_at.desc(), TIMELINE.c.recorded.desc(), TIMELINE.c.originator_version.desc())
    found = _entries(reading, select(TIMELINE).where(TIMELINE.c.person_id == person_id).order_by(*order), masked)
    return sorted(found, key=_when, reverse=True)


def _when(entry: TimelineEntry) -> tuple[datetime, datetime]:
    """People say to the minute when something was, the house knows the second: within a minute the record decides."""
    return entry.occurred_at.replace(second=0, microsecond=0), entry.recorded


def history_of(reading: Reading, record_id: UUID, *, masked: bool) -> list[TimelineEntry]:
    """The events of one record, the first one first."""
    order = TIMELINE.c.originator_version
    return _entries(reading, select(TIMELINE).where(TIMELINE.c.originator_id == record_id).order_by(order), masked)


def local(instant: datetime, minutes: int) -> datetime:
    """The instant on a clock that many minutes ahead of UTC."""
    return instant.astimezone(timezone(timedelta(minutes=minutes)))


def _entries(reading: Reading, query: Select[Any], masked: bool) -> list[TimelineEntry]:
    rows = rows_of(reading.connection.execute(query))
    texts = [{} for _ in rows] if masked else reading.open_many(rows)
    names = staff_names(reading, {row["actor_id"] for row in rows})
    return [_entry(row, text, names) for row, text in zip(rows, texts, strict=True)]


def staff_names(reading: Reading, ids: set[UUID]) -> dict[UUID, str]:
    """Full names of accounts; accounts without one are left out."""
    rows = rows_of(reading.connection.execute(select(STAFF).where(STAFF.c.account_id.in_(ids)))) if ids else []
    opened = reading.open_many(rows)
    return {row["account_id"]: words.get("full_name", "") for row, words in zip(rows, opened, strict=True)}


def _entry(row: Row, text: Row, names: dict[UUID, str]) -> TimelineEntry:
    return TimelineEntry(
        originator_id=row["originator_id"],
        version=row["originator_version"],
        topic=row["topic"],
        occurred_at=local(row["occurred_at"], row["utc_offset"]),
        recorded=row["recorded"],
        actor=names.get(row["actor_id"], ""),
        centre=row["centre"],
        summary=row["summary"],
        texts={name: value for name, value in text.items() if value not in (None, "", [])},
    )
