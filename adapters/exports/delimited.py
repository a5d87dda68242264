"""Reports as CSV: one line for each cell, codes and words side by side, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from adapters.exchange.cells import harmless
from application.reports.export import Worded
from application.reports.table import Report, ReportTable

# Spreadsheets of the region recognise UTF-8 by this mark.
MARK = b"\xef\xbb\xbf"
HEAD = ("REPORT", "TABLE", "PERIOD", "AS_OF", "ROW_DIMENSION", "ROW", "ROW_KIND", "ROW_WORDS")
HEAD_END = ("COLUMN_DIMENSION", "COLUMN", "COLUMN_KIND", "COLUMN_WORDS", "UNIT", "VALUE")


def csv_bytes(report: Report, worded: Worded, separator: str = ";") -> bytes:
    """UTF-8 with a mark; the same figures in the same language give the same bytes."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([*HEAD, *HEAD_END])
    for table in report.tables:
        writer.writerows(_lines(report, table, worded))
    return MARK + out.getvalue().encode()


def _lines(report: Report, table: ReportTable, worded: Worded) -> Iterator[Sequence[str]]:
    words = worded.tables[table.name]
    first = [report.code, table.name, report.period.text, report.as_of.isoformat(), table.row_dimension]
    for row in table.rows:
        for column in table.columns:
            line = [*first, row.code, row.kind, words.rows[row.code]]
            line += [table.column_dimension, column.code, column.kind, words.columns[column.code], table.unit]
            figure = table.figure(row.code, column.code)
            yield [*map(harmless, line), "" if figure is None else str(figure)]
