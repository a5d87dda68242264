"""A year of invented people as it is told: four quarters and what is sensitive, each release on its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from uuid import UUID

from adapters.releases.audit import volumes
from adapters.releases.building import Earlier, Vintage, make, published
from adapters.releases.cube import Cube
from adapters.releases.document import read
from application.reports.figures import Figures
from application.reports.programme import SEXES, Programme
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import CONTACTS, SENSITIVE
from application.reports.release_calendar import vintage_of
from application.reports.released import STAGES, TOTAL, Release
from tests.releases.attacker import Cell
from tests.releases.samples import SECRET
from tests.releases.samples_full import Row, a_person, counted
from tests.releases.whole_year import PLACES, REGION, placed, sensitive_of

ZONE = "Asia/Dushanbe"
LATE = (0, 3, 6, 25)
# Of those who were told before: struck out, set right, found to be one person.
MENDED = (0, 0, 1, 4)
PERSONS = {table.code for table in VERSION_3.counted if table.unit == "PERSON"}
YEAR = "2025"
QUARTERS = tuple(f"{YEAR}-Q{number}" for number in (1, 2, 3, 4))
PEOPLE = (8, 30, 60)


@dataclass(frozen=True)
class Visitor:
    """What one person adds to the tables of a quarter, and the sensitive rows of the year."""

    rows: list[Row]
    told: frozenset[str]

    @property
    def region(self) -> str:
        return REGION[next(cell[0] for code, cell in self.rows if code == "R-T2C")]


@dataclass(frozen=True)
class Told:
    """One release: the counts that it tells (older ones where a small batch waits), and those of its own day."""

    period: str
    stage: str
    release: Release
    truth: dict[Cell, int]
    actual: dict[Cell, int]
    protected: set[Cell]

    @property
    def mark(self) -> str:
        return f"{self.period} {self.stage}|"

    def marked(self, cell: Cell) -> Cell:
        return self.mark + cell[0], cell[1]


@dataclass
class Life:
    """Four quarters, from the first release to the last; `days`: who was known at each release of the year."""

    chance: Random
    often: float
    quarters: dict[str, list[Visitor]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    days: dict[str, dict[str, list[Visitor]]] = field(default_factory=dict)

    def of(self, period: str) -> list[Told]:
        return [each for each in self.told if each.period == period]

    def visitor(self) -> Visitor:
        rows = placed(a_person(self.chance.random()), self.chance, self.often)
        return Visitor(rows, frozenset(sensitive_of(rows, self.chance)))

    def goes_on(self) -> None:
        """Between two releases people come late, are struck out, set right, found to be one; or nothing happens."""
        for people in (each for each in self.quarters.values() if self.chance.random() < 0.5):
            for _ in range(min(self.chance.choice(MENDED), len(people) - 1)):
                people.pop(self.chance.randrange(len(people)))
            for _ in range(self.chance.choice(MENDED)):
                people[self.chance.randrange(len(people))] = self.visitor()
            for _ in range(min(self.chance.choice(MENDED), len(people) - 1)):
                other = people.pop(self.chance.randrange(len(people)))
                at = self.chance.randrange(len(people))
                lead = people[at]
                people[at] = Visitor([*lead.rows, *linked(lead.rows, other.rows)], lead.told | other.told)
            people += [self.visitor() for _ in range(self.chance.choice(LATE))]


def told_year(
    seed: int,
    often: float,
    stages: tuple[str, ...] = tuple(STAGES),
    secret: bytes = SECRET,
    quarterly: Programme = VERSION_3,
) -> Life:
    """All releases of a year in the order of the calendar. `often`: the share asked at the centre that stands alone."""
    life = Life(Random(seed), often)
    earlier: dict[str, list[Earlier]] = {}
    shown: dict[str, Figures] = {}
    before = None
    for as_of, period, stage in calendar(stages):
        if period in QUARTERS and period not in life.quarters:
            life.quarters[period] = [life.visitor() for _ in range(life.chance.choice(PEOPLE))]
        if as_of != before:
            life.goes_on()
        before = as_of
        figures = _of_quarter(life, period) if period in QUARTERS else _of_year(life)
        programme = quarterly if period in QUARTERS else SENSITIVE
        past = earlier.setdefault(period, [])
        text = make(programme, Vintage(period, stage, as_of, ZONE), figures, secret, past)
        past.append(Earlier(text, figures))
        release = read(text, UUID(int=0), None)
        stand = {code: shown[period].counts[code] for code in release.held_over}
        shown[period] = replace(figures, counts={**figures.counts, **stand})
        life.told.append(_told(programme, release, text, shown[period], figures))
        if period == YEAR:
            life.days[stage] = {each: list(people) for each, people in life.quarters.items()}
    return life


def calendar(stages: tuple[str, ...]) -> list[tuple[datetime, str, str]]:
    """Every release of the year; a quarter before the year that comes at the same instant."""
    dues = ((vintage_of(period, stage, ZONE), period, stage) for period in (*QUARTERS, YEAR) for stage in stages)
    return sorted(dues, key=lambda due: (due[0], due[1] == YEAR))


def linked(lead: list[Row], other: list[Row]) -> list[Row]:
    """What a second file adds to the one that leads: contacts, topics, referrals, all under the sex of the lead."""
    sex = next(cell[1] for table, cell in lead if table == "R-T2C")
    return [
        (table, tuple(sex if code in SEXES and code != "UNKNOWN" else code for code in cell))
        for table, cell in other
        if table not in PERSONS
    ]


def _of_quarter(life: Life, period: str) -> Figures:
    return counted([visitor.rows for visitor in life.quarters[period]], PLACES)


def _of_year(life: Life) -> Figures:
    sensitive: Counter[tuple[str, ...]] = Counter()
    contacts: Counter[tuple[str, ...]] = Counter()
    for visitor in (visitor for people in life.quarters.values() for visitor in people):
        sensitive.update((visitor.region, row) for row in visitor.told)
        for centre in (cell[0] for code, cell in visitor.rows if code == "R-T1"):
            contacts.update([(REGION[centre],), (TOTAL,)])
    lists = {"REGION": tuple(sorted(set(REGION.values())))}
    return Figures({"R-S1": dict(sensitive)}, lists, elsewhere={CONTACTS: dict(contacts)})


def _told(programme: Programme, release: Release, text: str, shown: Figures, figures: Figures) -> Told:
    cube, actual = (published(text, each).cube for each in (shown, figures))
    exempt = cube.exact | volumes(programme, cube)
    protected = {_named(cell) for cell in cube.truth if cell not in exempt}
    return Told(release.period, release.stage, release, _counts(cube), _counts(actual), protected)


def _counts(cube: Cube) -> dict[Cell, int]:
    return {_named(cell): count for cell, count in cube.truth.items()}


def _named(cell: tuple[str, tuple[tuple[str, str], ...]]) -> Cell:
    return cell[0], frozenset(cell[1])
