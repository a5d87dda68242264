"""Revision triangles: what was known of periods at the vintages of releases, and how complete the first ones were."""

from __future__ import annotations

import pytest

from application.asking import Absent
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period
from application.reports.revisions import ReadRevisions, Revised, periods_until, triangle
from application.reports.table import Report
from tests.access.pages import Reader
from tests.facts.register import ANALYST_OF_ALL, Register, at
from tests.facts.test_pages import reader

QUARTER = parse_period("2026-Q1")
T1 = {"code": "T1", "table": "centre_channel"}


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def revised(register: Register) -> Register:
    """Known of the first quarter: two on its last day, three 15 days after, two 105 days after, three now."""
    register.now = at("2026-03-30 09:00")
    void = register.held(None, "2026-03-29 10:00")
    register.held(None, "2026-03-29 11:00")
    register.now = at("2026-04-10 09:00")
    register.held(None, "2026-03-29 12:00", "KHT")
    register.now = at("2026-05-02 09:00")
    register.voided(void, None)
    register.now = at("2026-10-01 09:00")
    register.held(None, "2026-03-29 13:00", "KHT")
    return register


def read(register: Register, **about: object) -> Report:
    question = ReadRevisions(**{**T1, "period": QUARTER, **about})
    found: Report = register.house.system.ask(question, ANALYST_OF_ALL, route="test")
    return found


def line(report: Report, table: str, period: str = "2026-Q1") -> dict[str, object]:
    found = report.table(table)
    return {column.code: found.figure(period, column.code) for column in found.columns}


def test_each_vintage_says_what_was_known_at_its_day(revised: Register) -> None:
    report = read(revised)
    assert line(report, "vintages") == {"day_15": 3, "day_105": 2, "day_365": None, "known_now": 3}
    assert line(report, "revised") == {"to_105": -1, "to_365": None, "to_now": None, "since_first": 0}
    # Two of the three stood in the first release, though it told of three; two came more than seven days late.
    told = {name: str(figure) for name, figure in line(report, "completeness").items()}
    assert told == {"known_at_first": "66.7", "recorded_late": "66.7"}
    # Before it nothing was recorded, and nothing is told.
    assert [row.code for row in report.table("vintages").rows] == ["2026-Q1"]


def test_a_triangle_is_of_one_centre_too(revised: Register) -> None:
    assert line(read(revised, centre="KHT"), "vintages") == {
        "day_15": 1,
        "day_105": 1,
        "day_365": None,
        "known_now": 2,
    }


def test_nothing_is_told_of_a_table_or_a_measure_that_is_not_there(revised: Register) -> None:
    for wrong in (
        {"table": "none"},
        {"measure": "none"},
        {"code": "T99"},
        {"code": "T23", "table": "worked_in"},
    ):
        with pytest.raises(Absent):
            read(revised, **wrong)


def test_periods_go_back_from_the_last_by_their_kind() -> None:
    assert [each.text for each in periods_until(parse_period("2026-02"))][-3:] == [
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert [each.text for each in periods_until(parse_period("1901"))] == ["1900", "1901"]


def test_of_nothing_known_there_is_no_completeness() -> None:
    found = (Revised("2026-Q1", {"day_15": 0, "known_now": 0}),)
    question = ReadRevisions(**T1, period=QUARTER)
    report = triangle(CATALOGUE["T1"], question, "_T", found, at("2026-10-01 09:00"))
    assert line(report, "completeness") == {"first_of_latest": None}


@pytest.fixture
def analyst(revised: Register) -> Reader:
    return reader(revised, "gulnora", "ANALYST")


def test_the_triangle_is_a_page_and_a_file(analyst: Reader) -> None:
    assert analyst.open("/reports/T1?period=2026-Q1").status_code == 200
    assert "How the figures of this report were revised" in analyst.text()
    assert analyst.open("/reports/T1/revisions?period=2026-Q1").status_code == 200
    assert "How complete the first release was" in analyst.text()
    for kind, begins in (("csv", "REPORT;TABLE".encode("utf-8-sig")), ("xlsx", b"PK")):
        assert analyst.client.get(f"/reports/T1/revisions.{kind}?period=2026-Q1").data.startswith(begins)
    for figure in ("T12", "T15", "T19", "T21"):
        assert analyst.open(f"/reports/{figure}/revisions?period=2026-Q1").status_code == 200
    assert analyst.open("/reports/T1/revisions?period=2026-Q1&figure=no:thing").status_code == 404
    assert analyst.open("/reports/T1/revisions?period=yesterday").status_code == 200
