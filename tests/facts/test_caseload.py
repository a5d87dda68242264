"""Cases by centre and by counsellor: reopened on days before they were closed, and moved from centre to centre."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from adapters.facts.case_owners import caseloads
from adapters.facts.cases import CASE_MOVES, CASE_OWNERS, FILE_MOVES, MOVES, cases_behind, open_at_end
from adapters.facts.reports import Counting, Scope
from adapters.facts.sources import SOURCES
from adapters.readmodels.rows import FOREVER
from adapters.wiring import House
from application.reports.periods import Period
from application.reports.table import TOTAL, UNKNOWN

# Moves of cases in the order in which they were recorded: case, day of March, what.
MOVED = (
    ("twice", 1, "opened"),
    ("again", 1, "opened"),
    ("twice", 20, "closed"),
    ("again", 20, "closed"),
    # Recorded after the closing, and stated for a day before it.
    ("twice", 10, "reopened"),
    ("again", 25, "reopened"),
    ("again", 15, "closed"),
)
ABSENT = {"recorded_to": FOREVER}


@pytest.fixture
def facts(house: House) -> Any:
    with house.engines["ledger"].connect() as connection:
        yield connection
        connection.rollback()


def key(name: str) -> bytes:
    return name.encode().ljust(16)


def moved(connection: Connection, case: str, recorded: int, day: int, move: str, centre: str = "KHT") -> None:
    row = {"record_key": key(case), "moved_on": date(2026, 3, day), "centre": centre, "recorded_from": recorded}
    connection.execute(insert(CASE_MOVES).values(**row, **dict.fromkeys(MOVES, 0) | {move: 1}, **ABSENT))


def owned(connection: Connection, case: str, recorded: int, day: int, owner: str) -> None:
    row = {"record_key": key(case), "person_key": key("person"), "owned_on": date(2026, 3, day), "owner": owner}
    connection.execute(insert(CASE_OWNERS).values(**row, recorded_from=recorded, **ABSENT))


def taken_over(connection: Connection, recorded: int, day: int, centre: str, owner: str) -> None:
    row = {"record_key": key(f"transfer {recorded}"), "person_key": key("person"), "kept_on": date(2026, 3, day)}
    row |= {"centre": centre, "owner": owner, "recorded_from": recorded}
    connection.execute(insert(FILE_MOVES).values(**row, **ABSENT))


def until(day: int) -> Period:
    return Period("March", date(2026, 3, 1), date(2026, 3, day))


BOTH, ONE = {"twice", "again"}, {"twice"}


@pytest.mark.parametrize(("day", "wanted"), [(5, BOTH), (12, BOTH), (17, ONE), (22, ONE), (28, ONE)])
def test_a_case_is_open_once_or_not_at_all_whatever_days_were_stated(
    facts: Connection, day: int, wanted: set[str]
) -> None:
    for recorded, (case, on, move) in enumerate(MOVED):
        moved(facts, case, recorded, on, move)
    assert open_at_end(facts, until(day), 100, None) == {"KHT": len(wanted)}
    counting = Counting(facts, SOURCES["cases"], Scope(until(day), 100))
    assert cases_behind(counting, TOTAL, "open_at_end") == {key(case) for case in wanted}


def load(connection: Connection, centre: str, day: int = 31, at: int = 100) -> dict[tuple[str, str], int | None]:
    found = caseloads(Counting(connection, SOURCES["caseloads"], Scope(until(day), at, {centre})), None)
    return {cell: number for cell, number in found.items() if cell[0] != TOTAL}


def test_no_centre_reads_of_a_colleague_of_another_one(facts: Connection) -> None:
    moved(facts, "case", 1, 1, "opened")
    owned(facts, "case", 1, 1, "here")
    taken_over(facts, 5, 10, "DYU", "there")
    owned(facts, "case", 5, 10, "there")
    # Stated for a day on which the file was still at the old centre.
    owned(facts, "case", 7, 3, "another there")
    moved(facts, "case", 9, 20, "closed")
    assert load(facts, "KHT") == {("here", "opened"): 1}
    assert load(facts, "KHT", day=9, at=8) == {("here", "opened"): 1, ("here", "open_at_end"): 1}
    assert load(facts, "KHT", at=4) == {("here", "opened"): 1, ("here", "open_at_end"): 1}
    assert load(facts, "DYU", at=4) == {}
    assert load(facts, "DYU", at=6) == {("there", "open_at_end"): 1}
    assert load(facts, "DYU", at=8) == {("another there", "open_at_end"): 1}
    assert load(facts, "DYU") == {("another there", "closed"): 1, ("another there", "median_days"): 19}


def test_a_case_that_moves_unseen_is_nobodys_until_somebody_of_the_centre_has_it(facts: Connection) -> None:
    for case in ("left out", "theirs"):
        moved(facts, case, 1, 1, "opened")
    owned(facts, "left out", 1, 1, "here")
    # Works at both centres, and takes the file over: the case need not be handed over.
    owned(facts, "theirs", 1, 1, "both")
    taken_over(facts, 5, 10, "DYU", "both")
    assert load(facts, "DYU") == {(UNKNOWN, "open_at_end"): 1, ("both", "open_at_end"): 1}
    moved(facts, "left out", 6, 12, "closed")
    moved(facts, "left out", 7, 14, "reopened")
    owned(facts, "left out", 7, 14, "there")
    assert load(facts, "DYU")["there", "reopened"] == load(facts, "DYU")["there", "open_at_end"] == 1
    assert load(facts, "KHT") == {("here", "opened"): 1, ("both", "opened"): 1}
