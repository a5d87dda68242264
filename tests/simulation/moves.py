"""Commands at random, likely and unlikely ones, about whatever there is so far: one maker for each command."""

from __future__ import annotations

from collections.abc import Iterator

from tests.simulation import (
    moves_beside,
    moves_calls,
    moves_cases,
    moves_families,
    moves_groups,
    moves_help,
    moves_imports,
    moves_links,
    moves_moving,
    moves_office,
    moves_people,
    moves_providers,
    moves_told,
    moves_topics,
)
from tests.simulation.world import Maker, Move, World

MAKERS: dict[type, tuple[float, Maker]] = {
    **moves_people.PEOPLE,
    **moves_told.TOLD,
    **moves_links.LINKS,
    **moves_moving.MOVING,
    **moves_calls.CALLS,
    **moves_beside.BESIDE,
    **moves_cases.CASES,
    **moves_families.FAMILIES,
    **moves_office.OFFICE,
    **moves_groups.GROUPS,
    **moves_imports.IMPORTS,
    **moves_providers.PROVIDERS,
    **moves_help.HELP,
    **moves_topics.OWN_TOPICS,
}

# What must be there before anything can be picked.
FIRST: tuple[Maker, ...] = (
    moves_people._register,
    moves_people._held,
    moves_people._drafted,
    moves_calls._asked,
    moves_calls._logged,
    moves_moving._proposed,
    moves_cases._opened,
    moves_families._formed,
    moves_families._attached,
    moves_beside._asked,
    moves_beside._stated,
    moves_beside._planned,
    moves_beside._set_out,
    moves_providers._listed,
    moves_groups._founded,
    moves_office._published,
    moves_office._scheduled,
    moves_office._invited,
)


def a_life(world: World, length: int) -> Iterator[Move]:
    """`length` moves, the first of which lay the ground."""
    kinds = [*MAKERS.values(), moves_beside.RICH]
    weights = [often for often, _ in kinds]
    for number in range(length):
        make = FIRST[number] if number < len(FIRST) else world.rng.choices(kinds, weights)[0][1]
        yield make(world)
