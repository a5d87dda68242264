"""Attacks with everything that was ever told of a year, and with what the making of a release says by itself."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest

from adapters.releases.building import Earlier, Vintage, make
from adapters.releases.document import read
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY, Programme
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import CONTACTS, SENSITIVE, VERSION_1
from application.reports.released import TOTAL, Release
from tests.releases.attacker import Attacker, Given
from tests.releases.crossed import given_away, targets_of
from tests.releases.samples import FIRST, SECOND, SECRET
from tests.releases.samples_full import a_person, counted
from tests.releases.told_year import told_year
from tests.releases.whole_year import ALONE, PLACES, of, placed


def test_quarters_and_their_year_crossed_vintage_by_vintage_give_nothing_away() -> None:
    life = told_year(7, 0.02, ("FIRST", "SECOND"), quarterly=QUARTERLY)
    assert len(dict(targets_of(life, ("SENSITIVE",)))) > 20
    assert given_away(life, ("SENSITIVE",)) == {}


VISITOR = of("SENSITIVE", REGION="C", SENSITIVE_ROW="HEALTH")
# With these seeds the visitor would be a 5 in the second release, of either version.
LEANS_UP = {1: bytes([4]), 2: bytes([40, 1, 40])}


def told(programme: Programme, vintage: Vintage, figures: Figures, secret: bytes, *earlier: Earlier) -> str:
    return make(programme, replace(vintage, period="2025"), figures, secret, earlier)


def visited(contacts: int, others: int) -> Figures:
    """In region C one person was asked about their health, and so many contacts are told of it."""
    counts = {("A", "HEALTH"): others, ("B", "HEALTH"): 17, ("C", "HEALTH"): 1}
    exact = {("A",): 300, ("B",): 200, ("C",): contacts, (TOTAL,): 500 + contacts}
    return Figures({"R-S1": counts}, {"REGION": ("A", "B", "C")}, elsewhere={CONTACTS: exact})


def known_of_two_vintages(programme: Programme) -> Given:
    """The attacker knows that nobody else was asked there: what was at most two contacts then is so now."""
    first, second, secret = visited(2, 30), visited(7, 60), LEANS_UP[programme.version]
    one = told(programme, FIRST, first, secret)
    other = told(programme, SECOND, second, secret, Earlier(one, first))
    attacker = Attacker(programme)
    attacker.read(released(one), mark="THEN|")
    attacker.read(released(other))
    then = ("THEN|SENSITIVE", VISITOR[1])
    attacker.high[attacker.at[then]] = min(attacker.high[attacker.at[then]], 2)
    attacker.learn_order([VISITOR], [then])
    attacker.learn_order([then], [VISITOR])
    return attacker.intervals({VISITOR: {VISITOR: 1}})


def released(text: str) -> Release:
    return read(text, UUID(int=0), None)


def test_contacts_that_an_earlier_release_stands_beside_bound_what_has_not_changed_since() -> None:
    assert known_of_two_vintages(VERSION_1) == {VISITOR: (1, 2)}
    assert known_of_two_vintages(SENSITIVE) == {}


@pytest.fixture(scope="module")
def one_contact() -> tuple[Figures, Figures]:
    """A quarter in which a centre had a single contact: with somebody, and with somebody who gave no name."""
    chance = Random(5)
    people = [a_person(chance.random()) for _ in range(120)]
    visitor = next(rows for rows in iter(lambda: a_person(chance.random()), None) if contacts(rows) == 1)
    rows = placed(visitor, chance, 1)
    nameless = [row for row in rows if row[0] in ("R-T1", "R-T9")]
    return counted([*people, rows], PLACES), counted([*people, nameless], PLACES)


def contacts(rows: list[tuple[str, tuple[str, ...]]]) -> int:
    return sum(code == "R-T1" for code, _ in rows)


def rounded(programme: Programme, figures: Figures) -> bool:
    table = released(make(programme, FIRST, figures, SECRET)).table("R-T1")
    assert table
    assert table.cells[ALONE, TOTAL] in (0, 1)
    return table.rounded


def test_that_a_table_is_rounded_does_not_say_whether_anybody_is_behind_its_single_contact(
    one_contact: tuple[Figures, Figures],
) -> None:
    """Whoever knows the method would read it off the rounding: exact is nobody, rounded is one person."""
    assert [rounded(QUARTERLY, figures) for figures in one_contact] == [True, False]
    assert [rounded(VERSION_3, figures) for figures in one_contact] == [True, True]


def test_what_an_earlier_release_told_exactly_may_stand_rounded_now() -> None:
    """Contacts by centre and channel are no secret: an unchanged cell of them is not given away."""
    before = counted([a_person(number / 100) for number in range(40)], PLACES)
    more = {**before.counts, "R-T1": {**before.counts["R-T1"], (ALONE, "MOBILE"): 3}}
    text = make(VERSION_3, FIRST, before, SECRET)
    again = make(VERSION_3, SECOND, replace(before, counts=more), SECRET, [Earlier(text, before)])
    first, second = (released(each).table("R-T1") for each in (text, again))
    assert first
    assert second
    assert [first.rounded, second.rounded] == [False, True]
    assert any(1 <= number <= 4 for number in first.cells.values())
