"""The code book as files: one line a code, its words in all languages side by side."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO

from web.codebook.book import STANDARDS, Entry, entries
from web.codebook.titles import TITLES
from web.i18n import LANGUAGES

HEADS = ("LIST", "CODE", "PARENT", "STANDARD", "NUMBER", "SINCE", "RETIRED", *(tag.upper() for tag in LANGUAGES))
# The same code book gives the same bytes.
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_csv() -> bytes:
    """UTF-8 with a mark and semicolons, as the spreadsheets of the region expect."""
    out = StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n").writerow
    write(HEADS)
    for entry in entries():
        write(_line(entry))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_workbook() -> bytes:
    """One sheet of lists in the reader's language, one of all codes; every cell is text."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, SAFE)
    book.set_properties({"created": MADE})
    bold = book.add_format({"bold": True})
    for name, lines in (("LISTS", _lists()), ("CODES", _codes())):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, len(HEADS), 24)
        for row, line in enumerate(lines):
            for at, text in enumerate(line):
                sheet.write_string(row, at, text, None if row else bold)
    book.close()
    return out.getvalue()


def _lists() -> Iterator[tuple[str, ...]]:
    yield ("LIST", "TITLE")
    yield from ((name, str(title)) for name, title in TITLES.items())


def _codes() -> Iterator[tuple[str, ...]]:
    yield HEADS
    yield from map(_line, entries())


def _line(entry: Entry) -> tuple[str, ...]:
    standard = STANDARDS[entry.standard] if entry.standard else ""
    first = (entry.list, entry.code, entry.parent, standard, entry.number, entry.since, entry.retired)
    return (*first, *(entry.words[tag] for tag in LANGUAGES))
