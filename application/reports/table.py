"""A report as figures with their words still codes: the page, CSV, XLSX and JSON are all made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from application.ports import Unavailable
from application.reports.periods import Period

TOTAL = "_T"
UNKNOWN = "UNKNOWN"
RESTRICTED = "RESTRICTED"
# No destination, for nobody goes: the family at home.
NOWHERE = "NOWHERE"
OTHER = ("OTH", "OTHER")

CELL = "cell"
SUBTOTAL = "subtotal"
MARGIN = "total"


class ReportStale(Unavailable):
    """Facts could not take an event, or have another shape than this program writes: rebuild, then ask again."""

    code = "report.stale"
    retry_after = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column: its code, what it is (cell, subtotal, total), and how deep it stands below a subtotal."""

    code: str
    kind: str = CELL
    level: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote by code, with the numbers it tells."""

    code: str
    params: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportTable:
    """One table of whole numbers of `unit`. `cells` holds margins too; what is not in it is 0.

    `blank`: cells without a figure, because nothing or too little stands behind it. Columns in `tenths` are told in
    tenths; `each`: small pictures for each centre, of these columns (empty: of all).
    """

    name: str
    unit: str
    row_dimension: str
    column_dimension: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: Mapping[tuple[str, str], int]
    notes: tuple[Note, ...] = ()
    chart: str = ""
    blank: frozenset[tuple[str, str]] = frozenset()
    tenths: tuple[str, ...] = ()
    each: tuple[str, ...] | None = None

    def figure(self, row: str, column: str) -> int | Decimal | None:
        """The figure as it is printed; None where none is told."""
        if (row, column) in self.blank:
            return None
        value = self.value(row, column)
        return Decimal(value).scaleb(-1) if column in self.tenths else value

    def value(self, row: str, column: str = TOTAL) -> int:
        """The figure of a row and a column, margins included."""
        return self.cells.get((row, column), 0)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was counted."""
        return not any(self.cells.values())


@dataclass(frozen=True)
class Report:
    """`as_of` is the instant as known at which the figures stand; the days are those of each centre's own calendar."""

    code: str
    title: str
    unit: str
    period: Period
    as_of: datetime
    tables: tuple[ReportTable, ...]
    definitions: tuple[str, ...]
    zone: str = "CENTRE"
    # Of one centre alone; empty: of all.
    centre: str = ""
    # Account → name, of those who stand in a table by counsellor.
    names: Mapping[str, str] = field(default_factory=dict)
    # Course → language → title, as published under the empty one, of a report that tells courses apart.
    courses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def table(self, name: str) -> ReportTable:
        """One of its tables by name. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON values; the same figures give the same text."""
    return {
        "code": report.code,
        "title": report.title,
        "unit": report.unit,
        "period": report.period.text,
        "first": report.period.first.isoformat(),
        "last": report.period.last.isoformat(),
        "zone": report.zone,
        "centre": report.centre,
        "as_of": report.as_of.isoformat(),
        "definitions": list(report.definitions),
        "tables": [_table(table) for table in report.tables],
    }


def _table(table: ReportTable) -> dict[str, Any]:
    lines = {
        side: [{"code": line.code, "kind": line.kind, "level": line.level} for line in found]
        for side, found in (("rows", table.rows), ("columns", table.columns))
    }
    figures = [[printed(table.figure(row.code, column.code)) for column in table.columns] for row in table.rows]
    dimensions = {"row_dimension": table.row_dimension, "column_dimension": table.column_dimension}
    notes = [{"code": note.code, **note.params} for note in table.notes]
    return {"name": table.name, "unit": table.unit, **dimensions, **lines, "cells": figures, "notes": notes}


def printed(figure: int | Decimal | None) -> int | float | None:
    """A figure as a JSON value."""
    return float(figure) if isinstance(figure, Decimal) else figure
