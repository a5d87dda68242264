"""Attacks over vintages and programmes: subtracted from each other, averaged, and everything published at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from adapters.releases.building import Earlier, Vintage, make
from adapters.releases.document import read
from application.reports.programme import QUARTERLY
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import SENSITIVE, VERSION_1
from application.reports.released import EXTRAORDINARY, TOTAL
from tests.releases.attacker import cell_of, changed
from tests.releases.samples import FIRST, SECRET, a_quarter
from tests.releases.samples_full import Row, a_person, counted
from tests.releases.whole_year import a_year, a_year_with_one_visitor, given_away, of
from tests.releases.years import attacked

ZONE = "Asia/Dushanbe"
# Table and cell → figure.
Printed = dict[Row, int]


def test_nothing_small_is_known_from_two_vintages_between_which_people_came_left_and_were_found_to_be_one() -> None:
    told = list(attacked(2, ("FIRST", "SECOND"), changes=True))
    assert all(one.small > 50 for one in told)
    assert told[1].changes > 20
    assert [(one.found, one.change_found) for one in told] == [({}, {}), ({}, {})]


def test_the_attacker_subtracts_exact_figures_and_sees_the_change() -> None:
    """So that the test above can fail: contacts are told exactly, and two more of them are two more."""
    first, second = a_quarter(80), a_quarter(82)
    texts = [make(QUARTERLY, FIRST, figures, SECRET) for figures in (first, second)]
    one, other = (read(text, UUID(int=0), None) for text in texts)
    tables = [release.table("R-T1") for release in (one, other)]
    then, now = ({cell_of("CONTACTS", t, cell): n for cell, n in t.cells.items()} for t in tables if t)
    moved, found = changed(QUARTERLY, (one, then), (other, now), set(now))
    assert moved
    assert set(found) == set(moved)


def many_releases(seed: int, vintages: int) -> tuple[list[Printed], Printed]:
    """What so many vintages and, of the last counts, the next version of the programme printed; unchanged counts."""
    earlier: list[Earlier] = []
    told: list[Printed] = []
    same: Printed = {}
    chance = Random(seed)
    people = [a_person(chance.random()) for _ in range(60)]
    for number in range(vintages):
        # Six at a time come late, all alike: most counts stay.
        figures = counted(people + 6 * number * [people[0]])
        stage, as_of = EXTRAORDINARY if number else "FIRST", FIRST.as_of + timedelta(days=number)
        vintage = Vintage("2026-Q1", stage, as_of, ZONE)
        earlier.append(Earlier(make(QUARTERLY, vintage, figures, SECRET, earlier), figures))
        told.append(rounded_cells(earlier[-1].text))
        truth = {(code, cell): figures.counts[code].get(cell, 0) for code, cell in told[-1] if TOTAL not in cell}
        same = {cell: n for cell, n in truth.items() if number == 0 or same.get(cell) == n}
    told.append(rounded_cells(make(VERSION_3, FIRST, figures, SECRET)))
    return told, same


def rounded_cells(text: str) -> Printed:
    tables = [table for table in read(text, UUID(int=0), None).tables if table.rounded]
    return {(table.code, cell): value for table in tables for cell, value in table.cells.items()}


def test_the_mean_of_all_that_was_printed_does_not_give_a_small_count_away() -> None:
    means: dict[float, Counter[int]] = defaultdict(Counter)
    once: dict[float, Counter[int]] = defaultdict(Counter)
    for told, same in (many_releases(seed, 6) for seed in range(2)):
        for cell, count in same.items():
            if 1 <= count <= 4:
                means[sum(each[cell] for each in told) / len(told)][count] += 1
                once[told[0][cell]][count] += 1
    small = sum(sum(counts.values()) for counts in means.values())
    near = sum(counts[count] for mean, counts in means.items() for count in counts if round(mean) == count)
    assert small > 60
    # Figures drawn anew each time would have means near the counts.
    assert near <= 0.1 * small
    # Whoever knew how often each count stands behind each mean would be right as often from the first release alone.
    assert guessable(means) <= guessable(once) + 0.1 * small
    assert all(len(counts) > 1 for counts in means.values() if sum(counts.values()) >= 20)


def guessable(found: dict[float, Counter[int]]) -> int:
    """How many counts are right where always the commonest one behind a figure is guessed."""
    return sum(counts.most_common(1)[0][1] for counts in found.values())


@pytest.mark.parametrize("seed", range(2))
def test_everything_published_of_the_same_people_gives_nothing_sensitive_away(seed: int) -> None:
    year = a_year(seed)
    assert len(year.small) > 3
    assert given_away(year) == {}


def test_a_region_of_two_contacts_gives_its_visitor_away_only_where_nobody_looks_at_the_quarters() -> None:
    """Two contacts are told exactly: a 5 of that region would be one or two, so that it is told as 0."""
    year, secret = a_year_with_one_visitor(11), SECRET + b"\x0b"
    visitor = of("SENSITIVE", REGION="C", SENSITIVE_ROW="HEALTH")
    assert given_away(year, VERSION_1, secret) == {visitor: (1, 2)}
    assert given_away(year, SENSITIVE, secret) == {}
