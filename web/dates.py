"""Dates, times, numbers and money as the reader writes them; times in the zone of the centre."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta, get_timezone_location
from babel.numbers import format_decimal, format_percent

from web.i18n import gettext as _
from web.i18n import language, locale, ngettext

zone: ContextVar[str] = ContextVar("zone", default="UTC")

# CLDR writes Tajik months with a capital and days with a zero, which inside a sentence is wrong.
_SMALL_MONTHS = {"tg"}


def local(moment: datetime) -> datetime:
    """An aware instant on the clock of the centre."""
    return moment.astimezone(ZoneInfo(zone.get()))


def clock_city(name: str) -> str:
    """The city by which a clock is called: Душанбе for Asia/Dushanbe; its name where no city is known."""
    return get_timezone_location(name, locale=locale(), return_city=True) or name


def date_text(day: date | None) -> str:
    """31.12.2026; nothing for no date. An instant in UTC is of the day that it is at the centre."""
    if isinstance(day, datetime) and day.tzinfo is UTC:
        day = day_text(day)
    return f"{day:%d.%m.%Y}" if day else ""


def moment_text(moment: datetime | None) -> str:
    """31.12.2026, 14:05 on the clock of the centre."""
    return f"{local(moment):%d.%m.%Y, %H:%M}" if moment else ""


def clock_text(moment: datetime) -> str:
    """14:05 on the clock of the centre."""
    return f"{local(moment):%H:%M}"


def day_text(moment: datetime) -> date:
    """The day an instant falls on at the centre."""
    return local(moment).date()


def long_date(day: date) -> str:
    """31 December 2026, in the words of the language."""
    text = format_date(day, "long", locale=locale())
    return text.lower().lstrip("0") if language() in _SMALL_MONTHS else text


def month_text(day: date) -> str:
    """December 2026, as a heading."""
    text = format_date(day, "LLLL y", locale=locale())
    return text[:1].upper() + text[1:]


def month_within(day: date) -> str:
    """December 2026 in the midst of a sentence: most languages write it small."""
    text = format_date(day, "LLLL y", locale=locale())
    return text.lower() if language() in _SMALL_MONTHS else text


def day_ranges(days: Sequence[date]) -> str:
    """1, 5–9, 30: days of one month, whose name stands near."""
    runs: list[list[int]] = []
    for number in sorted(day.day for day in days):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def partial_date(iso: str | None) -> str:
    """A date of which parts may be missing: "1991", "1991-05" or "1991-05-12", as 1991, 05.1991 or 12.05.1991."""
    return ".".join(reversed(iso.split("-"))) if iso else ""


def days_text(days: int) -> str:
    """3 days; CLDR has no words for it in Tajik, Kyrgyz, Kazakh and Uzbek."""
    return ngettext("%(num)s day", "%(num)s days", days)


def ago_text(since: timedelta) -> str:
    """3 days ago; a negative span lies ahead: in 3 days."""
    return str(format_timedelta(-since, add_direction=True, locale=locale()))


def due_text(due: date, today: date) -> str:
    """When something is due, said from today."""
    late = (today - due).days
    if late == 0:
        return _("today")
    if late > 0:
        return ngettext("%(num)s day late", "%(num)s days late", late)
    return ngettext("in %(num)s day", "in %(num)s days", -late)


def number_text(number: int | Decimal | float) -> str:
    """1 234,5 with the separators of the language."""
    return str(format_decimal(number, locale=locale()))


def percent_text(share: float | Decimal, decimals: int = 1) -> str:
    """A share of one, 0.125, as 12.5%; to so many decimals at most."""
    return str(format_percent(share, format=f"#,##0.{'#' * decimals}%", locale=locale()))


def money_text(amount: Decimal, currency: str) -> str:
    """1 250.50 TJS: the currency by its ISO code, for the regional signs are not known everywhere."""
    return f"{format_decimal(amount, format='#,##0.00', locale=locale())} {currency}"
