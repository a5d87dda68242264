"""How the publication writes quarters, vintages, figures and changes; the templates use these by name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from application.reports.released import Release, ReleasedTable, period_parts
from web.causes import MINUS, signed
from web.dates import clock_city, date_text, number_text, percent_text
from web.i18n import gettext as _
from web.ministry.labels import DIMENSIONS, NOTES, PROGRAMMES, STAGES, TITLES, UNITS
from web.ministry.symbols import break_words, footnote

# No change in per cent is told where either figure is smaller.
SMALLEST_FOR_CHANGE = 50
SMALLEST_FOR_SHARE = 30
MARKS = {"FIRST": "[p]", "SECOND": "[r]", "EXTRAORDINARY": "[r]"}


def quarter_text(period: str) -> str:
    """Quarter 1 of 2026 or the year 2026, in the words of the language."""
    if period.isdigit():
        return _("Year %(year)s", year=period)
    year, number = period_parts(period)
    return _("Quarter %(number)s of %(year)s", number=number, year=year)


def quarter_short(period: str) -> str:
    """Q1 26, for the axis of a chart."""
    year, number = period_parts(period)
    return _("Q%(number)s %(year)s", number=number, year=f"{year % 100:02d}")


def table_title(table: ReleasedTable) -> str:
    return str(TITLES.get(table.title_key, table.title_key))


def unit_text(table: ReleasedTable) -> str:
    return str(UNITS.get(table.unit, table.unit))


def stage_text(release: Release) -> str:
    return str(STAGES.get(release.stage, release.stage))


def vintage_text(release: Release) -> str:
    """As recorded by 15.04.2026, 23:59 (Dushanbe)."""
    at = release.as_of.astimezone(ZoneInfo(release.zone))
    return _(
        "as recorded by %(date)s, %(time)s (%(zone)s)",
        date=date_text(at.date()),
        time=f"{at:%H:%M}",
        zone=clock_city(release.zone),
    )


def published_text(release: Release) -> str:
    at: datetime = (release.published_at or release.as_of).astimezone(ZoneInfo(release.zone))
    return _("published on %(date)s", date=date_text(at.date()))


def note_texts(release: Release, table: ReleasedTable, told: Collection[str] = ()) -> list[str]:
    """Every note of a table in words, but those `told` elsewhere, with what is special in this release."""
    notes = [str(NOTES.get(note, note)) for note in table.notes if note not in told]
    if table.code in release.held_over:
        notes.append(_("Fewer than five people came since the release before: its figures stand once more."))
    if any(row[0] == table.code for row in release.relaxed):
        notes.append(_("Some totals of this table may differ from the true count by up to 9."))
    return notes


def origin_lines(release: Release) -> list[tuple[str, str]]:
    """(what, digest or number) of everything that a release was made from; an earlier one told its figures only."""
    often = PROGRAMMES.get(release.programme, release.programme)
    programme = _("%(programme)s, version %(version)s", programme=often, version=release.version)
    told = [(_("Programme of tables"), programme)]
    if origin := release.origin:
        told += [
            (_("Definitions (SHA-256)"), origin.definitions),
            (_("Code lists and places (SHA-256)"), origin.codes),
            (_("Newest record in the register when it was counted"), number_text(origin.position)),
            (_("What stands there (keyed digest)"), origin.position_mac),
            (_("Counts before rounding (keyed digest)"), origin.counts_mac),
            (_("Seed of the rounding (SHA-256)"), origin.seed),
        ]
    return [*told, (_("Figures (SHA-256)"), release.output_sha256)]


def source_text() -> str:
    """Who publishes, and from which records."""
    return _("Source: the network of migrant support centres; counted from the records of its counsellors.")


def change_text(now: int, before: int) -> str:
    """The change in whole per cent, or nothing where a figure is too small for one."""
    if min(now, before) < SMALLEST_FOR_CHANGE:
        return ""
    share = round(100 * (now - before) / before)
    return ("+" if share > 0 else MINUS if share < 0 else "") + percent_text(abs(share) / 100)


def share_text(part: int, whole: int) -> str:
    """A share in whole per cent of a whole that is large enough for one, else nothing."""
    return percent_text(round(100 * part / whole) / 100) if whole >= SMALLEST_FOR_SHARE else ""


def dimension_text(name: str) -> str:
    return str(DIMENSIONS.get(name, name))


WORDS: dict[str, Callable[..., Any]] = {
    "break_footnote": footnote,
    "break_words": break_words,
    "change_text": change_text,
    "dimension_text": dimension_text,
    "note_texts": note_texts,
    "origin_lines": origin_lines,
    "published_text": published_text,
    "quarter_text": quarter_text,
    "signed": signed,
    "source_text": source_text,
    "stage_mark": lambda release: MARKS.get(release.stage, ""),
    "stage_text": stage_text,
    "table_title": table_title,
    "unit_text": unit_text,
    "vintage_text": vintage_text,
}
