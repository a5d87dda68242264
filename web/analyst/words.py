"""A report in the reader's language: for its page and for the files made of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from application.reports.catalogue import COUNSELLOR, CURRICULUM
from application.reports.export import Worded, WordedTable
from application.reports.periods import Period
from application.reports.table import TOTAL, Line, Note, Report, ReportTable
from web.analyst.labels import DEFINITIONS, DIMENSIONS, NOTES, TABLES, TITLES, UNITS, words_of
from web.analyst.places import place_text
from web.dates import clock_city, date_text, local, zone
from web.i18n import gettext as _
from web.i18n import language

# Course → language → title.
Titles = Mapping[str, Mapping[str, str]]
NOBODY: Mapping[str, str] = {}
NO_TITLES: Titles = {}
# Names of centres may change; in a file that must come out the same for ever they stay codes.
NAMED = ("centre", "curriculum")


def worded(report: Report, *, named: bool = False, titled: bool = False) -> Worded:
    """`named`: centres and courses by their names, as on a page; `titled`: courses alone, as in a file that is read."""
    courses = report.courses if named or titled else NO_TITLES
    facts = (
        (_("Period"), period_text(report.period)),
        (_("Calendar"), _("the day at each centre")),
        (_("As recorded by"), instant_text(report.as_of)),
        *_place(report.centre, named=named),
        (_("Counted"), unit_text(report.unit)),
    )
    return Worded(
        title=f"{report.code} · {title_text(report.title)}",
        facts=facts,
        definitions=tuple(str(DEFINITIONS.get(code, code)) for code in report.definitions),
        tables={table.name: worded_table(table, report.names, courses, named=named) for table in report.tables},
        cover=_("Cover"),
        notes=_("Notes"),
    )


def _place(place: str, *, named: bool) -> tuple[tuple[str, str], ...]:
    return ((_("Region or centre"), place_text(place) if named else place),) if place else ()


def worded_table(
    table: ReportTable, names: Mapping[str, str] = NOBODY, courses: Titles = NO_TITLES, *, named: bool = True
) -> WordedTable:
    """The words of one table; `names` of accounts, in files too: a number is nobody's name."""
    return WordedTable(
        title=str(TABLES.get(table.name, table.name)),
        unit=unit_text(table.unit),
        row_dimension=str(DIMENSIONS.get(table.row_dimension, table.row_dimension)),
        column_dimension=str(DIMENSIONS.get(table.column_dimension, table.column_dimension)),
        rows=_lines(table.row_dimension, table.rows, named) | names_of(table, names) | titles_of(table, courses),
        columns=_lines(table.column_dimension, table.columns, named),
        notes=tuple(note_text(note) for note in table.notes),
    )


def names_of(table: ReportTable, names: Mapping[str, str]) -> dict[str, str]:
    """The counsellors of a table by their names."""
    known = (row.code for row in table.rows if table.row_dimension == COUNSELLOR.name)
    return {code: names[code] for code in known if code in names}


def titles_of(table: ReportTable, courses: Titles) -> dict[str, str]:
    """The courses of a table by their titles."""
    known = (row.code for row in table.rows if table.row_dimension == CURRICULUM.name)
    return {code: course_text(code, courses) for code in known if code in courses}


def course_text(code: str, courses: Titles) -> str:
    """The title in the reader's language, or the one it was published under, with the code; or the code alone."""
    titles = courses.get(code, NOBODY)
    title = titles.get(language()) or titles.get("")
    return f"{title} ({code})" if title else code


def title_text(key: str) -> str:
    """The title of a report."""
    return str(TITLES.get(key, key))


def unit_text(unit: str) -> str:
    """What is counted, as a sentence."""
    return str(UNITS.get(unit, unit))


def period_text(period: Period) -> str:
    """2026-Q1 (01.01.2026 – 31.03.2026)."""
    return f"{period.text} ({date_text(period.first)} – {date_text(period.last)})"


def instant_text(instant: datetime) -> str:
    """31.12.2026, 14:05:09 (Dushanbe): the vintage, to the second."""
    return f"{local(instant):%d.%m.%Y, %H:%M:%S} ({clock_city(zone.get())})"


def note_text(note: Note) -> str:
    """A footnote with its numbers; a day, a month and a year are one date."""
    if note.code not in NOTES:
        return note.code
    told: dict[str, object] = dict(note.params)
    if {"day", "month", "year"} <= told.keys():
        told["date"] = date_text(date(**{part: int(str(told[part])) for part in ("year", "month", "day")}))
    return str(NOTES[note.code] % told)


def _lines(dimension: str, lines: tuple[Line, ...], named: bool) -> dict[str, str]:
    coded = dimension in NAMED and not named
    return {line.code: line.code if coded and line.code != TOTAL else words_of(dimension, line.code) for line in lines}
