"""Every figure leads to as many records as it counts: adapters/facts/cells.py and adapters/reading/behind.py."""

from __future__ import annotations

import pytest

from application.actor import Actor
from application.asking import Absent, Forbidden
from application.reports.asking import ReadReport
from application.reports.behind import Behind, RecordsBehind
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period
from application.reports.table import Report
from tests.facts.register import ANALYST_OF_ALL, DESK, MANAGER_OF_KHUJAND, Register, at

PERIOD = parse_period("2026-Q1")
MANAGER = Actor(DESK.account_id, frozenset({"MANAGER", "PROTECTION", "COUNSELLOR"}), frozenset({"KJD", "KHT"}))


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def read(register: Register, code: str) -> Report:
    found: Report = register.house.system.ask(
        ReadReport(code=code, period=PERIOD, centre="KJD"), MANAGER, route="reports.one"
    )
    return found


def behind(register: Register, code: str, table: str, row: str, column: str) -> Behind:
    question = RecordsBehind(code=code, table=table, row=row, column=column, period=PERIOD, centre="KJD")
    found: Behind = register.house.system.ask(question, MANAGER, route="behind.records")
    return found


@pytest.fixture
def filled(register: Register) -> Register:
    register.now = at("2026-03-20 09:00")
    amina, bobo = register.person(), register.person()
    register.held(amina, "2026-03-03 10:00", topics=("DOC-PASS", "HEA-TB"), main_topic="DOC-PASS")
    register.held(amina, "2026-03-04 10:00", channel="PHONE_IN")
    register.held(bobo, "2026-03-19 10:00", topics=("DOC-PASS",), main_topic="DOC-PASS")
    register.held(None, "2026-03-19 11:00", channel="PHONE_IN")
    register.held(None, "2026-03-19 10:00", "KHT", channel="PHONE_IN")
    return register


def test_every_cell_leads_to_its_records(filled: Register) -> None:
    for code in ("T1", "T2", "T3", "T4", "T6", "T9", "T21"):
        for table in read(filled, code).tables:
            if table.name not in CATALOGUE[code].cuts:
                continue
            for row in table.rows:
                for column in table.columns:
                    figure = table.value(row.code, column.code)
                    if column.code.endswith("_share") or not figure:
                        continue
                    found = behind(filled, code, table.name, row.code, column.code)
                    # Somebody with two topics counts twice in the total of topics and is one record.
                    doubled = code == "T3" and "_T" in (row.code, column.code)
                    place = (code, table.name, row.code, column.code)
                    assert (found.count == figure or doubled, found.hidden) == (True, 0), place


def test_every_column_of_every_report_can_be_asked(filled: Register) -> None:
    for code, entry in CATALOGUE.items():
        for name, cut in entry.cuts.items():
            shown = (*cut.measures, *(rate for rate, _, _ in cut.rates)) or ("_T",)
            for column in shown:
                behind(filled, code, name, "_T", column)


def test_new_people_lead_to_their_contacts(filled: Register) -> None:
    assert behind(filled, "T10", "centre_kind", "KJD", "again").count == 2
    assert behind(filled, "T10", "centre_kind", "KJD", "new").count == 3


def test_figures_of_all_centres_lead_nowhere_without_a_right_to_names(filled: Register) -> None:
    question = RecordsBehind(code="T1", table="centre_channel", row="_T", column="_T", period=PERIOD)
    with pytest.raises(Forbidden):
        filled.house.system.ask(question, ANALYST_OF_ALL, route="behind.records")


def test_another_centre_leads_nowhere(filled: Register) -> None:
    asked = {"code": "T1", "table": "centre_channel", "row": "_T", "column": "_T", "period": PERIOD, "centre": "KHT"}
    with pytest.raises(Absent):
        filled.house.system.ask(RecordsBehind(**asked), MANAGER_OF_KHUJAND, route="behind.records")
