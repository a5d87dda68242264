"""Years of invented releases, attacked by somebody who reads all of them: `python -m tests.releases.years 20`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from uuid import UUID

from adapters.releases.audit import volumes
from adapters.releases.building import Earlier, Vintage, make, published
from adapters.releases.cube import Cube
from adapters.releases.document import read
from application.reports.programme_full import VERSION_2
from application.reports.release_calendar import vintage_of
from application.reports.released import STAGES, Release
from tests.releases.attacker import Cell, recovered
from tests.releases.samples import SECRET
from tests.releases.samples_full import a_full_quarter

ZONE = "Asia/Dushanbe"
LATE = (0, 3, 6, 25)


Attacked = tuple[str, int, dict[Cell, tuple[int, int]]]


def attacked(quarter: int, stages: tuple[str, ...] = tuple(STAGES)) -> Iterator[Attacked]:
    """(stage, counts of 1-4, those given away) of every vintage of one quarter, each with all before it."""
    chance = Random(quarter)
    people, period = chance.choice((30, 80, 300)), f"{2001 + quarter // 4}-Q{quarter % 4 + 1}"
    earlier: list[Earlier] = []
    known: list[tuple[Release, dict[Cell, int]]] = []
    # What stands behind a release: a small batch waits, so that the counts before stand once more.
    shown = a_full_quarter(0)
    for stage in stages:
        figures = a_full_quarter(people, quarter)
        vintage = Vintage(period, stage, vintage_of(period, stage, ZONE), ZONE)
        text = make(VERSION_2, vintage, figures, SECRET, earlier)
        release = read(text, UUID(int=0), None)
        shown = replace(figures, counts={**figures.counts, **{code: shown.counts[code] for code in release.held_over}})
        cube = published(text, shown).cube
        truth = {(population, frozenset(fixed)): count for (population, fixed), count in cube.truth.items()}
        known.append((release, truth))
        protected = _protected(cube)
        found = recovered(VERSION_2, known, protected)
        yield stage, sum(1 <= truth[cell] <= 4 for cell in protected), found
        earlier.append(Earlier(text, figures))
        people += chance.choice(LATE)


def _protected(cube: Cube) -> set[Cell]:
    exempt = cube.exact | volumes(VERSION_2, cube)
    return {(population, frozenset(fixed)) for population, fixed in cube.truth if (population, fixed) not in exempt}


if __name__ == "__main__":
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    cells = given = 0
    for number in range(4 * years):
        for _, small, found in attacked(number):
            cells += small
            given += len(found)
    print(f"{years} years, {12 * years} releases: {cells} counts of 1-4, {given} given away")
    sys.exit(bool(given))
