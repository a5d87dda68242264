"""A year of invented people at four centres, one alone in its region: everything that is told of it at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from uuid import UUID

from adapters.releases.building import make, only
from adapters.releases.document import read
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY, Programme
from application.reports.programme_sensitive import CONTACTS, ROWS, SENSITIVE
from application.reports.released import TOTAL
from tests.releases.attacker import Attacker, Cell, Given
from tests.releases.samples import CENTRES, FIRST, SECRET
from tests.releases.samples_full import Row, a_person, counted

# Centre → region, and the centre that stands alone in its own.
REGION = {"DYU": "A", "KHT": "A", "KJD": "B", "KHG": "C"}
ALONE = "KHG"
PLACES = (*CENTRES, ALONE)
PEOPLE = 30
Sensitive = dict[tuple[str, ...], int]


@dataclass(frozen=True)
class Year:
    """The counts of four quarters, and by region and row what of the same people is sensitive."""

    quarters: list[Figures]
    sensitive: Sensitive

    @property
    def small(self) -> list[Cell]:
        lines = ((line, n) for line, n in self.sensitive.items() if 1 <= n <= 4)
        return [of("SENSITIVE", REGION=region, SENSITIVE_ROW=row) for (region, row), _ in lines]

    def told(self) -> Figures:
        """What the sensitive programme counts, and the contacts that the quarters tell."""
        contacts: Counter[tuple[str, ...]] = Counter()
        for quarter in self.quarters:
            for (centre, _), number in quarter.counts["R-T1"].items():
                contacts.update({(REGION[centre],): number, (TOTAL,): number})
        regions = tuple(sorted(set(REGION.values())))
        return Figures({"R-S1": self.sensitive}, {"REGION": regions}, elsewhere={CONTACTS: dict(contacts)})


def a_year(seed: int, often: float = 0.025) -> Year:
    """`often`: the share of people who are asked at the centre that stands alone."""
    chance = Random(seed)
    return _year([[placed(a_person(chance.random()), chance, often) for _ in range(PEOPLE)] for _ in range(4)], chance)


def a_year_with_one_visitor(seed: int) -> Year:
    """At the centre that stands alone one person was asked twice in the year, also about their health."""
    chance = Random(seed)
    quarters = [[a_person(chance.random()) for _ in range(PEOPLE)] for _ in range(4)]
    visitor = next(rows for rows in iter(lambda: a_person(chance.random()), None) if _contacts(rows) == 2)
    quarters[1].append(placed(visitor, chance, 1))
    year = _year(quarters, chance)
    return replace(year, sensitive=year.sensitive | {(REGION[ALONE], "HEALTH"): 1, (REGION[ALONE], "SCREENED"): 1})


def given_away(year: Year, sensitive: Programme = SENSITIVE, secret: bytes = SECRET) -> Given:
    """Scenario S7: small counts of the year that are known to within one to whoever reads its quarters as well."""
    quarters = [make(QUARTERLY, FIRST, figures, SECRET) for figures in year.quarters]
    attacker = Attacker(QUARTERLY)
    _everything(attacker, quarters, make(sensitive, replace(FIRST, period="2025"), year.told(), secret))
    return attacker.intervals({cell: {cell: 1} for cell in year.small})


def of(population: str, **fixed: str) -> Cell:
    return population, frozenset(fixed.items())


def _year(quarters: list[list[list[Row]]], chance: Random) -> Year:
    sensitive: Counter[tuple[str, ...]] = Counter()
    for rows in (rows for people in quarters for rows in people):
        region = REGION[next(cell[0] for code, cell in rows if code == "R-T2C")]
        sensitive.update((region, row) for row in sensitive_of(rows, chance))
    return Year([only(QUARTERLY, counted(people, PLACES)) for people in quarters], dict(sensitive))


def _contacts(rows: list[Row]) -> int:
    return sum(code == "R-T1" for code, _ in rows)


def placed(rows: list[Row], chance: Random, often: float) -> list[Row]:
    here = ALONE if chance.random() < often else ""
    return [(code, tuple(here if here and each in CENTRES else each for each in cell)) for code, cell in rows]


def sensitive_of(rows: list[Row], chance: Random) -> set[str]:
    found = {chance.choice(("TRAFFICKING", "VIOLENCE", "HEALTH")) for _, cell in rows if cell[0] == "NOT_APART"}
    found |= {"MINORS" for code, cell in rows if code == "R-T2" and cell[0] == "Y0T14"}
    return found | set(("SCREENED", "MARKED", "REFERRED")[: chance.choice((0, 0, 1, 2, 3))])


def _everything(attacker: Attacker, quarters: list[str], year: str) -> None:
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
