"""Compares reports at two past instants of a life: the causes must add up to the difference of every figure."""

from __future__ import annotations

import random
from collections.abc import Iterator

from sqlalchemy import Connection, select

from adapters.facts.comparing import compared
from adapters.facts.contacts import CONTACTS
from adapters.facts.reports import Scope
from adapters.facts.running import run
from application.reports.catalogue import CATALOGUE
from application.reports.comparing import Comparison
from tests.simulation.columns import a_period
from tests.simulation.ground import Ground

# Reports that one life is asked for; all of them in turn.
REPORTS = 16


def unexplained(ground: Ground, seed: int, reports: int = REPORTS) -> Iterator[str]:
    """Empty when every difference is told, by causes that stand in the facts."""
    chance = random.Random(seed)
    with ground.ledger.connect() as ledger:
        for code in chance.sample(sorted(CATALOGUE), min(reports, len(CATALOGUE))):
            scopes = _scopes(ledger, chance)
            before, now = (run(ledger, CATALOGUE[code], scope) for scope in scopes)
            yield from _faults(compared(ledger, CATALOGUE[code], scopes, (before, now)), scopes)


def _scopes(ledger: Connection, chance: random.Random) -> tuple[Scope, Scope]:
    instants = sorted(ledger.scalars(select(CONTACTS.c.recorded_from).distinct()))
    centres = sorted(ledger.scalars(select(CONTACTS.c.centre).distinct()))
    some = chance.choice((None, frozenset(chance.sample(centres, 1))))
    period, restricted = a_period(chance), chance.random() < 0.5
    first, last = sorted(chance.choices(instants, k=2))
    return Scope(period, int(first), some, restricted), Scope(period, int(last), some, restricted)


def _faults(comparison: Comparison, scopes: tuple[Scope, Scope]) -> Iterator[str]:
    about = f"{comparison.now.code} between {scopes[0]} and {scopes[1].at}"
    if comparison.causes is None:
        yield f"nobody says why {about}"
    for table in comparison.now.tables:
        for cell in comparison.changed(table.name):
            told = comparison.why(table.name, cell)
            if sum(each.effect for each in told) != cell.difference:
                yield f"{cell} of {table.name}, {about}: {told}"
