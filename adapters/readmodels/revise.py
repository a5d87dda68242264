"""Versions of facts: what held is closed at an instant, and what holds from then on is written beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table

from adapters.readmodels.rows import Change, Revise
from adapters.sql.transaction import Statements, Transaction
from adapters.sql.types import FOREVER

VERSION = ("recorded_from", "recorded_to")
# From so many kinds of facts on, asking which of them know the record is cheaper than finding out one by one.
SEVERAL = 3


def standing(on: Transaction, changes: Sequence[Change]) -> Sequence[Change]:
    """The changes without revisions that would find nothing: most kinds of facts know nothing of a given record.

    On PostgreSQL all of them, as an answer would have to be waited for.
    """
    if on.dialect == "postgresql":
        return changes
    first: dict[Table, Change] = {}
    for change in changes:
        first.setdefault(change.table, change)
    asked = [change for change in first.values() if type(change) is Revise]
    if len(asked) < SEVERAL:
        return changes
    shape = tuple([(change.table, tuple(change.key)) for change in asked])
    text = on.statements.kept(("standing", shape), lambda: _standing_text(on.statements, shape))
    keys = [v for c in asked for v in (*on.statements.values(c.table, tuple(c.key), c.key), FOREVER)]
    (found,) = on.rows(text, keys)
    idle = {id(change) for change, there in zip(asked, found, strict=True) if not there}
    return [change for change in changes if id(change) not in idle]


def revise(transaction: Transaction, table: Table, changes: Iterable[Revise], *, alone: bool) -> None:
    """Open versions close at the instant; new ones copy them. Versions begun at the same instant change in place.

    `alone`: nothing that began at the instant can be there yet.
    """
    for change in changes:
        (_end if change.values is None else _change)(transaction, table, change, alone)
        alone = False


def _change(on: Transaction, table: Table, change: Revise, alone: bool) -> None:
    statements, at, keys, shifted = on.statements, change.instant, tuple(change.key), tuple(change.shift)
    values = {**change.shift, **(change.values or {})}
    names = tuple([column.name for column in table.columns if column.name in values])
    shape = (table, keys, names, shifted)
    copied, closed, in_place = statements.kept(("revise", *shape), lambda: _texts(statements, *shape))
    by, new = statements.values(table, keys, change.key), statements.values(table, names, values)
    if in_place and not alone:
        on.run(in_place, (*new, *by, at, FOREVER))
    if on.dialect == "postgresql":
        on.run(copied, (at, *by, at, FOREVER, *new, at, FOREVER))
    elif on.run(copied, (*new, at, FOREVER, *by, at, FOREVER)).rowcount:
        on.run(closed, (at, *by, at, FOREVER))


def _end(on: Transaction, table: Table, change: Revise, alone: bool) -> None:
    statements, at, keys = on.statements, change.instant, tuple(change.key)
    closed, gone = statements.kept(("end", table, keys), lambda: _end_texts(statements, table, keys))
    by = statements.values(table, keys, change.key)
    if not alone:
        on.run(gone, (*by, at, FOREVER))
    on.run(closed, (at, *by, at, FOREVER))


def _standing_text(statements: Statements, shape: Iterable[tuple[Table, tuple[str, ...]]]) -> str:
    each = [
        f"EXISTS (SELECT 1 FROM {table.name} WHERE {_found(statements, keys)} AND recorded_to = {statements.mark})"  # noqa: S608 - names of our own tables
        for table, keys in shape
    ]
    return f"SELECT {', '.join(each)}"


def _texts(
    statements: Statements, table: Table, keys: tuple[str, ...], names: tuple[str, ...], shifted: tuple[str, ...]
) -> tuple[str, str, str]:
    """Copying what is open, closing it (on PostgreSQL in one), changing what began at the instant (empty: nothing)."""
    m, postgres = statements.mark, statements.dialect.name == "postgresql"
    found = _found(statements, keys)
    before = f"{found} AND recorded_from < {m} AND recorded_to = {m}"
    columns = [column.name for column in table.columns if column.name not in VERSION]
    new = {name: f"{name} + {m}" if name in shifted else _mark(statements, table, name) for name in names}
    instant = "CAST(%s AS BIGINT)" if postgres else m
    copied = (
        f"INSERT INTO {table.name} ({', '.join((*columns, *VERSION))}) "  # noqa: S608 - names of our own tables
        f"SELECT {', '.join(new.get(name, name) for name in columns)}, {instant}, {instant} FROM "
    )
    closed = f"UPDATE {table.name} SET recorded_to = {m} WHERE {before}"  # noqa: S608 - names of our own tables
    sets = ", ".join(f"{name} = {text}" for name, text in new.items())
    same = f"UPDATE {table.name} SET {sets} WHERE {found} AND recorded_from = {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    if postgres:
        copied = f"WITH closed AS ({closed} RETURNING {', '.join(columns)}) {copied}closed"
    else:
        copied += f"{table.name} WHERE {before}"
    return copied, closed, same if sets else ""


def _end_texts(statements: Statements, table: Table, keys: tuple[str, ...]) -> tuple[str, str]:
    m, found = statements.mark, _found(statements, keys)
    closed = f"UPDATE {table.name} SET recorded_to = {m} WHERE {found} AND recorded_from < {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    gone = f"DELETE FROM {table.name} WHERE {found} AND recorded_from = {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    return closed, gone


def _found(statements: Statements, keys: tuple[str, ...]) -> str:
    return " AND ".join(f"{key} = {statements.mark}" for key in keys)


def _mark(statements: Statements, table: Table, column: str) -> Any:
    # PostgreSQL cannot guess the type of a bare mark in a SELECT list.
    if statements.dialect.name != "postgresql":
        return statements.mark
    return f"CAST({statements.mark} AS {table.c[column].type.compile(statements.dialect)})"
