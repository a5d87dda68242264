"""Indicators as CSV and XLSX: one line for each figure, code and words side by side, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from adapters.exports.delimited import MARK, harmless
from adapters.exports.workbook import LONGEST_NAME, SAFE
from application.reports.indicators import IndicatorSheet

Cell = str | Decimal | None
WIDTHS = (8, 40, 34, 24)


def csv_bytes(sheet: IndicatorSheet, separator: str = ";") -> bytes:
    """UTF-8 with a mark; the same figures in the same language give the same bytes."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(sheet.head)
    writer.writerows([_plain(cell) for cell in line] for line in sheet.lines)
    return MARK + out.getvalue().encode()


def xlsx_bytes(sheet: IndicatorSheet, made: datetime) -> bytes:
    """A workbook: cover, figures, definitions. `made` is the vintage, so that the bytes stay the same."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, SAFE)
    book.set_properties({"title": sheet.title, "created": made.astimezone(UTC).replace(tzinfo=None)})
    head, wrap = ({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}, {"text_wrap": True, "valign": "top"})
    formats = {"head": book.add_format(head), "wrap": book.add_format(wrap)}
    cover, figures, notes = (book.add_worksheet(name[:LONGEST_NAME]) for name in sheet.names)
    cover.set_column(0, 0, 26)
    cover.set_column(1, 1, 90)
    cover.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    _written(cover, sheet.cover, formats, first=2)
    for at in range(len(sheet.head)):
        figures.set_column(at, at, WIDTHS[at] if at < len(WIDTHS) else 16)
        figures.write_string(0, at, sheet.head[at], formats["head"])
    figures.freeze_panes(1, 2)
    _written(figures, sheet.lines, formats, first=1)
    notes.set_column(0, 0, 110, formats["wrap"])
    _written(notes, [(line,) for line in sheet.definitions], formats, first=0)
    book.close()
    return out.getvalue()


def _written(page: Any, lines: Sequence[Sequence[Cell]], formats: dict[str, Any], *, first: int) -> None:
    for down, line in enumerate(lines, first):
        for at, cell in enumerate(line):
            if isinstance(cell, Decimal):
                page.write_number(down, at, float(cell))
            elif cell:
                page.write_string(down, at, cell, formats["wrap"])


def _plain(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
