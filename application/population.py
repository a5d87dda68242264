"""The command that states how many people live in each district, and the question what was stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from application.dispatch import Changed, Handler
from application.fields import Many, Text, Touched, Whole
from application.ports import Ledger
from domain.geography import DISTRICTS
from domain.kernel import Rejected
from domain.population import YEARS, Population, population_id

FIRST_YEAR, LAST_YEAR = YEARS
Year = Annotated[int, Whole(*YEARS)]


@dataclass(frozen=True, kw_only=True)
class ResidentsOf:
    """One district, by its code, and how many people live there."""

    district: Annotated[str, Text(16, required=True)]
    residents: Annotated[int, Whole(1, 10**8)]


@dataclass(frozen=True, kw_only=True)
class StatePopulation:
    """The residents of a year by district; what was stated for that year before is replaced."""

    # Follows from the year, whatever is sent.
    population_id: Touched | None = None
    year: Year
    districts: Annotated[tuple[ResidentsOf, ...], Many(2000, least=1)]

    def __post_init__(self) -> None:
        object.__setattr__(self, "population_id", population_id(self.year))


@dataclass(frozen=True, kw_only=True)
class PopulationOf:
    """Answered with a Residents: what is known of a year now, and the years of which something is known."""

    year: int


@dataclass(frozen=True)
class Residents:
    """`districts`: code → residents. `years`: newest first."""

    year: int
    districts: Mapping[str, int]
    years: tuple[int, ...]


def state_population(ledger: Ledger, command: StatePopulation) -> Changed:
    """Refuses a district that is not there, and one that is named twice."""
    residents = {each.district: each.residents for each in command.districts}
    if len(residents) != len(command.districts):
        raise Rejected("population.twice")
    if not residents.keys() <= DISTRICTS.keys():
        raise Rejected("population.district")
    known = ledger.find(Population, population_id(command.year))
    if known is None:
        return [Population.state(command.year, residents)]
    known.restate(residents)
    return [known]


HANDLERS: dict[type, Handler] = {StatePopulation: state_population}
