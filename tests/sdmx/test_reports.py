"""A report of the catalogue as SDMX: every cell once, by the standard's codes, marked as not for publication."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

from application.reports.periods import parse_period
from application.reports.table import TOTAL, Line, Report, ReportTable
from application.sdmx.check import check
from application.sdmx.structures_read import read_structures
from application.sdmx.xml import V21, V30
from web.analyst.sdmx import figures, structure

LINES = (Line("Y15T24"), Line("UNKNOWN"), Line(TOTAL, "total"))
SEXES = (Line("FEMALE"), Line("MALE"), Line(TOTAL, "total"))
PEOPLE = ReportTable(
    "age_sex", "PERSON", "age_band", "sex", LINES, SEXES, {("Y15T24", "FEMALE"): 3, (TOTAL, TOTAL): 3}
)
DAYS = ReportTable(
    "centre_days", "PERSON", "centre", "measure", (Line("DYU"), Line("A B"), Line("A?B")),
    (Line("days_to_register"),), {("DYU", "days_to_register"): 25}, tenths=("days_to_register",),
    blank=frozenset([("A B", "days_to_register")]),
)  # fmt: skip
AT = datetime(2026, 4, 15, tzinfo=UTC)
REPORT = Report("T2", "people_by_sex_and_age", "PERSON", parse_period("2026-Q1"), AT, (PEOPLE, DAYS), ())


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(figures(report).decode())))


def test_a_report_is_sound_under_the_structure_that_is_handed_out_with_it() -> None:
    for dialect in (V21, V30):
        assert check(figures(REPORT), read_structures(structure(REPORT, dialect))) == []


def test_every_cell_stands_once_and_is_not_for_publication() -> None:
    told = rows(REPORT)
    assert len(told) == 9 + 3
    assert [each["OBS_VALUE"] for each in told if each["AGE_BAND"] == "Y15T24"] == ["3", "0", "0"]
    assert {each["SEX"] for each in told} == {"F", "M", "_T", ""}
    assert {each["CONF_STATUS"] for each in told} == {"N", "C"}
    (days,) = [each for each in told if each["CENTRE"] == "DYU"]
    assert days["OBS_VALUE"] == "2.5"


def test_what_too_few_stand_behind_has_no_figure() -> None:
    (hidden,) = [each for each in rows(REPORT) if each["CONF_STATUS"] == "C"]
    assert (hidden["CENTRE"], hidden["OBS_VALUE"], hidden["OBS_STATUS"]) == ("A_B", "", "Q")


def test_codes_that_an_id_cannot_hold_stay_apart() -> None:
    assert [each["CENTRE"] for each in rows(REPORT) if each["CENTRE"]] == ["DYU", "A_B", "A_B_2"]


def test_days_that_are_no_quarter_are_a_range_of_days() -> None:
    some = replace(REPORT, period=parse_period("2026-01-05..2026-02-10"), centre="DYU")
    assert {(each["FREQ"], each["TIME_PERIOD"], each["SCOPE"]) for each in rows(some)} == {
        ("_O", "2026-01-05/P37D", "DYU")
    }
    assert check(figures(some), read_structures(structure(some, V30))) == []
