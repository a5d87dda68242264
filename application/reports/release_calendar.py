"""The calendar of releases: what is due when, and as of which instant, in the office's zone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from application.reports.periods import parse_period
from application.reports.released import STAGES, quarter_before

# How far back the calendar looks: a final release is a year away from its quarter.
QUARTERS, YEARS = 8, 3


@dataclass(frozen=True)
class Due:
    """A release by the calendar. `done`: it is public."""

    period: str
    stage: str
    day: date
    as_of: datetime
    done: bool


def day_of(period: str, stage: str) -> date:
    """Day 15, 105 or 365 after a quarter or a year; the first following day is day 1. Raises BadPeriod."""
    return parse_period(period).last + timedelta(days=STAGES[stage])


def vintage_of(period: str, stage: str, zone: str) -> datetime:
    """The end of that day in the office's zone: the instant as of which the release is made. Raises BadPeriod."""
    return datetime.combine(day_of(period, stage), time(23, 59, 59), ZoneInfo(zone))


def due(
    today: date, zone: str, published: Collection[tuple[str, str]], begun: date | None = None
) -> Iterator[Due]:
    """What the calendar asks for, newest day first: the next day to come, and of each period the newest release whose
    day is over, unless it is published: a stage that a later one overtook is not made any more.

    `published`: (period, stage) of releases that are public. `begun`: the first day of the network's own records;
    of periods before it nothing is asked.
    """
    asked = (each for each in _all(today, zone, published) if begun is None or parse_period(each.period).last >= begun)
    found = sorted(asked, key=lambda each: (each.day, each.period), reverse=True)
    coming = min((each.day for each in found if each.day >= today), default=today)
    over = {each.period: each for each in reversed(found) if each.day < today}
    yield from (each for each in found if not each.done and (each.day == coming or over.get(each.period) is each))


def _all(today: date, zone: str, published: Collection[tuple[str, str]]) -> Iterator[Due]:
    current = f"{today.year:04d}-Q{(today.month - 1) // 3 + 1}"
    quarters = [quarter_before(current, back) for back in range(QUARTERS)]
    for period in (*quarters, *(str(today.year - back) for back in range(YEARS))):
        for stage in STAGES:
            day, as_of = day_of(period, stage), vintage_of(period, stage, zone)
            yield Due(period, stage, day, as_of, (period, stage) in published)
