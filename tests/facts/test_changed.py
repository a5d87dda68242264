"""Records that made a figure another one: adapters/facts/turning.py, and who may see them."""

from __future__ import annotations

import pytest

from application.asking import Absent, Forbidden
from application.reports.behind import Behind, RecordsChanged
from application.reports.comparing import CompareReport, Comparison
from tests.facts.register import ANALYST_OF_ALL, Register, at
from tests.facts.test_behind import MANAGER, PERIOD
from tests.facts.test_linked import linked, undone
from web.analyst.comparing import turn_text

SINCE = at("2026-04-20 12:00")
WHOLE = ("_T", "_T")


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def changed(register: Register, code: str, table: str, place: tuple[str, str], centre: str | None = "KJD") -> Behind:
    about = {"code": code, "table": table, "row": place[0], "column": place[1], "period": PERIOD, "centre": centre}
    found: Behind = register.house.system.ask(RecordsChanged(**about, since=SINCE), MANAGER, route="behind.records")
    return found


def told(found: Behind) -> list[str]:
    return sorted(turn_text(row.turn, "KJD") for row in found.rows if row.turn)


@pytest.fixture
def later(register: Register) -> Register:
    register.now = at("2026-03-20 09:00")
    amina, bobo = register.person(), register.person()
    moved = register.held(amina, "2026-03-03 10:00")
    void = register.held(amina, "2026-03-04 10:00")
    register.held(bobo, "2026-03-05 10:00")
    register.now = at("2026-05-02 09:00")
    register.held(bobo, "2026-03-19 10:00")
    register.voided(void, amina)
    register.corrected(moved, amina, "2026-03-03 10:00", "KHT")
    return register


def test_records_that_came_went_and_were_moved_are_listed_with_why(later: Register) -> None:
    found = changed(later, "T1", "centre_channel", WHOLE)
    causes = ("+1 late entry", "−1 declared void", "−1 moved to Bokhtar")
    assert told(found) == [f"{each}, 02.05.2026" for each in causes]
    assert (found.count, found.hidden) == (3, 0)


def test_the_records_of_a_cell_make_its_difference(later: Register) -> None:
    about = {"code": "T1", "period": PERIOD, "centre": "KJD", "since": SINCE}
    comparison: Comparison = later.house.system.ask(CompareReport(**about), MANAGER, route="reports.one")
    cells = comparison.changed("centre_channel")
    assert cells
    for cell in cells:
        rows = changed(later, "T1", "centre_channel", (cell.row, cell.column)).rows
        assert sum(row.turn.step for row in rows if row.turn) == cell.difference


def test_a_person_who_is_there_by_another_record_is_neither_new_nor_gone(later: Register) -> None:
    found = changed(later, "T2", "age_sex", WHOLE)
    # Of Amina the last one in the period is told, by which she was counted.
    assert told(found) == ["−1 declared void, 02.05.2026"]


def test_a_link_that_was_undone_leads_to_the_file(register: Register) -> None:
    register.now = at("2026-03-20 09:00")
    one, other = register.person(), register.person()
    register.held(one, "2026-03-03 10:00")
    register.held(other, "2026-03-04 10:00")
    linked(register, one, other)
    register.now = at("2026-05-02 09:00")
    undone(register, one, other)
    found = changed(register, "T2", "age_sex", WHOLE)
    assert [row.turn.code for row in found.rows if row.turn] == ["UNLINKED"]


def test_an_analyst_sees_counts_and_causes_and_no_list(later: Register) -> None:
    about = {"code": "T1", "table": "centre_channel", "row": "_T", "column": "_T", "period": PERIOD}
    with pytest.raises(Forbidden):
        later.house.system.ask(RecordsChanged(**about, since=SINCE), ANALYST_OF_ALL, route="behind.records")


def test_behind_too_many_records_no_cause_is_told_and_no_list(
    later: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.facts.changing.MOST", 2)
    about = {"code": "T1", "period": PERIOD, "centre": "KJD", "since": SINCE}
    comparison: Comparison = later.house.system.ask(CompareReport(**about), MANAGER, route="reports.one")
    assert comparison.causes is None
    assert comparison.changed("centre_channel")
    with pytest.raises(Absent):
        changed(later, "T1", "centre_channel", WHOLE)
