"""How a figure was revised: periods down, vintages across, and how complete the first release was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from application.reports.entry import Cut, Entry
from application.reports.export import Worded
from application.reports.periods import BadPeriod, Period, just_before
from application.reports.released import STAGES
from application.reports.table import TOTAL, Line, Note, Report, ReportTable

# Days after a period at whose end it is looked at: those of the calendar of releases; and what is known now.
DAYS: Mapping[str, int] = {f"day_{days}": days for days in STAGES.values()}
NOW = "known_now"
VINTAGES = (*DAYS, NOW)
# Columns of the differences: a vintage less the one before it, and the newest less the first.
STEPS = {"to_105": ("day_15", "day_105"), "to_365": ("day_105", "day_365"), "to_now": ("day_365", NOW)}
WHOLE = "since_first"
PERIODS = 8
UNIT = "PER_CENT"


@dataclass(frozen=True, kw_only=True)
class ReadRevisions:
    """The total, or one `measure`, of a table over the periods up to `period`, as known at each vintage.

    Answered with a Report of three tables. Raises ReportStale, Absent for a table or a measure that is not there.
    """

    code: str
    table: str
    period: Period
    measure: str = ""
    as_of: datetime | None = None
    centre: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExportRevisions(ReadRevisions):
    """The same as a file of `kind`; see ExportReport. Answered with bytes."""

    kind: str
    wording: Callable[[Report], Worded]
    separator: str = ";"


@dataclass(frozen=True)
class Revised:
    """One period: what was known at each vintage; a vintage that has not come yet, or has no figure, is left out.

    Per thousand of its contacts, where contacts are counted: `late`, how many were recorded late; `complete`, how many
    the first release held already (I19), None before that.
    """

    period: str
    known: Mapping[str, int] = field(default_factory=dict)
    late: int | None = None
    complete: int | None = None


def periods_until(last: Period) -> tuple[Period, ...]:
    """As many periods of one kind as a triangle has, the earliest first."""
    found = [last]
    while len(found) < PERIODS:
        try:
            found.append(just_before(found[-1]))
        except BadPeriod:
            break
    return tuple(reversed(found))


def can_be_revised(cut: Cut) -> bool:
    """Whether a table has one figure that stands for all of it, and everybody who reads the report reads it."""
    return cut.total and not cut.action


def measures(cut: Cut) -> tuple[str, ...]:
    """What can be looked at: the measures of a table, or its total."""
    return cut.measures or (TOTAL,)


def triangle(entry: Entry, question: ReadRevisions, measure: str, found: tuple[Revised, ...], at: datetime) -> Report:
    """The three tables from what was found for each period."""
    cut = entry.cuts[question.table]
    found = _begun(found)
    unit = cut.unit or entry.unit
    tenths = measure in cut.tenths
    tables = (
        _table("vintages", unit, found, VINTAGES, _known, "vintages", tenths),
        _table("revised", unit, found, (*STEPS, WHOLE), _differences, "", tenths),
        _completeness(found),
    )
    return Report(
        entry.code, entry.title, unit, question.period, at, tables, ("vintage", "late"), centre=question.centre or ""
    )


def _begun(found: tuple[Revised, ...]) -> tuple[Revised, ...]:
    """Without the periods before anything was recorded: a zero there was never published. The last one stays."""
    first = next((place for place, one in enumerate(found) if any(one.known.values())), len(found) - 1)
    return found[first:]


def _known(one: Revised) -> Iterator[tuple[str, int]]:
    yield from one.known.items()


def _differences(one: Revised) -> Iterator[tuple[str, int]]:
    for name, (earlier, later) in {**STEPS, WHOLE: ("day_15", NOW)}.items():
        if earlier in one.known and later in one.known:
            yield name, one.known[later] - one.known[earlier]


def _table(
    name: str,
    unit: str,
    found: tuple[Revised, ...],
    columns: tuple[str, ...],
    figures: Callable[[Revised], Iterator[tuple[str, int]]],
    chart: str,
    tenths: bool,
    notes: tuple[Note, ...] = (Note("vintages"),),
) -> ReportTable:
    cells = {(one.period, column): figure for one in found for column, figure in figures(one)}
    places = {(one.period, column) for one in found for column in columns}
    return ReportTable(
        name=name,
        unit=unit,
        row_dimension="period",
        column_dimension="measure",
        rows=tuple(Line(one.period) for one in found),
        columns=tuple(Line(column) for column in columns),
        cells=cells,
        notes=notes,
        chart=chart,
        blank=frozenset(places - cells.keys()),
        tenths=columns if tenths else (),
    )


def _completeness(found: tuple[Revised, ...]) -> ReportTable:
    """In tenths of a per cent, halves upwards. Of contacts it is told which of them the first release held; of other
    records only how its figure stands to that of now, which may be more than all of it.
    """
    contacts = any(one.late is not None for one in found)
    columns = ("known_at_first", "recorded_late") if contacts else ("first_of_latest",)
    return _table("completeness", UNIT, found, columns, _shares, "", tenths=True, notes=())


def _shares(one: Revised) -> Iterator[tuple[str, int]]:
    first, latest = one.known.get("day_15"), one.known.get(NOW)
    if one.late is not None:
        yield "recorded_late", one.late
        if one.complete is not None:
            yield "known_at_first", one.complete
    elif first is not None and latest:
        yield "first_of_latest", (2000 * first + latest) // (2 * latest)
