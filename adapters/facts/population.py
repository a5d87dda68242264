"""Facts of residents: one row for each year and district, and version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, func, select

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA

POPULATION = Table(
    "fact_population",
    METADATA,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("district", Text, primary_key=True),
    Column("residents", BigInteger, nullable=False),
    *version_columns(),
    sqlite_with_rowid=False,
)
P = POPULATION.c


def view(_record_key: RecordKey) -> View:
    """The facts; nobody is named in them."""

    def stated(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(POPULATION, {"year": event.year}, event.recorded, None)
        for district, residents in sorted(event.residents.items()):
            row = {"year": event.year, "district": district, "residents": residents}
            yield Insert(POPULATION, fact(row, event.recorded))

    own = {"population.Stated": stated, "population.Restated": stated}
    return View("fact_population", (POPULATION,), own, facts=True)


def residents(connection: Connection, year: int, at: int) -> Mapping[str, int]:
    """District → residents in a year, or in the last one before it of which something was known at an instant."""
    known = (P.recorded_from <= at, P.recorded_to > at)
    newest = connection.scalar(select(func.max(P.year)).where(P.year <= year, *known))
    found = connection.execute(select(P.district, P.residents).where(P.year == newest, *known))
    return {district: int(number) for district, number in found}


def years(connection: Connection, at: int) -> tuple[int, ...]:
    """Of which years something was known at an instant, newest first."""
    query = select(P.year).where(P.recorded_from <= at, P.recorded_to > at).distinct().order_by(P.year.desc())
    return tuple(connection.scalars(query))
