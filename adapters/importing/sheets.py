"""Reads an uploaded table, text or workbook, into cells of text; whatever cannot be read is Unreadable."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from adapters import confined
from adapters.importing import workbook
from adapters.importing.workbook import LONGEST_CELL, MOST_COLUMNS
from application.importing import MOST_ROWS

# What a workbook may grow to when it is unpacked: a small file of zeros must not fill the memory.
MOST_UNPACKED = 200 * 2**20
SEPARATORS = (";", "\t", ",", "|")
SAMPLE = 60  # lines by which the separator is told
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Unreadable(ValueError):
    """`code` says why, `params` how much would do."""

    def __init__(self, code: str, **params: int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Sheet:
    """The header and the lines below it, every cell as text; dates as ISO 8601. `separator` is empty for a workbook."""

    form: str
    encoding: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_sheet(content: bytes) -> Sheet:
    """The first sheet that holds anything. Raises Unreadable."""
    if content[:4] in (ZIP, OLD_OFFICE):
        return _workbook(content)
    text, encoding = _decoded(content)
    separator = _separator(text)
    try:
        lines = list(_limited(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=False)))
    except csv.Error:
        raise Unreadable("import.form") from None
    return _sheet("CSV", encoding, separator, lines)


def _decoded(content: bytes) -> tuple[str, str]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _as(content, "utf-16")
    if b"\x00" in content:
        raise Unreadable("import.form")
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _as(content, "cp1251")


def _as(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        # One byte of CP1251 stands for nothing; what it was is lost either way.
        return content.decode(encoding, "replace").replace("\N{REPLACEMENT CHARACTER}", "?"), encoding


def _separator(text: str) -> str:
    """The sign that parts the header into most columns and later lines into as many."""
    sample = "\n".join(text.splitlines()[:SAMPLE])
    return max(SEPARATORS, key=lambda sign: _agreement(sample, sign))


def _agreement(sample: str, sign: str) -> tuple[int, int]:
    try:
        widths = [len(line) for line in csv.reader(StringIO(sample, newline=""), delimiter=sign) if line]
    except csv.Error:
        return 0, 0
    first = widths[0] if widths else 0
    return (sum(width == first for width in widths), first) if first > 1 else (0, 0)


def _workbook(content: bytes) -> Sheet:
    _not_too_large(content)
    status, written = confined.run(Path(workbook.__file__), content, str(MOST_ROWS + 2))
    if status != 0:
        # No workbook, or one whose reader fell over its limits: a cell at the far end of a sheet is enough for that.
        raise Unreadable("import.form")
    told = json.loads(written)
    if "unreadable" in told:
        raise Unreadable(told["unreadable"])
    return _sheet(_form(content), "", "", list(_limited(told["lines"])))


def _not_too_large(content: bytes) -> None:
    if content[:4] != ZIP:
        return
    try:
        unpacked = sum(info.file_size for info in zipfile.ZipFile(BytesIO(content)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise Unreadable("import.form") from problem
    if unpacked > MOST_UNPACKED:
        raise Unreadable("import.too_long", most=MOST_ROWS)


def _form(content: bytes) -> str:
    if content[:4] == OLD_OFFICE:
        return "XLS"
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    return "ODS" if "content.xml" in names else "XLSX"


def _limited(lines: Any) -> Iterator[list[str]]:
    for number, line in enumerate(lines):
        if number > MOST_ROWS:
            raise Unreadable("import.too_long", most=MOST_ROWS)
        yield [_clean(cell) for cell in line]


def _clean(cell: str) -> str:
    """One line of text without what no store can hold."""
    if not cell.isprintable():
        cell = "".join(sign if sign.isprintable() else " " for sign in cell)
    return " ".join(cell.split())[:LONGEST_CELL]


def _sheet(form: str, encoding: str, separator: str, lines: Sequence[Sequence[str]]) -> Sheet:
    kept = [line for line in lines if any(line)]
    if len(kept) < 2:
        raise Unreadable("import.empty")
    width = max(len(line) for line in kept)
    if width > MOST_COLUMNS:
        raise Unreadable("import.too_wide", most=MOST_COLUMNS)
    whole = [tuple(line) + ("",) * (width - len(line)) for line in kept]
    return Sheet(form, encoding, separator, whole[0], tuple(whole[1:]))
