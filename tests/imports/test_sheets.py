"""Tables as they come: encodings, separators, workbooks, and whatever is no table at all."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from adapters import confined
from adapters.importing.sheets import Unreadable, read_sheet
from adapters.importing.workbook import MOST_COLUMNS, lines_of

LINES = (("Насаб", "Ном", "Сол"), ("Каримов", "Рустам; Олим", "1991"), ("Рахимова", "Зебо", "1988"))


def text(separator: str) -> str:
    return "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in LINES)


def workbook() -> bytes:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    # The same bytes every time: a fault that was found is found again.
    book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - the writer takes no zone
    book.add_worksheet("empty")
    sheet = book.add_worksheet("register")
    sheet.write_row(0, 0, ["Ном", "Таваллуд", "Телефон"])
    sheet.write_string(1, 0, "Шодӣ")
    sheet.write_datetime(1, 1, date(1991, 5, 12), book.add_format({"num_format": "dd.mm.yyyy"}))
    sheet.write_number(1, 2, 992901111111.0)
    book.close()
    return out.getvalue()


WHOLE = workbook()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encoding_and_separator_are_found(encoding: str, separator: str) -> None:
    sheet = read_sheet(text(separator).encode(encoding))
    assert (sheet.header, sheet.rows) == (LINES[0], LINES[1:])
    assert sheet.separator == separator
    assert sheet.encoding == encoding.removesuffix("-sig")


def test_a_workbook_gives_its_first_sheet_with_anything_dates_as_iso() -> None:
    sheet = read_sheet(workbook())
    assert (sheet.form, sheet.header) == ("XLSX", ("Ном", "Таваллуд", "Телефон"))
    assert sheet.rows == (("Шодӣ", "1991-05-12", "992901111111"),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.empty"),
        (b"a;b\n", "import.empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "import.form"),
        (b"PK\x03\x04 no archive", "import.form"),
        (b"\xd0\xcf\x11\xe0 no workbook", "import.form"),
        (b";" * MOST_COLUMNS + b"x\n" + b"1;2\n", "import.too_wide"),
    ],
)
def test_what_is_no_table_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as no:
        read_sheet(content)
    assert no.value.code == code


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_nonsense_is_read_or_refused(content: bytes) -> None:
    _read_or_refuse(content)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_broken_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(confined, "run", _read_here)
        _read_or_refuse(bytes(content[: data.draw(st.integers(0, len(content)))]))


def _read_here(_program: Path, raw: bytes, *told: str) -> tuple[int, bytes]:
    """Without a process for each of hundreds of workbooks."""
    try:
        return 0, json.dumps({"lines": lines_of(raw, int(told[0]))}).encode()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the reader's Rust is no Exception
        return 1, b""


@pytest.mark.parametrize("far", [(1_048_575, 16_383), (99_999, 16_383)])
def test_a_cell_at_the_far_end_of_a_sheet_does_not_end_the_house(far: tuple[int, int]) -> None:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("register")
    sheet.write_row(0, 0, ["Ном", "Таваллуд"])
    sheet.write_string(*far, "x")
    book.close()
    with pytest.raises(Unreadable) as no:
        read_sheet(out.getvalue())
    assert no.value.code == "import.form"


def _read_or_refuse(content: bytes) -> None:
    try:
        sheet = read_sheet(content)
    except Unreadable:
        return
    assert all(cell.isprintable() for row in sheet.rows for cell in row)
    assert {len(row) for row in sheet.rows} == {len(sheet.header)}
