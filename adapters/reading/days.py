"""The day it is for whoever asks, and what is due before, on and after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from adapters.reading.context import Reading
from application.desk import AHEAD


def local_day(reading: Reading) -> date:
    """The day it is at the centre of the asker, or in UTC for the network."""
    centre = reading.directory.centre(reading.actor.home)
    return datetime.now(centre.zone if centre else UTC).date()


def due_words(day: Any, today: date) -> dict[str, ColumnElement[bool]]:
    """The meaning of each word of `application/desk.py: DUE` for a column of days."""
    return {
        "overdue": day < today,
        "today": day == today,
        "week": day.between(today + timedelta(days=1), today + AHEAD),
        "all": day.is_not(None),
    }
