"""Periods as people write them: a year, a quarter, a month, or two days with two dots between."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# Years that a register can speak of.
EARLIEST, LATEST = 1900, 2100
_WRITTEN = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?", re.ASCII)


class BadPeriod(ValueError):
    """A text that is no period; `code` is translated at the edge."""

    code = "report.period"


@dataclass(frozen=True, slots=True)
class Period:
    """Civil days from `first` to `last`, both included, each in the zone of its centre."""

    text: str
    first: date
    last: date


def parse_period(text: str) -> Period:
    """`2026`, `2026-Q1`, `2026-03` or `2026-01-05..2026-02-10`. Raises BadPeriod."""
    if ".." in text:
        return _between(text)
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise BadPeriod(text)
    year, quarter, month = (int(part) if part else None for part in found.groups())
    months = _months(quarter, month)
    try:
        first, last = date(year or 0, months[0], 1), date(year or 0, months[1], 1)
    except ValueError:
        raise BadPeriod(text) from None
    return _within(Period(text, first, last.replace(day=monthrange(last.year, last.month)[1])))


def kind_of(text: str) -> str:
    """YEAR, QUARTER, MONTH or DAYS. Raises BadPeriod."""
    parse_period(text)
    if ".." in text:
        return "DAYS"
    return "QUARTER" if "Q" in text else "MONTH" if "-" in text else "YEAR"


def _months(quarter: int | None, month: int | None) -> tuple[int, int]:
    if quarter is not None:
        return 3 * quarter - 2, 3 * quarter
    return (1, 12) if month is None else (month, month)


def _between(text: str) -> Period:
    try:
        first, last = (date.fromisoformat(part) for part in text.split(".."))
    except ValueError:
        raise BadPeriod(text) from None
    return _within(Period(text, first, last))


def _within(period: Period) -> Period:
    if not EARLIEST <= period.first.year <= period.last.year <= LATEST or period.first > period.last:
        raise BadPeriod(period.text)
    return period


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return parse_period(f"{day:%Y-%m}")


def year_before(period: Period) -> Period:
    """The same period one year earlier, for the change on the year. Raises BadPeriod before 1900."""
    if ".." in period.text:
        return _days(*(_a_year_earlier(day) for day in (period.first, period.last)))
    head, _, rest = period.text.partition("-")
    return parse_period(f"{int(head) - 1:04d}-{rest}" if rest else f"{int(head) - 1:04d}")


def just_before(period: Period) -> Period:
    """The year, quarter, month, or as many days, that ended on the day before. Raises BadPeriod before 1900."""
    last = period.first - timedelta(days=1)
    if ".." in period.text:
        return _days(last - (period.last - period.first), last)
    if "Q" in period.text:
        return parse_period(f"{last.year:04d}-Q{(last.month + 2) // 3}")
    return month_of(last) if "-" in period.text else parse_period(f"{last.year:04d}")


def _days(first: date, last: date) -> Period:
    return parse_period(f"{first.isoformat()}..{last.isoformat()}")


def _a_year_earlier(day: date) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
