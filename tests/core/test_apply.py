"""Changes of one command, carried out sparingly: the rows are those that the plain way makes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import sqlite

from adapters.readmodels.apply import apply
from adapters.readmodels.rows import Change, Delete, Insert, Revise, Update, fact
from adapters.sql.transaction import Statements, Transaction

EARLIER, NOW, LATER = (datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3))
METADATA = MetaData()
FACTS = [
    Table(
        f"fact_{name}",
        METADATA,
        Column("record", Integer),
        Column("n", Integer),
        *(Column(each, Integer) for each in ("recorded_from", "recorded_to")),
    )
    for name in "abcd"
]
ROWS = Table(
    "rm_rows",
    METADATA,
    Column("record", Integer, primary_key=True),
    Column("held", Boolean),
    Column("day", Text),
    Column("owner", Text),
    Column("text", Text),
    Index("rm_rows_day", "day", "owner"),
)


def outcome(before: list[Change], changes: list[Change], *, whole: bool) -> list[list[Any]]:
    """The rows of every table after a first command and two that come together."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for table in METADATA.tables.values():
            connection.execute(f"CREATE TABLE {table.name} ({', '.join(column.name for column in table.columns)})")
        on = Transaction(Statements(sqlite.dialect()), connection)
        apply(on, before)
        apply(on, changes, whole=whole)
        return [sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in METADATA.tables]
    finally:
        connection.close()


def some(chance: random.Random, at: datetime) -> Iterator[Change]:
    """Changes as projections make them, about three records."""
    for _ in range(chance.randint(1, 12)):
        table, record, n = chance.choice(FACTS), chance.randint(1, 3), chance.randint(0, 9)
        values = {"day": chance.choice((None, "1", "2")), "owner": str(n), "text": str(chance.random())}
        yield chance.choice(
            [
                Insert(table, fact({"record": record, "n": n}, at)),
                Revise(table, {"record": record}, at, {"n": n}),
                Revise(table, {"record": record}, at, None),
                Revise(table, {"record": record}, at, {}, {"n": 1}),
                Insert(ROWS, {"record": record, "held": True, **values}),
                Update(ROWS, {"record": record}, dict(chance.sample(sorted(values.items()), 2))),
                Update(ROWS, {"record": record, "held": True}, {"held": False, **values}),
                Delete(ROWS, {"record": record}),
            ]
        )


@pytest.mark.parametrize("seed", range(8))
def test_what_is_spared_changes_no_row(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        before, changes = [*some(chance, EARLIER)], [*some(chance, NOW), *some(chance, LATER)]
        assert outcome(before, changes, whole=True) == outcome(before, changes, whole=False)
