"""How many people live in each district: a stream for each year, stated by the office from official statistics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, event

NAMES = UUID("4d0c1f57-2b61-5e0a-8f39-c7a9d26b8e14")
YEARS = (1990, 2100)


def population_id(year: int) -> UUID:
    """The stream of a year."""
    return uuid5(NAMES, str(year))


class Population(Aggregate):
    """The residents of a year by district."""

    TOPIC = "population"

    class Stated(Created):
        """The first figures of a year: code of the district → residents."""

        TOPIC = "population.Stated"
        year: Clear[int]
        residents: Clear[dict[str, int]]

    class Restated(Event):
        """All figures of the year as they stand from now on; vintages before stay as they were."""

        TOPIC = "population.Restated"
        year: Clear[int]
        residents: Clear[dict[str, int]]

    @classmethod
    def state(cls, year: int, residents: Mapping[str, int]) -> Self:
        """The first figures of a year."""
        return cls._create(cls.Stated, id=population_id(year), year=year, residents=dict(residents))

    @event(Stated)
    def __init__(self, year: int, residents: dict[str, int]) -> None:
        self.year, self.residents = year, residents

    def restate(self, residents: Mapping[str, int]) -> None:
        """Replace the figures of the year; the same again changes nothing."""
        if residents != self.residents:
            self.trigger_event(self.Restated, year=self.year, residents=dict(residents))

    @event(Restated)
    def _take(self, residents: dict[str, int]) -> None:
        self.residents = residents
