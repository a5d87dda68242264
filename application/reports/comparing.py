"""What changed in a report between two instants, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from application.reports.periods import Period
from application.reports.released import ENTERED, LATE
from application.reports.table import MARGIN, TOTAL, Report, ReportTable, printed

# Why a figure changed, in the order in which it is taken in and told.
VOIDED, MOVED = "VOIDED", "MOVED"
CORRECTED, CARRIED_ON, NAMED = "CORRECTED", "CARRIED_ON", "NAMED"
UNLINKED, LINKED, PERSON, CONSENT = "UNLINKED", "LINKED", "PERSON", "CONSENT"
CAUSES = (
    *(ENTERED, LATE, VOIDED, MOVED, CORRECTED, CARRIED_ON, NAMED),
    # A file leaves the one before it is counted with another.
    *(UNLINKED, LINKED, PERSON, CONSENT),
)

# Table, row, column.
Place = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class CompareReport:
    """A report for a period as known at `as_of` (None: now), beside what was known at `since`. Both are aware.

    Answered with a Comparison. Raises ReportStale and Absent as ReadReport does.
    """

    code: str
    period: Period
    since: datetime
    as_of: datetime | None = None
    centre: str | None = None


@dataclass(frozen=True)
class Cause:
    """One of CAUSES: how many records or links it is about, what it adds to the total of the first table, and when.

    `origin` and `target`: the centres that records were moved from and to.
    """

    code: str
    number: int
    effect: int | Decimal
    first: datetime
    last: datetime
    origin: str = ""
    target: str = ""


@dataclass(frozen=True)
class Effect:
    """What one cause adds to one cell."""

    code: str
    origin: str
    target: str
    effect: int | Decimal

    @property
    def cause(self) -> tuple[str, str, str]:
        """What tells causes apart."""
        return self.code, self.origin, self.target


@dataclass(frozen=True)
class Changed:
    """A cell, or a margin, that is not what it was."""

    row: str
    column: str
    previous: int | Decimal
    now: int | Decimal

    @property
    def difference(self) -> int | Decimal:
        """What was added; below 0 when something went."""
        return self.now - self.previous


@dataclass(frozen=True)
class Comparison:
    """Two vintages of one report. `causes` is None where too many records lie behind the figures to say.

    `effects` of a cell add up to its difference.
    """

    before: Report
    now: Report
    causes: tuple[Cause, ...] | None
    effects: Mapping[Place, tuple[Effect, ...]] = field(default_factory=dict)

    def changed(self, name: str) -> tuple[Changed, ...]:
        """The cells and margins of one table that differ, in the order of its lines."""
        tables = [{table.name: table for table in report.tables} for report in (self.before, self.now)]
        return tuple(_changed(*[each[name] for each in tables])) if all(name in each for each in tables) else ()

    def places(self, name: str) -> tuple[tuple[str, str], ...]:
        """(row, column) of the cells and margins of one table that differ."""
        return tuple((each.row, each.column) for each in self.changed(name))

    def total(self, name: str) -> tuple[str, str]:
        """(row, column) of the figure that stands for one table: its total, or the first measure of its bottom line."""
        columns = self.now.table(name).columns
        return TOTAL, columns[-1].code if columns[-1].kind == MARGIN else columns[0].code

    def why(self, name: str, cell: Changed) -> tuple[Effect, ...]:
        """What made one cell another one; empty where nobody can say."""
        return self.effects.get((name, cell.row, cell.column), ())


def _changed(before: ReportTable, now: ReportTable) -> Iterator[Changed]:
    rows = dict.fromkeys(line.code for line in (*now.rows, *before.rows))
    columns = dict.fromkeys(line.code for line in (*now.columns, *before.columns))
    for row in rows:
        for column in columns:
            found = Changed(row, column, before.figure(row, column) or 0, now.figure(row, column) or 0)
            if found.difference:
                yield found


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON values."""
    report = comparison.now
    return {
        "code": report.code,
        "title": report.title,
        "unit": report.unit,
        "period": report.period.text,
        "since": comparison.before.as_of.isoformat(),
        "as_of": report.as_of.isoformat(),
        "changed": {
            table.name: [_cell(each, comparison.why(table.name, each)) for each in comparison.changed(table.name)]
            for table in report.tables
        },
        "causes": None if comparison.causes is None else [_cause(each) for each in comparison.causes],
    }


def _cell(changed: Changed, why: tuple[Effect, ...]) -> dict[str, Any]:
    figures = {"previous": changed.previous, "now": changed.now, "difference": changed.difference}
    told = [{**vars(each), "effect": printed(each.effect)} for each in why]
    numbers = {name: printed(each) for name, each in figures.items()}
    return {"row": changed.row, "column": changed.column, **numbers, "why": told}


def _cause(cause: Cause) -> dict[str, Any]:
    effect, days = printed(cause.effect), {"first": cause.first.isoformat(), "last": cause.last.isoformat()}
    return {**vars(cause), "effect": effect, **days}
