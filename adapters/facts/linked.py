"""Facts of linked files: from when to when the records of one file count as those of another.

Laid over the facts when they are counted: a record costs nothing for it, whoever comes later needs no look-up, and an
undone link leaves no trace in what was recorded. A link counts from its own recording, for all periods.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    LargeBinary,
    Table,
    Text,
    and_,
    case,
    func,
    select,
)

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA

NAME = "fact_linked"

LINKED = Table(
    NAME,
    METADATA,
    Column("file_key", LargeBinary(16), primary_key=True),
    Column("lead_key", LargeBinary(16), nullable=False),
    # The dimensions of the file that leads; statistics only where every file allows them.
    Column("sex", Text, nullable=False),
    Column("birth_year", Integer),
    Column("stat", Boolean, nullable=False),
    *version_columns(),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons in them."""

    def alone(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(LINKED, {"file_key": record_key(event.originator_id)}, event.recorded, None)

    def counted(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield from alone(sealed)
        row = {"file_key": record_key(event.originator_id), "lead_key": record_key(event.lead_id)}
        row |= {"sex": event.sex, "birth_year": event.birth_year, "stat": event.statistics}
        yield Insert(LINKED, fact(row, event.recorded))

    return View(NAME, (LINKED,), {"migrant.CountedAs": counted, "migrant.CountedAlone": alone}, facts=True)


def as_counted(connection: Connection, table: Any, at: int) -> FromClause:
    """The facts as they count at an instant: under the file that leads, with its dimensions.

    The table itself while no link is known, and for facts about nobody.
    """
    known = (LINKED.c.recorded_from <= at, LINKED.c.recorded_to > at)
    if "person_key" not in table.c or connection.scalar(select(LINKED.c.file_key).where(*known).limit(1)) is None:
        return table
    laid = {"person_key": func.coalesce(LINKED.c.lead_key, table.c.person_key)}
    over = LINKED.c.file_key.is_not(None)
    for name in ("sex", "birth_year"):
        if name in table.c:
            laid[name] = case((over, LINKED.c[name]), else_=table.c[name])
    if "stat" in table.c:
        laid["stat"] = and_(table.c.stat, func.coalesce(LINKED.c.stat, table.c.stat))
    columns = [laid[column.name].label(column.name) if column.name in laid else column for column in table.c]
    joined = table.outerjoin(LINKED, and_(LINKED.c.file_key == table.c.person_key, *known))
    return select(*columns).select_from(joined).subquery(table.name + "_counted")


def of_one_record(table: FromClause, details: FromClause, at: int) -> ColumnElement[bool]:
    """Joins facts of one record, each as known at an instant."""
    same = details.c.record_key == table.c.record_key
    return and_(same, details.c.recorded_from <= at, details.c.recorded_to > at)


def leads(connection: Connection, at: int) -> dict[bytes, tuple[bytes, int]]:
    """File → (the file it counts under, since which instant), as known at an instant; only where that is another."""
    query = select(LINKED.c.file_key, LINKED.c.lead_key, LINKED.c.recorded_from)
    known = query.where(LINKED.c.recorded_from <= at, LINKED.c.recorded_to > at)
    return {bytes(row[0]): (bytes(row[1]), int(row[2])) for row in connection.execute(known)}
