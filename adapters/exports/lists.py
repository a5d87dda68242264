"""Lists as CSV, some lines at a time, and as XLSX; nothing in them is calculated by a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from adapters.exports.delimited import MARK, harmless
from adapters.exports.workbook import LONGEST_NAME, SAFE

WIDEST = 60


def csv_part(header: Sequence[str], lines: Iterable[Sequence[str]], separator: str) -> bytes:
    """UTF-8; with a header it is the beginning of a file and bears the mark."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    if header:
        writer.writerow([*map(harmless, header)])
    writer.writerows([*map(harmless, line)] for line in lines)
    return (MARK if header else b"") + out.getvalue().encode("utf8")


def book(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str]]]]) -> bytes:
    """A workbook of (title, header, lines), made in memory: a temporary file would hold names in clear."""
    from xlsxwriter import Workbook

    out = BytesIO()
    made = Workbook(out, SAFE)
    head = made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for title, header, lines in sheets:
        sheet = made.add_worksheet("".join(sign for sign in title if sign not in r"[]:*?/\'")[:LONGEST_NAME])
        sheet.freeze_panes(1, 1)
        widths = [len(words) for words in header]
        for at, words in enumerate(header):
            sheet.write_string(0, at, words, head)
        for down, line in enumerate(lines, 1):
            for at, text in enumerate(line):
                sheet.write_string(down, at, text)
                widths[at] = max(widths[at], len(text))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, min(max(width + 2, 10), WIDEST))
    made.close()
    return out.getvalue()
