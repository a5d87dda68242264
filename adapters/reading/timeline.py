"""What happened to a person, as the asker may see it."""

from __future__ import annotations

from datetime import timedelta, timezone
from uuid import UUID

from sqlalchemy import select

from adapters.readmodels.staff import STAFF
from adapters.readmodels.timeline import TIMELINE
from adapters.reading.context import Reading, Row, rows_of
from application.people import TimelineEntry


def timeline_of(reading: Reading, person_id: UUID, *, masked: bool) -> list[TimelineEntry]:
    """Newest first. A masked reader gets the clear fields only: what was done, not what was told."""
    order = (TIMELINE.c.occurred_at.desc(), TIMELINE.c.recorded.desc(), TIMELINE.c.originator_version.desc())
    rows = rows_of(
        reading.connection.execute(select(TIMELINE).where(TIMELINE.c.person_id == person_id).order_by(*order))
    )
    texts = [{} for _ in rows] if masked else reading.open_many(rows)
    names = staff_names(reading, {row["actor_id"] for row in rows})
    return [_entry(row, text, names) for row, text in zip(rows, texts, strict=True)]


def staff_names(reading: Reading, ids: set[UUID]) -> dict[UUID, str]:
    """Full names of accounts; accounts without one are left out."""
    rows = rows_of(reading.connection.execute(select(STAFF).where(STAFF.c.account_id.in_(ids)))) if ids else []
    opened = reading.open_many(rows)
    return {row["account_id"]: words.get("full_name", "") for row, words in zip(rows, opened, strict=True)}


def _entry(row: Row, text: Row, names: dict[UUID, str]) -> TimelineEntry:
    local = row["occurred_at"].astimezone(timezone(timedelta(minutes=row["utc_offset"])))
    return TimelineEntry(
        originator_id=row["originator_id"],
        version=row["originator_version"],
        topic=row["topic"],
        occurred_at=local,
        recorded=row["recorded"],
        actor=names.get(row["actor_id"], ""),
        centre=row["centre"],
        summary=row["summary"],
        texts={name: value for name, value in text.items() if value not in (None, "", [])},
    )
