"""A report as a dataset for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import url_for

from application.reports.flat import FORMATS, Dataset, Flat, Key, calendar_period
from application.reports.table import CELL, TOTAL, Report, ReportTable
from web.analyst.labels import DIMENSIONS, words_of
from web.analyst.words import NAMED, worded
from web.exchange import FOR_SYSTEMS, lists_of, readme
from web.i18n import language

# Columns that are different things to count.
MEASURE = "measure"


def dataset_of(report: Report) -> Dataset:
    """The figures of a report by code; the README speaks the reader's language."""
    words = worded(report)
    tables = tuple(_flat(report, table, words.tables[table.name].title) for table in report.tables)
    axes = [axis for table in report.tables for axis in _axes(table)]
    notes = [(words.tables[table.name].unit, *words.tables[table.name].notes) for table in report.tables]
    facts = [f"{heading}: {told}" for heading, told in words.facts[:-1]]
    return Dataset(
        code=report.code,
        title=words.title,
        language=language(),
        period=report.period,
        as_of=report.as_of,
        tables=tables,
        lists=lists_of(axes, _words),
        headings={dim: str(DIMENSIONS.get(dim, dim)) for dim, _codes in axes},
        definitions=words.definitions,
        readme=readme(words.title, facts, zip(tables, notes, strict=True), words.definitions),
        centre=report.centre,
    )


def for_systems(report: Report, kept: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(address, kind, who needs it) of the files for other systems; without those that know no such period."""
    named = calendar_period(report.period)
    return [
        (url_for("reports.file", code=report.code, kind=kind, **kept), name, str(words))
        for kind, (name, words) in FOR_SYSTEMS.items()
        if named or not FORMATS[kind].calendar
    ]


def _flat(report: Report, table: ReportTable, title: str) -> Flat:
    rows, columns = (name for name, _codes in _axes(table))
    flat = Flat(
        code=f"{report.code}-{table.name}",
        title=title,
        unit=table.unit,
        dims=(rows, columns),
        cells={(row.code, column.code): table.figure(row.code, column.code) for row, column in _cells(table)},
        place="centre" if "centre" in (rows, columns) else "",
        measure=columns if columns == MEASURE else "",
    )
    return replace(flat, kinds=dict(_kinds(table)))


def _cells(table: ReportTable) -> Iterator[tuple[Any, Any]]:
    return ((row, column) for row in table.rows for column in table.columns)


def _kinds(table: ReportTable) -> Iterator[tuple[Key, str]]:
    """What sums up others: a total wins over a subtotal."""
    for row, column in _cells(table):
        kinds = {row.kind, column.kind} - {CELL}
        if kinds:
            yield (row.code, column.code), max(kinds)


def _axes(table: ReportTable) -> tuple[tuple[str, Sequence[str]], tuple[str, Sequence[str]]]:
    rows, columns = [line.code for line in table.rows], [line.code for line in table.columns]
    return (table.row_dimension, rows), (table.column_dimension, columns)


def _words(dimension: str, code: str) -> str:
    return code if dimension in NAMED and code != TOTAL else words_of(dimension, code)
