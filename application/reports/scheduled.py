"""Reports that are made by themselves at a set day, and what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MONTH, QUARTER = "MONTH", "QUARTER"
EVERY = (MONTH, QUARTER)
# Instead of the code of a report.
INDICATORS = "INDICATORS"
# Schedules of one account; files that are shown; the latest day, which every month has.
MOST, SHOWN, LAST_DAY = 20, 24, 28


# Why nothing is made for accounts of a demonstration where the worker does not run as one.
NO_DEMONSTRATION = "NoDemonstration"


class NotMade(Exception):
    """A file that cannot be made here; `fault` says why."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Schedule:
    """A report, one indicator or all INDICATORS, of a place (empty: of all centres) as a file of a kind.

    It comes every MONTH or QUARTER, on a day of the month after it.
    """

    schedule_id: UUID
    code: str
    centre: str
    every: str
    day: int
    kind: str


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A file, or what was in its way: `fault` is Absent, Forbidden, ReportStale or that of a NotMade.

    `sha256` is of its bytes.
    """

    made_id: UUID
    code: str
    centre: str
    period: str
    kind: str
    as_of: datetime
    at: datetime
    fault: str
    sha256: str
