"""Periods as SDMX writes them, and the first and last day of each."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from application.reports.periods import Period

_PATTERNS = {
    "A": re.compile(r"(\d{4})(?:-A1)?", re.ASCII),
    "S": re.compile(r"(\d{4})-S([12])", re.ASCII),
    "Q": re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
    "M": re.compile(r"(\d{4})-(?:M)?(0[1-9]|1[0-2])", re.ASCII),
    "D": re.compile(r"(\d{4}-\d{2}-\d{2})", re.ASCII),
}
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})/P(\d{1,5})D", re.ASCII)
# Months of one period.
_LENGTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}
# Periods of no regular length.
OTHER = "_O"


def frequency(text: str) -> str | None:
    """A, S, Q, M or D; `_O` for a range of days; None for what is no period."""
    if _RANGE.fullmatch(text):
        return OTHER if days(text) else None
    found = next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(text)), None)
    return found if found and days(text) else None


def days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a period; None for what is no period."""
    try:
        return _days(text)
    except (ValueError, OverflowError):
        return None


def _days(text: str) -> tuple[date, date] | None:
    if ranged := _RANGE.fullmatch(text):
        first = date.fromisoformat(ranged[1])
        return first, first + timedelta(days=int(ranged[2]) - 1)
    for name, pattern in _PATTERNS.items():
        if found := pattern.fullmatch(text):
            if name == "D":
                return date.fromisoformat(text), date.fromisoformat(text)
            number = int(found[2]) if found.lastindex == 2 else 1
            return _months(int(found[1]), number, _LENGTHS[name])
    return None


def _months(year: int, number: int, length: int) -> tuple[date, date]:
    last = number * length
    return date(year, last - length + 1, 1), date(year, last, monthrange(year, last)[1])


def sdmx_period(period: Period) -> tuple[str, str]:
    """(frequency, text) of a period of a report."""
    known = frequency(period.text)
    if known:
        return known, period.text
    return OTHER, f"{period.first.isoformat()}/P{(period.last - period.first).days + 1}D"


def instant(text: str) -> datetime:
    """An instant with its zone. Raises ValueError for anything else."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at
