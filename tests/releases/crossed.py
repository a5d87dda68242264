"""Quarters and their year, vintage by vintage, crossed: the attacker reads all that was ever told of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import ROWS, SENSITIVE
from tests.releases.attacker import Attacker, Cell, Given
from tests.releases.told_year import QUARTERS, YEAR, Life, Told
from tests.releases.whole_year import PLACES, REGION, of

# What of a quarter has to do with what is sensitive in its year.
TIED = ("PERSONS", "CONTACTS", "TOPICS")
TOPICS_OF = ("TRAFFICKING", "VIOLENCE", "HEALTH")
# What is looked for: its name, and the sum of cells with their signs.
Target = tuple[Cell, dict[Cell, int]]
ATTACKED = ("SENSITIVE", "PERSONS", "TOPICS")


def attacker_of(life: Life) -> Attacker:
    """Knows all releases, and of every count whether it changed from one of them to another."""
    attacker = Attacker(VERSION_3)
    tables = [table for table in (*VERSION_3.counted, *SENSITIVE.tables) if table.population in (*TIED, "SENSITIVE")]
    attacker.populations = {table.code: table.population for table in tables}
    for told in life.told:
        attacker.read(told.release, mark=told.mark)
    for period in (*QUARTERS, YEAR):
        for one, other in combinations(life.of(period), 2):
            for cell in one.truth.keys() & other.truth.keys():
                if cell[0] in (*TIED, "SENSITIVE") and one.truth[cell] == other.truth[cell]:
                    _same(attacker, one.marked(cell), other.marked(cell))
    years = life.of(YEAR)
    for told in years:
        _cross(attacker, life, told)
    for one, other in combinations(years, 2):
        _grow(attacker, life, one, other)
    return attacker


def _same(attacker: Attacker, one: Cell, other: Cell) -> None:
    attacker.learn_order([one], [other])
    attacker.learn_order([other], [one])


def _cross(attacker: Attacker, life: Life, year: Told) -> None:
    """What of the quarters bounds the counts of the year: people and contacts of the region, topics, children."""
    for region, row in ((region, row) for region in sorted(set(REGION.values())) for row in ROWS):
        cell = of("SENSITIVE", REGION=region, SENSITIVE_ROW=row)
        for population in ("PERSONS", "CONTACTS"):
            whole = as_of(life, year, [of(population, CENTRE=centre) for centre in _centres(region)])
            if whole and year.truth[cell] == year.actual[cell]:
                attacker.learn_order([year.marked(cell)], whole)
        for part, whole_row in SENSITIVE.tables[0].within:
            pair = [year.marked(of("SENSITIVE", REGION=region, SENSITIVE_ROW=each)) for each in (part, whole_row)]
            attacker.learn_order(pair[:1], pair[1:])
    asked = as_of(life, year, [of("TOPICS", TOPIC_ROW="NOT_APART")])
    for cell in (of("SENSITIVE", SENSITIVE_ROW=row) for row in TOPICS_OF):
        if asked and year.truth[cell] == year.actual[cell]:
            attacker.learn_order([year.marked(cell)], asked)
    children, minors = as_of(life, year, [of("PERSONS", AGE="Y0T14")]), of("SENSITIVE", SENSITIVE_ROW="MINORS")
    if children and year.truth[minors] == year.actual[minors]:
        attacker.learn_order(children, [year.marked(minors)])


def as_of(life: Life, year: Told, cells: Iterable[Cell]) -> list[Cell]:
    """Cells of the quarters as they were when the year was released, where a release of each tells just that."""
    found: list[Cell] = []
    for period in QUARTERS:
        then = _quarter_then(life, year, period)
        same = (told for told in life.of(period) if all(told.truth.get(cell, 0) == then.get(cell, 0) for cell in cells))
        told = next(same, None)
        if told is None:
            return []
        found += [told.marked(cell) for cell in cells]
    return found


def _quarter_then(life: Life, year: Told, period: str) -> dict[Cell, int]:
    counts: Counter[Cell] = Counter()
    for rows in (visitor.rows for visitor in life.days[year.stage][period]):
        for code, cell in rows:
            if code in ("R-T1", "R-T2C"):
                counts[of({"R-T1": "CONTACTS", "R-T2C": "PERSONS"}[code], CENTRE=cell[0])] += 1
            elif code == "R-T2":
                counts[of("PERSONS", AGE=cell[0])] += 1
            elif code == "R-T3":
                counts[of("TOPICS", TOPIC_ROW=cell[0])] += 1
    return dict(counts)


def _grow(attacker: Attacker, life: Life, one: Told, other: Told) -> None:
    """Where people only came to a region, no sensitive count fell, and none rose by more than the contacts there."""
    for region in sorted(set(REGION.values())):
        before, after = (_ids(life, each, region) for each in (one, other))
        centres = [of("CONTACTS", CENTRE=centre) for centre in _centres(region)]
        then, now = (as_of(life, each, centres) for each in (one, other))
        for cell in (of("SENSITIVE", REGION=region, SENSITIVE_ROW=row) for row in ROWS):
            if before <= after and all(each.truth[cell] == each.actual[cell] for each in (one, other)):
                old, new = one.marked(cell), other.marked(cell)
                attacker.learn_order([old], [new])
                if then and now:
                    attacker.learn_order([new, *then], [old, *now])


def _ids(life: Life, year: Told, region: str) -> set[int]:
    """Who was known in a region: whoever was set right or linked is somebody else."""
    people = (visitor for people in life.days[year.stage].values() for visitor in people)
    return {id(visitor) for visitor in people if visitor.region == region}


def _centres(region: str) -> list[str]:
    return [centre for centre in PLACES if REGION[centre] == region]


def targets_of(life: Life, populations: tuple[str, ...] = ATTACKED) -> Iterator[Target]:
    """Every count of 1-4 that some release stands for, and every change of 1-4 between two releases of a period."""
    for told in life.told:
        for cell in (cell for cell in told.protected if cell[0] in populations and 1 <= told.truth[cell] <= 4):
            yield told.marked(cell), {told.marked(cell): 1}
    for period in (*QUARTERS, YEAR):
        for one, other in combinations(life.of(period), 2):
            both = {cell for cell in one.protected & other.protected if cell[0] in populations}
            for cell in (cell for cell in both if 1 <= abs(other.truth[cell] - one.truth[cell]) <= 4):
                name = f"{one.mark}{other.mark}{cell[0]}", cell[1]
                yield name, {other.marked(cell): 1, one.marked(cell): -1}


def given_away(life: Life, populations: tuple[str, ...] = ATTACKED) -> Given:
    """Counts and changes of 1-4 that are known to within one to whoever reads the quarters and the year."""
    return attacker_of(life).intervals(dict(targets_of(life, populations)))
