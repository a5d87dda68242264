"""Parts that forms of records share: an id made by the page, the version the page showed, a stated day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from web import dates


def made_id(field: Any) -> UUID:
    """The id that the page made when it was first shown; the same again when the form is sent again."""
    try:
        return UUID(str(field.data))
    except ValueError:
        made = uuid7()
        field.data = str(made)
        return made


def instant_of(day: date | None) -> datetime | None:
    """None, which is now, for today; noon at the centre for another day."""
    today = dates.local(datetime.now(UTC)).date()
    return None if day is None or day == today else _noon(day)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(dates.zone.get()))
