"""Attacks over vintages and programmes: subtracted from each other, averaged, and everything published at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import product
from random import Random
from uuid import UUID

import pytest

from adapters.releases.building import Earlier, Vintage, make, only
from adapters.releases.document import read
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import ROWS, SENSITIVE
from application.reports.released import EXTRAORDINARY, TOTAL
from tests.releases.attacker import Attacker, Cell, cell_of, changed
from tests.releases.samples import CENTRES, FIRST, SECRET, a_quarter
from tests.releases.samples_full import Row, a_person, counted
from tests.releases.years import attacked

ZONE = "Asia/Dushanbe"
# Table and cell → figure.
Printed = dict[Row, int]
# Centre → region, and the centre that stands alone in its own.
REGION = {"DYU": "A", "KHT": "A", "KJD": "B", "KHG": "C"}
PLACES = (*CENTRES, "KHG")


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


def a_year(seed: int) -> tuple[list[Figures], dict[tuple[str, ...], int]]:
    """Four quarters, and by region and row what of the same people is sensitive."""
    chance = Random(seed)
    quarters, sensitive = [], Counter[tuple[str, ...]]()
    for _ in range(4):
        people = [_placed(a_person(chance.random()), chance) for _ in range(30)]
        quarters.append(only(QUARTERLY, counted(people, PLACES)))
        for rows in people:
            region = REGION[next(cell[0] for code, cell in rows if code == "R-T2C")]
            sensitive.update((region, row) for row in _sensitive(rows, chance))
    return quarters, dict(sensitive)


def _placed(rows: list[Row], chance: Random) -> list[Row]:
    """One of forty is asked at the centre that stands alone in its region."""
    here = "KHG" if chance.random() < 0.025 else ""
    return [(code, tuple(here if here and each in CENTRES else each for each in cell)) for code, cell in rows]


def _sensitive(rows: list[Row], chance: Random) -> set[str]:
    found = {chance.choice(("TRAFFICKING", "VIOLENCE", "HEALTH")) for _, cell in rows if cell[0] == "NOT_APART"}
    found |= {"MINORS" for code, cell in rows if code == "R-T2" and cell[0] == "Y0T14"}
    return found | set(("SCREENED", "MARKED", "REFERRED")[: chance.choice((0, 0, 1, 2, 3))])


def everything(attacker: Attacker, quarters: list[str], year: str) -> None:
    """Scenario S7: what is sensitive, beside all that the four quarters tell of the same people."""
    attacker.populations = {table.code: table.population for table in (*QUARTERLY.tables, *SENSITIVE.tables)}
    for number, text in enumerate(quarters):
        attacker.read(read(text, UUID(int=0), None), mark=f"{number}|")
    attacker.read(read(year, UUID(int=0), None))
    marks = [f"{number}|" for number in range(len(quarters))]
    for region, row in product(sorted(set(REGION.values())), ROWS):
        centres = [centre for centre in PLACES if REGION[centre] == region]
        for population in ("PERSONS", "CONTACTS"):
            whole = [of(mark + population, CENTRE=centre) for mark in marks for centre in centres]
            attacker.learn_order([of("SENSITIVE", REGION=region, SENSITIVE_ROW=row)], whole)
        for part, whole_row in SENSITIVE.tables[0].within:
            pair = [of("SENSITIVE", REGION=region, SENSITIVE_ROW=each) for each in (part, whole_row)]
            attacker.learn_order(pair[:1], pair[1:])
    for row in ("TRAFFICKING", "VIOLENCE", "HEALTH"):
        asked = [of(mark + "TOPICS", TOPIC_ROW="NOT_APART") for mark in marks]
        attacker.learn_order([of("SENSITIVE", SENSITIVE_ROW=row)], asked)
    children = [of(mark + "PERSONS", AGE="Y0T14") for mark in marks]
    attacker.learn_order(children, [of("SENSITIVE", SENSITIVE_ROW="MINORS")])


def of(population: str, **fixed: str) -> Cell:
    return population, frozenset(fixed.items())


@pytest.mark.parametrize("seed", range(2))
def test_everything_published_of_the_same_people_gives_nothing_sensitive_away(seed: int) -> None:
    figures, sensitive = a_year(seed)
    quarters = [make(QUARTERLY, FIRST, each, SECRET) for each in figures]
    told = Figures({"R-S1": sensitive}, {"REGION": tuple(sorted(set(REGION.values())))})
    attacker = Attacker(QUARTERLY)
    everything(attacker, quarters, make(SENSITIVE, replace(FIRST, period="2025"), told, SECRET))
    small = [of("SENSITIVE", REGION=region, SENSITIVE_ROW=row) for (region, row), n in sensitive.items() if n < 5]
    assert len(small) > 3
    assert attacker.intervals({cell: {cell: 1} for cell in small}) == {}
