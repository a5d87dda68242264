"""Years of invented releases, attacked by somebody who reads all of them: `python -m tests.releases.years 20`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from uuid import UUID

from adapters.releases.audit import volumes
from adapters.releases.building import Earlier, Vintage, make, published
from adapters.releases.cube import Cube
from adapters.releases.document import read
from application.reports.figures import Figures
from application.reports.programme_regions import VERSION_3
from application.reports.release_calendar import vintage_of
from application.reports.released import STAGES, Release
from tests.releases.attacker import Cell, Given, changed, recovered
from tests.releases.crossed import attacker_of, targets_of
from tests.releases.samples import SECRET
from tests.releases.samples_full import Row, a_full_quarter, a_person, counted
from tests.releases.told_year import LATE, MENDED, ZONE, linked, told_year
from tests.releases.whole_year import a_year, a_year_with_one_visitor, given_away


@dataclass(frozen=True)
class Attacked:
    """One vintage with all before it: how many counts, and changes of counts, of 1-4 there are; those given away."""

    stage: str
    small: int
    found: Given
    changes: int = 0
    change_found: Given = field(default_factory=dict)


def attacked(quarter: int, stages: tuple[str, ...] = tuple(STAGES), *, changes: bool = False) -> Iterator[Attacked]:
    """Every vintage of one quarter; with `changes` each is subtracted from the one before as well."""
    earlier: list[Earlier] = []
    known: list[tuple[Release, dict[Cell, int]]] = []
    # What stands behind a release: a small batch waits, so that the counts before stand once more.
    shown = a_full_quarter(0)
    for stage, figures in zip(stages, a_life(quarter, len(stages)), strict=True):
        period = f"{2001 + quarter // 4}-Q{quarter % 4 + 1}"
        vintage = Vintage(period, stage, vintage_of(period, stage, ZONE), ZONE)
        text = make(VERSION_3, vintage, figures, SECRET, earlier)
        release = read(text, UUID(int=0), None)
        shown = replace(figures, counts={**figures.counts, **{code: shown.counts[code] for code in release.held_over}})
        cube = published(text, shown).cube
        truth = {(population, frozenset(fixed)): count for (population, fixed), count in cube.truth.items()}
        known.append((release, truth))
        protected = _protected(cube)
        found = recovered(VERSION_3, known, protected)
        small = sum(1 <= truth[cell] <= 4 for cell in protected)
        moved: list[Cell] = []
        told: Given = {}
        if changes and len(known) > 1:
            moved, told = changed(VERSION_3, known[-2], known[-1], protected)
        yield Attacked(stage, small, found, len(moved), told)
        earlier.append(Earlier(text, figures))


def a_life(quarter: int, vintages: int) -> Iterator[Figures]:
    """What a quarter is known to be at each vintage: people come late, are struck out, set right, found to be one."""
    chance = Random(quarter)
    people = [a_person(chance.random()) for _ in range(chance.choice((30, 80, 300)))]
    for _ in range(vintages):
        yield counted(people)
        _mend(people, chance)
        people += [a_person(chance.random()) for _ in range(chance.choice(LATE))]


def _mend(people: list[list[Row]], chance: Random) -> None:
    for _ in range(chance.choice(MENDED)):
        people.pop(chance.randrange(len(people)))
    for _ in range(chance.choice(MENDED)):
        # Another centre, another sex, other topics: all that was told of this one was of somebody else.
        people[chance.randrange(len(people))] = a_person(chance.random())
    for _ in range(chance.choice(MENDED)):
        other = people.pop(chance.randrange(len(people)))
        lead = people[chance.randrange(len(people))]
        lead += linked(lead, other)


def _protected(cube: Cube) -> set[Cell]:
    exempt = cube.exact | volumes(VERSION_3, cube)
    return {(population, frozenset(fixed)) for population, fixed in cube.truth if (population, fixed) not in exempt}


def report(years: int) -> bool:
    """Prints what was found; whether nothing was."""
    all_of_them = [one for number in range(4 * years) for one in attacked(number, changes=True)]
    given, moved = (sum(len(found) for found in many) for many in _found(all_of_them))
    print(
        f"{years} years, {len(all_of_them)} releases: {sum(one.small for one in all_of_them)} counts of 1-4, {given} "
        f"given away; {sum(one.changes for one in all_of_them)} changes of 1-4 between vintages, {moved} given away"
    )
    return not given + moved + whole_years(years) + crossed_years(years // 2)


def whole_years(years: int) -> int:
    """Prints how many sensitive counts of whole years, each beside its quarters, are given away, and returns it."""
    lives = [a_year(number, often) for number in range(years) for often in (0.025, 0.008)]
    lives += [a_year_with_one_visitor(number) for number in range(years)]
    found = sum(len(given_away(life, secret=SECRET + bytes([n % 256]))) for n, life in enumerate(lives))
    small = sum(len(life.small) for life in lives)
    print(f"{len(lives)} years beside their quarters: {small} sensitive counts of 1-4, {found} given away")
    return found


def crossed_years(years: int) -> int:
    """Prints how much is given away to whoever holds every vintage of a year and of its quarters, and returns it."""
    looked_for = given = 0
    for number in range(years):
        life = told_year(number, (0.008, 0.02, 0.1)[number % 3], secret=SECRET + bytes([number % 256]))
        attacker, targets = attacker_of(life), dict(targets_of(life))
        looked_for, given = looked_for + len(targets), given + len(attacker.intervals(targets))
    print(f"{years} years crossed with their quarters: {looked_for} counts and changes of 1-4, {given} given away")
    return given


def _found(many: list[Attacked]) -> tuple[list[Given], list[Given]]:
    return [one.found for one in many], [one.change_found for one in many]


if __name__ == "__main__":
    sys.exit(not report(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
