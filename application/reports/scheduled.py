"""Reports that are made by themselves at a set day, and what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MONTH, QUARTER = "MONTH", "QUARTER"
EVERY = (MONTH, QUARTER)
# Schedules of one account; files that are shown; the latest day, which every month has.
MOST, SHOWN, LAST_DAY = 20, 24, 28


@dataclass(frozen=True, slots=True)
class Schedule:
    """A report of a centre (empty: of all), every MONTH or QUARTER, on a day of the month after it."""

    schedule_id: UUID
    code: str
    centre: str
    every: str
    day: int


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A file, or what was in its way: `fault` is Absent, Forbidden or ReportStale. `sha256` is of its bytes."""

    made_id: UUID
    code: str
    centre: str
    period: str
    as_of: datetime
    at: datetime
    fault: str
    sha256: str
