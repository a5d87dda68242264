"""Invented quarters for the whole programme: each person brings what all its tables count, and only that."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from application.reports import programme_full as full
from application.reports.figures import Figures
from application.reports.programme import SERVICE_GROUPS
from application.reports.programme_regions import VERSION_3
from application.reports.released import TOTAL
from tests.releases.samples import CENTRES, CURRICULA, a_persons_rows

Row = tuple[str, tuple[str, ...]]
DISTRICTS = tuple(f"TJ-D{number:02d}" for number in range(12))
REGIONS = tuple(f"TJ-R{number}" for number in range(5))
# Whoever would live in this one has told the region only.
UNTOLD = "TJ-D03"


def a_full_quarter(
    people: int, seed: int = 0, centres: Sequence[str] = CENTRES, districts: Sequence[str] = DISTRICTS
) -> Figures:
    """Counts of a quarter in which so many people came; the first n people of a seed are always the same."""
    chance = random.Random(seed)
    return counted([a_person(chance.random(), centres, districts) for _ in range(people)], centres, districts)


def a_person(number: float, centres: Sequence[str] = CENTRES, districts: Sequence[str] = DISTRICTS) -> list[Row]:
    """Everything that one person adds to the tables; another number is another person."""
    return list(_one_person(random.Random(number), tuple(centres), tuple(districts)))


def counted(
    people: Sequence[Sequence[Row]], centres: Sequence[str] = CENTRES, districts: Sequence[str] = DISTRICTS
) -> Figures:
    """The figures of a quarter in which these people came."""
    counts: dict[str, Counter[tuple[str, ...]]] = {table.code: Counter() for table in VERSION_3.counted}
    behind: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, rows in enumerate(people):
        for table, cell in rows:
            counts[table][cell] += 1
            for margin in {cell, (TOTAL, cell[1]), (cell[0], TOTAL), (TOTAL, TOTAL)}:
                behind[table][margin].add(number)
    persons = {code: {cell: len(who) for cell, who in cells.items()} for code, cells in behind.items()}
    units = {table.code for table in VERSION_3.counted if table.unit != "PERSON" and not table.exact}
    lists = {"CENTRE": tuple(centres), "CURRICULUM": CURRICULA, "LINE": ("DYU-1",), "WORKED_IN": ()}
    closing = (full.ELSEWHERE, full.UNKNOWN)
    lists |= {"DISTRICT": (*districts, *closing), "REGION": (*REGIONS, *closing)}
    lists |= {f"REGION:{region}": tuple(one for one in districts if region_of(one) == region) for region in REGIONS}
    lists |= {f"REGION:{full.ELSEWHERE}": (full.ELSEWHERE,)}
    return Figures(
        {code: dict(cells) for code, cells in counts.items()},
        lists,
        {code: cells for code, cells in persons.items() if code in units},
        statistics={"R-T13": {(line, "ANSWER_MEDIAN"): 7 for line in (*SERVICE_GROUPS, TOTAL)}},
    )


def region_of(district: str) -> str:
    return REGIONS[int(district[-2:]) % len(REGIONS)]


def _one_person(chance: random.Random, centres: tuple[str, ...], districts: tuple[str, ...]) -> Iterator[Row]:
    rows = a_persons_rows(chance, centres)
    yield from rows
    # The centre that counts the person, and the sex, are those of the tables of version 1.
    centre, sex = next(cell for table, cell in rows if table == "R-T2C")
    abroad = chance.choices(full.COUNTRIES, [60, 12, 2, 2, 1, 1, 4, 3, 1, 1, 1, 2, 10])[0]
    yield "R-T4", (abroad, chance.choice(full.STAGES))
    district = chance.choices(districts, [2**-i for i in range(len(districts))])[0]
    yield "R-T6", (full.UNKNOWN if district == UNTOLD else district, sex)
    yield "R-T6R", (region_of(district), sex)
    yield "R-T10", (centre, chance.choice(full.KINDS))
    for table, cell in rows:
        if table == "R-T1":
            yield "R-T9", (chance.choices(full.ASKED_BY, [60, 8, 8, 4, 4, 3, 2, 1, 1, 1, 1, 4, 3])[0], cell[1])
    yield from _further(chance, centre, abroad, sex)


def _further(chance: random.Random, centre: str, abroad: str, sex: str) -> Iterator[Row]:
    if chance.random() < 0.2:
        yield from (("R-T11", (centre, step)) for step in full.HOUSEHOLD_STEPS[: chance.randint(1, 2)])
    if chance.random() < 0.1:
        yield from (("R-T23", (abroad, step)) for step in full.CLAIM_STEPS[: chance.randint(1, 2)])
    if chance.random() < 0.3:
        yield from (("R-T25", (abroad, sex)), ("R-T25M", (chance.choice(full.MONTHS), sex)))
    if chance.random() < 0.2:
        months = chance.choice(full.MONTHS_ABROAD)
        yield from (("R-T25R", (abroad, sex)), ("R-T25N", (chance.choice(full.MONTHS), sex)))
        yield "R-T16", (chance.choice(full.REASONS), months)
        yield from (("R-T16A", (months, need)) for need in set(chance.choices(full.NEEDS, k=2)))
    if chance.random() < 0.3:
        yield from (("R-T8", ("DYU-1", "CALLS")), ("R-T7", (centre, "TRIP_CONTACTS")))


