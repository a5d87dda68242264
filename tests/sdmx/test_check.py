"""Our own judge finds every fault that is planted in a file, and names its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from application.sdmx.check import Finding, check
from application.sdmx.data_xml import data_xml
from application.sdmx.delimited import csv_text
from application.sdmx.of_release import data_set
from application.sdmx.xml import V21
from tests.sdmx.samples import FLOW, NEXT, SETS, protected

SOUND = csv_text([FLOW], SETS)
LINES = SOUND.splitlines()
# The third observation: women of 15 to 24 stand in it.
AT = next(number for number, line in enumerate(LINES) if "Y15T24,F," in line)
Change = Callable[[list[str]], None]


def changed(change: Change) -> list[Finding]:
    lines = list(LINES)
    change(lines)
    return check("\r\n".join(lines).encode(), [FLOW])


def swapped(old: str, new: str, at: int = AT) -> Change:
    def change(lines: list[str]) -> None:
        assert old in lines[at]
        lines[at] = lines[at].replace(old, new, 1)

    return change


def without(column: str) -> Change:
    def change(lines: list[str]) -> None:
        place = lines[0].split(",").index(column)
        for number, line in enumerate(lines):
            cells = line.split(",")
            del cells[place]
            lines[number] = ",".join(cells)

    return change


PLANTED: tuple[tuple[str, Change, Finding], ...] = (
    ("a wrong code", swapped("Y15T24", "Y15T25"), Finding(AT + 1, "code_wrong", "AGE", "Y15T25")),
    ("a code of another column", swapped(",F,", ",Y15T24,"), Finding(AT + 1, "code_wrong", "SEX", "Y15T24")),
    (
        "our own code instead of the standard's",
        swapped(",F,", ",FEMALE,"),
        Finding(AT + 1, "code_wrong", "SEX", "FEMALE"),
    ),
    ("a missing dimension", without("SEX"), Finding(1, "dimension_missing", "SEX")),
    ("time missing", without("TIME_PERIOD"), Finding(1, "dimension_missing", "TIME_PERIOD")),
    ("an attribute missing", without("OBS_STATUS"), Finding(1, "column_missing", "OBS_STATUS")),
    ("an empty dimension", swapped("Y15T24", ""), Finding(AT + 1, "empty_cell", "AGE")),
    (
        "a period of another system",
        swapped("2025-Q4", "2025Q4"),
        Finding(AT + 1, "period_wrong", "TIME_PERIOD", "2025Q4"),
    ),
    (
        "a fifth quarter",
        swapped("2025-Q4", "2025-Q5"),
        Finding(AT + 1, "period_wrong", "TIME_PERIOD", "2025-Q5"),
    ),
    (
        "a month among quarters",
        swapped("2025-Q4", "2025-12"),
        Finding(AT + 1, "period_not_of_frequency", "TIME_PERIOD", "2025-12"),
    ),
    (
        "an unknown column",
        swapped("OBS_VALUE", "OBS_VALUE,WEATHER", 0),
        Finding(1, "column_unknown", "WEATHER"),
    ),
    ("a column twice", swapped("AGE,SEX", "AGE,AGE", 0), Finding(1, "column_twice", "AGE")),
    ("no number", swapped(",45,", ",many,"), Finding(AT + 1, "value_wrong", "OBS_VALUE", "many")),
    ("an endless number", swapped(",45,", ",inf,"), Finding(AT + 1, "value_wrong", "OBS_VALUE", "inf")),
    ("no value and no mark", swapped(",45,", ",,"), Finding(AT + 1, "value_missing", "OBS_VALUE")),
    (
        "a value that is marked as suppressed",
        swapped(",45,A,", ",45,Q,"),
        Finding(AT + 1, "value_of_suppressed", "OBS_VALUE", "45"),
    ),
    ("a status of no list", swapped(",45,A,", ",45,X,"), Finding(AT + 1, "code_wrong", "OBS_STATUS", "X")),
    ("no such action", swapped(",R,", ",X,"), Finding(AT + 1, "action_wrong", "ACTION", "X")),
    (
        "another table",
        swapped("DF_R_T2(1.0)", "DF_R_T9(1.0)"),
        Finding(AT + 1, "structure_unknown", "STRUCTURE_ID", "SAFAR:DF_R_T9(1.0)"),
    ),
    (
        "a line too short",
        swapped(",F,", ","),
        Finding(AT + 1, "columns_of_line", text=str(len(LINES[0].split(",")) - 1)),
    ),
)


@pytest.mark.parametrize(
    ("change", "expected"), [each[1:] for each in PLANTED], ids=[each[0] for each in PLANTED]
)
def test_a_planted_fault_is_found(change: Change, expected: Finding) -> None:
    assert expected in changed(change)


def test_a_figure_that_stands_twice_is_found_even_when_it_differs() -> None:
    def twice(lines: list[str]) -> None:
        lines.append(lines[AT].replace(",45,", ",46,"))

    (found,) = changed(twice)
    assert (found.code, found.line) == ("duplicate_key", len(LINES) + 1)
    assert str(AT + 1) in found.text


def test_sound_files_are_sound_with_any_separator_and_mark() -> None:
    assert check(SOUND.encode(), [FLOW]) == []
    assert check(b"\xef\xbb\xbf" + SOUND.replace(",", ";").encode(), [FLOW]) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"hello",
        b"STRUCTURE",
        b"STRUCTURE,\0",
        b'STRUCTURE,"',
        LINES[0].encode(),
        b"STRUCTURE,STRUCTURE_ID,ACTION\n,",
    ],
)
def test_what_is_no_such_file_is_told(content: bytes) -> None:
    assert check(content, [FLOW])


def test_a_protected_figure_is_marked_and_never_zero() -> None:
    told = protected()
    table = told.table("R-T2")
    assert table is not None
    one = data_set(FLOW, table, NEXT, "TJ", None)
    text = csv_text([FLOW], [one])
    (line,) = [each for each in text.splitlines() if "Y0T14,M," in each]
    assert ",2026-Q1,,Q,C,PERSON," in line
    assert check(text.encode(), [FLOW]) == []
    xml = data_xml(V21, FLOW, [one], "SAFAR_TJ", NEXT.as_of).decode()
    (line,) = [each for each in xml.splitlines() if 'AGE="Y0T14" SEX="M"' in each]
    assert "OBS_VALUE" not in line
    assert 'OBS_STATUS="Q"' in line
