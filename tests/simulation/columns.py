"""Compares the copy of the facts by columns with the facts: row by row, and report by report at past instants."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, select

from adapters.facts.columns.copy import Columns
from adapters.facts.contacts import CONTACTS
from adapters.facts.dimensions import version_columns
from adapters.facts.reports import Scope
from adapters.facts.running import fact_views, run
from application.reports.catalogue import CATALOGUE
from application.reports.periods import Period, parse_period
from tests.simulation.ground import Ground

# Beside the newest one; each costs a life of five hundred moves a quarter of its time.
VINTAGES = 1
VERSION = [column.name for column in version_columns()]


def beside(ground: Ground) -> Columns:
    """A copy of its own, kept from the first contact on."""
    return Columns(ground.ledger, ground.mapper, ground.views, 1)


def differing(ground: Ground, columns: Columns, seed: int) -> Iterator[str]:
    """Empty when the copy says what the ledger database says, whatever is asked."""
    with ground.ledger.connect() as ledger, columns.counting_on(ledger) as copy:
        if copy is ledger:
            yield "there is no copy in step with the ledger"
            return
        for table in (table for view in fact_views() for table in view.tables):
            if _rows(ledger, table) != _rows(copy, table):
                yield f"{table.name} differs in the copy"
    yield from _reports(ground, columns, random.Random(seed))


def _rows(connection: Connection, table: Table) -> list[str]:
    return sorted(repr(tuple(row)) for row in connection.execute(select(table)))


def _reports(ground: Ground, columns: Columns, chance: random.Random) -> Iterator[str]:
    with ground.ledger.connect() as ledger:
        instants = sorted(ledger.scalars(select(CONTACTS.c.recorded_from).distinct()))
        centres = sorted(ledger.scalars(select(CONTACTS.c.centre).distinct()))
        for at in (*chance.sample(instants, min(VINTAGES, len(instants))), instants[-1]):
            some = chance.choice((None, frozenset(chance.sample(centres, 1))))
            scope = Scope(a_period(chance), int(at), some, restricted=chance.random() < 0.5)
            for code, entry in CATALOGUE.items():
                if run(ledger, entry, scope) != run(ledger, entry, scope, columns.counting_on):
                    yield f"{code} of {scope} differs on the copy"


def a_period(chance: random.Random) -> Period:
    year = datetime.now(UTC).year
    return parse_period(chance.choice((str(year), str(year), f"{year - 1}-01-01..{year}-12-31")))
