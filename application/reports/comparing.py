"""What changed in a report between two instants, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from application.reports.periods import Period
from application.reports.table import Report, ReportTable, printed

# Why a figure changed, in the order in which it is told.
ENTERED, VOIDED, CORRECTED, NAMED = "ENTERED", "VOIDED", "CORRECTED", "NAMED"
LINKED, UNLINKED, PERSON, CONSENT = "LINKED", "UNLINKED", "PERSON", "CONSENT"
CAUSES = (ENTERED, VOIDED, CORRECTED, NAMED, LINKED, UNLINKED, PERSON, CONSENT)


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
    """One of CAUSES: how many records or links it is about, what it adds to the total, and when it was recorded."""

    code: str
    number: int
    effect: int
    first: datetime
    last: datetime


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
    """Two vintages of one report. `causes` is None where the facts do not tell; else their effects add up."""

    before: Report
    now: Report
    causes: tuple[Cause, ...] | None

    def changed(self, name: str) -> tuple[Changed, ...]:
        """The cells and margins of one table that differ, in the order of its lines."""
        return tuple(_changed(self.before.table(name), self.now.table(name)))


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
        "changed": {table.name: [_cell(each) for each in comparison.changed(table.name)] for table in report.tables},
        "causes": None if comparison.causes is None else [_cause(each) for each in comparison.causes],
    }


def _cell(changed: Changed) -> dict[str, Any]:
    figures = {"previous": changed.previous, "now": changed.now, "difference": changed.difference}
    return {"row": changed.row, "column": changed.column, **{name: printed(each) for name, each in figures.items()}}


def _cause(cause: Cause) -> dict[str, Any]:
    return {**vars(cause), "first": cause.first.isoformat(), "last": cause.last.isoformat()}
