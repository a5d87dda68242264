"""Reports as XLSX: a cover, one table a sheet, notes; strings never become formulas."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import Any

from application.reports.export import Worded, WordedTable
from application.reports.table import CELL, Report, ReportTable

LONGEST_NAME = 31
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_bytes(report: Report, worded: Worded) -> bytes:
    """A workbook in the reader's language; the same figures give the same bytes."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, SAFE)
    # The vintage instead of the clock: a file made again is the same file.
    book.set_properties({"title": worded.title, "created": report.as_of.astimezone(UTC).replace(tzinfo=None)})
    formats = _formats(book)
    _cover(book.add_worksheet(_sheet_name(worded.cover)), worded, formats)
    for number, table in enumerate(report.tables, 1):
        name = report.code if len(report.tables) == 1 else f"{report.code}-{number}"
        _table(book.add_worksheet(_sheet_name(name)), table, worded.tables[table.name], formats)
    _notes(book.add_worksheet(_sheet_name(worded.notes)), worded, formats)
    book.close()
    return out.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({}),
        "sum": book.add_format({"bold": True}),
        "number": book.add_format({"num_format": "#,##0"}),
        "tenth": book.add_format({"num_format": "#,##0.0"}),
        "sum_tenth": book.add_format({"num_format": "#,##0.0", "bold": True}),
        "sum_number": book.add_format({"num_format": "#,##0", "bold": True}),
    }


def _sheet_name(text: str) -> str:
    return "".join(letter for letter in text if letter not in r"[]:*?/\'")[:LONGEST_NAME]


def _cover(sheet: Any, worded: Worded, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, worded.title, formats["title"])
    for row, (heading, words) in enumerate(worded.facts, 2):
        sheet.write_string(row, 0, heading, formats["head"])
        sheet.write_string(row, 1, words, formats["wrap"])
    for row, table in enumerate(worded.tables.values(), len(worded.facts) + 3):
        sheet.write_string(row, 0, table.title)


def _table(sheet: Any, table: ReportTable, words: WordedTable, formats: dict[str, Any]) -> None:
    """From the first cell on: one header row, nothing merged; a part stands a step to the right of its subtotal."""
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(table.columns), 14)
    sheet.freeze_panes(1, 1)
    sheet.write_string(0, 0, words.row_dimension, formats["head"])
    for at, column in enumerate(table.columns, 1):
        sheet.write_string(0, at, words.columns[column.code], formats["head"])
    for down, row in enumerate(table.rows, 1):
        name = "    " * row.level + words.rows[row.code]
        sheet.write_string(down, 0, name, formats["text" if row.kind == CELL else "sum"])
        for at, column in enumerate(table.columns, 1):
            kind = "tenth" if column.code in table.tenths else "number"
            figure = table.figure(row.code, column.code)
            if figure is not None:
                style = formats[kind if row.kind == column.kind == CELL else f"sum_{kind}"]
                sheet.write_number(down, at, figure, style)


def _notes(sheet: Any, worded: Worded, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 110, formats["wrap"])
    lines = [note for table in worded.tables.values() for note in (table.unit, *table.notes)]
    for row, line in enumerate(dict.fromkeys([*lines, *worded.definitions])):
        sheet.write_string(row, 0, line, formats["wrap"])
