"""Periods as people write them, lines in their order, files that calculate nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adapters.exports.delimited import csv_bytes, harmless
from adapters.exports.workbook import xlsx_bytes
from adapters.facts.folding import fold
from application.reports.catalogue import CATALOGUE
from application.reports.layout import table
from application.reports.periods import BadPeriod, parse_period, year_before
from application.reports.table import Report, ReportTable
from web.analyst.words import worded


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-01-05..2026-02-10", date(2026, 1, 5), date(2026, 2, 10)),
        ("2026-01-05..2026-01-05", date(2026, 1, 5), date(2026, 1, 5)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (parse_period(text).first, parse_period(text).last) == (first, last)


NO_PERIODS = ["", "spring", "2026-Q5", "2026-13", "2026-1", "0000", "1899", "2101-Q1", "٢٠٢٦", "2026\n"]
NO_PERIODS += ["2026-02-10..2026-01-05", "2026-02-30..2026-03-01", "..", "0001-01-01..9999-12-31"]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        parse_period(text)


@pytest.mark.parametrize(("text", "before"), [("2026", "2025"), ("2026-Q1", "2025-Q1"), ("2026-03", "2025-03")])
def test_the_same_period_a_year_before(text: str, before: str) -> None:
    assert year_before(parse_period(text)).text == before


def codes(lines: tuple[object, ...]) -> list[str]:
    return [line.code for line in lines]  # type: ignore[attr-defined]  # lines of a table


def channels() -> ReportTable:
    cut = CATALOGUE["T1"].cuts["centre_channel"]
    return table("centre_channel", "CONTACT", cut, {("KJD", "OFFICE"): 3, ("DYU", "PHONE_IN"): 2, ("DYU", "GROUP"): 1})


def test_the_four_subtotals_close_their_channels_even_when_empty() -> None:
    found = channels()
    columns = ["OFFICE", "GROUP", "IN_PERSON", "PHONE_IN", "PHONE", "MOBILE", "WRITTEN_ONLINE", "_T"]
    assert codes(found.columns) == columns
    assert codes(found.rows) == ["DYU", "KJD", "_T"]
    assert [found.value("_T", code) for code in columns] == [3, 1, 4, 2, 2, 0, 0, 6]


def test_groups_lead_their_topics_and_what_is_apart_other_and_not_recorded_come_last() -> None:
    counts = {("OTH", "MALE"): 1, ("UNKNOWN", "UNKNOWN"): 4, ("RESTRICTED", "MALE"): 2, ("EMP", "MALE"): 1}
    counts |= {("DOC-PASS", "MALE"): 3, ("DOC", "FEMALE"): 1, ("DOC-NEWCENTRE", "MALE"): 1}
    found = table("topic_sex", "TOPIC", CATALOGUE["T3"].cuts["topic_sex"], counts)
    assert codes(found.rows) == ["DOC", "DOC-PASS", "DOC-NEWCENTRE", "EMP", "RESTRICTED", "OTH", "UNKNOWN", "_T"]
    assert (found.value("DOC"), found.value("DOC", "MALE"), found.value("_T")) == (5, 4, 13)


def test_contacts_of_one_instant_always_give_the_same_cell() -> None:
    contacts = [(b"p", 7, b"a", "KJD", "MALE"), (b"p", 7, b"b", "KHT", "MALE"), (b"p", 3, b"c", "DYU", "MALE")]
    assert fold(contacts, each_row=True) == fold(contacts[::-1], each_row=True)
    assert dict(fold(contacts, each_row=False).once) == {("KHT", "MALE"): 1}
    assert fold(contacts, each_row=True).in_several_rows == 1


def report() -> Report:
    now = datetime(2026, 4, 1, tzinfo=UTC)
    entry = CATALOGUE["T1"]
    return Report("T1", entry.title, entry.unit, parse_period("2026-Q1"), now, (channels(),), entry.definitions)


def test_the_same_report_makes_the_same_files() -> None:
    words = worded(report())
    assert csv_bytes(report(), words) == csv_bytes(report(), words)
    assert xlsx_bytes(report(), words) == xlsx_bytes(report(), words)
    assert csv_bytes(report(), words, ",").decode("utf-8-sig").startswith("REPORT,TABLE,PERIOD")


@pytest.mark.parametrize("text", ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_of_a_file_is_calculated(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("Khujand") == "Khujand"
