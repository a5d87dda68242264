"""Published tables as files: CSV with codes and words, a workbook with a cover, notes and one table a sheet."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from datetime import UTC
from io import BytesIO, StringIO
from typing import Any

from adapters.exchange.cells import harmless
from application.reports.released import Release, ReleasedTable
from web.i18n import gettext as _
from web.ministry.labels import category
from web.ministry.symbols import BREAK, REVISED, footnote, revised
from web.ministry.views import View, whole
from web.ministry.words import (
    dimension_text,
    note_texts,
    origin_lines,
    published_text,
    quarter_text,
    source_text,
    stage_text,
    table_title,
    unit_text,
    vintage_text,
)

DELIMITER = ";"
SAFE_WORKBOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def table_csv(
    release: Release, table: ReleasedTable, before: Release | None = None, *, begins: bool = False
) -> bytes:
    """One line a cell, code and words of each category side by side; UTF-8 with a mark and semicolons, as the
    spreadsheets of the region expect. SIGN marks what the release `before` of the same period told otherwise, and
    every figure of a table with which a series `begins`.
    """
    out = StringIO()
    write = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n").writerow
    write(harmless(words or name) for name, words in heads(table))
    marks = revised(table, before)
    first = [table.code, release.period, release.stage, release.as_of.isoformat()]
    for cell, value in table.cells.items():
        words = [
            text
            for dim, code in zip(table.dims, cell, strict=True)
            for text in (code, category(release, dim, code))
        ]
        sign = " ".join([REVISED] * (cell in marks) + [BREAK] * begins)
        told = map(harmless, [*first, *words, table.unit, "5" if table.rounded else ""])
        write([*told, value, sign, harmless(source_text())])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def heads(table: ReleasedTable) -> list[tuple[str, str]]:
    """(name of a column, its head where that is in words) of the CSV of a table."""
    dims = [head for dim in table.dims for head in ((dim, ""), (f"{dim}_WORDS", dimension_text(dim)))]
    first, last = ("TABLE", "PERIOD", "STAGE", "AS_OF"), ("UNIT", "ROUNDED", "VALUE", "SIGN", "SOURCE")
    return [*((name, "") for name in first), *dims, *((name, "") for name in last)]


def workbook(
    release: Release,
    tables: Sequence[ReleasedTable],
    before: Release | None = None,
    *,
    begun: Collection[str] = (),
) -> bytes:
    """A workbook in the reader's language. The same release gives the same bytes in the same language. A figure that
    the release `before` of the same period told otherwise stays a number and shows its sign. `begun`: tables that
    begin a series, which their notes say.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, SAFE_WORKBOOK)
    book.set_properties(
        {"created": (release.published_at or release.as_of).astimezone(UTC).replace(tzinfo=None)}
    )
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0"}),
        "revised": book.add_format({"num_format": f'#,##0 "{REVISED}"'}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _cover(book.add_worksheet(_("Cover")[:31]), release, tables, formats)
    _notes(book.add_worksheet(_("Notes")[:31]), release, tables, begun, formats)
    for table in tables:
        sheet = book.add_worksheet(table.code[:31])
        _table(sheet, whole(release, table, before), formats)
    book.close()
    return out.getvalue()


def _cover(sheet: Any, release: Release, tables: Sequence[ReleasedTable], formats: dict[str, Any]) -> None:
    lines = [
        quarter_text(release.period),
        stage_text(release),
        vintage_text(release),
        published_text(release),
        source_text(),
        *([release.reason] if release.reason else []),
    ]
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, _("Migrant support centres in figures"), formats["head"])
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, line)
    for row, table in enumerate(tables, len(lines) + 2):
        sheet.write_string(row, 0, table.code)
        sheet.write_string(row, 1, table_title(table))
    for row, (what, told) in enumerate(origin_lines(release), len(lines) + len(tables) + 3):
        sheet.write_string(row, 1, f"{what}: {told}")


def _notes(
    sheet: Any,
    release: Release,
    tables: Sequence[ReleasedTable],
    begun: Collection[str],
    formats: dict[str, Any],
) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 110, formats["wrap"])
    sheet.write_row(0, 0, [_("Table"), _("Note")], formats["head"])
    lines = [
        (table.code, note)
        for table in tables
        for note in (
            unit_text(table),
            *([footnote()] if table.code in begun else []),
            *note_texts(release, table),
            source_text(),
        )
    ]
    for row, (code, note) in enumerate(lines, 1):
        sheet.write_string(row, 0, code)
        sheet.write_string(row, 1, note, formats["wrap"])


def _table(sheet: Any, view: View, formats: dict[str, Any]) -> None:
    """The table from its first cell on: one header row, nothing merged."""
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, len(view.columns), 14)
    sheet.freeze_panes(1, 1)
    for column, head in enumerate(view.columns):
        sheet.write_string(0, column, str(head["text"]), formats["head"])
    for row, (names, figures) in enumerate(zip(view.rows, view.figures, strict=True), 1):
        sheet.write_string(row, 0, names[0])
        for column, value in enumerate(figures, 1):
            if value is None:
                sheet.write_string(row, column, names[column])
            else:
                form = "revised" if names[column].endswith(REVISED) else "number"
                sheet.write_number(row, column, value, formats[form])
