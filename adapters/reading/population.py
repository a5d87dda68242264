"""Answers how many people live in each district."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.facts import population
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.sql.types import FOREVER
from application.asking import Answer
from application.population import PopulationOf, Residents

# As it stands.
NOW = FOREVER - 1


def population_of(reading: Reading, question: PopulationOf) -> Answer[Residents]:
    """What is known of the year itself, and of which years anything is."""
    known = population.years(reading.connection, NOW)
    found = population.residents(reading.connection, question.year, NOW) if question.year in known else {}
    return Answer(Residents(question.year, found, known))


KNOWN: Mapping[type, Known] = {PopulationOf: Known("StatePopulation", population_of)}
