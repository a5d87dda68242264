"""Carries changes out on the tables: at once in a command's transaction, in large batches in a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Table

from adapters.readmodels.rows import Change, Delete, Insert, Revise, Update
from adapters.sql.transaction import Transaction
from adapters.sql.types import FOREVER

Rename = Callable[[Table], Table]


def apply(transaction: Transaction, changes: Iterable[Change], rename: Rename = lambda table: table) -> None:
    """Carry out changes in order. Neighbours of one kind go to the database together."""
    for _, group in groupby(changes, key=_kind):
        together = list(group)
        table = rename(together[0].table)
        _WAYS[type(together[0])](transaction, table, together)


def _kind(change: Change) -> tuple[Any, ...]:
    columns: tuple[str, ...] = ()
    if isinstance(change, Insert):
        columns = tuple(change.row)
    elif isinstance(change, Update):
        columns = (*change.values, "by", *change.key)
    elif isinstance(change, Delete):
        columns = tuple(change.key)
    elif isinstance(change, Revise):
        columns = (str(change.key), str(change.instant))
    return (type(change).__name__, (change.table.name, *columns))


def _insert(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    transaction.insert(table, [change.row for change in changes])


def _update(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    columns, keys = tuple(changes[0].values), tuple(changes[0].key)
    values = transaction.statements.values
    rows = [(*values(table, columns, c.values), *values(table, keys, c.key)) for c in changes]
    transaction.run_many(transaction.statements.update(table, columns, keys), rows)


def _delete(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    keys = tuple(changes[0].key)
    rows = [transaction.statements.values(table, keys, change.key) for change in changes]
    transaction.run_many(transaction.statements.delete(table, keys), rows)


def _revise(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    for change in changes:
        _revise_one(transaction, table, change)


def _revise_one(transaction: Transaction, table: Table, change: Revise) -> None:
    """Open versions close at the instant; new ones copy them. Versions begun at the same instant change in place."""
    m, at = transaction.mark, change.instant
    keys = tuple(change.key)
    found = " AND ".join(f"{key} = {m}" for key in keys)
    by = transaction.statements.values(table, keys, change.key)
    if change.values is None:
        _end(transaction, table, found, by, at)
        return
    postgres = transaction.dialect == "postgresql"
    before = f"{found} AND recorded_from < {m} AND recorded_to = {m}"
    columns = [c.name for c in table.columns if c.name not in ("recorded_from", "recorded_to")]
    picked, values = _picked(transaction, table, change, columns)
    instant = "CAST(%s AS BIGINT)" if postgres else m
    copied = (
        f"INSERT INTO {table.name} ({', '.join(columns)}, recorded_from, recorded_to) "  # noqa: S608 - names of our own tables
        f"SELECT {', '.join(picked)}, {instant}, {instant} FROM "
    )
    closed = f"UPDATE {table.name} SET recorded_to = {m} WHERE {before}"  # noqa: S608 - names of our own tables
    in_place, same = _change_in_place(transaction, table, change, found, by)
    if postgres:
        # One statement: each sees the rows as they stood before all three.
        first = f"WITH same AS ({in_place}), " if in_place else "WITH "
        sql = f"{first}closed AS ({closed} RETURNING {', '.join(columns)}) {copied}closed"
        transaction.run(sql, (*same, at, *by, at, FOREVER, *values, at, FOREVER))
        return
    if in_place:
        transaction.run(in_place, same)
    if transaction.run(f"{copied}{table.name} WHERE {before}", (*values, at, FOREVER, *by, at, FOREVER)).rowcount:
        transaction.run(closed, (at, *by, at, FOREVER))


def _end(transaction: Transaction, table: Table, found: str, by: tuple[Any, ...], at: int) -> None:
    m = transaction.mark
    gone = f"DELETE FROM {table.name} WHERE {found} AND recorded_from = {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    closed = f"UPDATE {table.name} SET recorded_to = {m} WHERE {found} AND recorded_from <= {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    if transaction.dialect == "postgresql":
        strictly = closed.replace("recorded_from <=", "recorded_from <")
        transaction.run(f"WITH gone AS ({gone}) {strictly}", (*by, at, FOREVER, at, *by, at, FOREVER))
    elif transaction.run(closed, (at, *by, at, FOREVER)).rowcount:
        transaction.run(gone, (*by, at, at))


def _picked(
    transaction: Transaction, table: Table, change: Revise, columns: list[str]
) -> tuple[list[str], list[Any]]:
    picked, values = [], []
    for column in columns:
        if column in (change.values or {}):
            picked.append(_typed_mark(transaction, table, column))
            values.append(transaction.statements.values(table, (column,), change.values or {})[0])
        elif column in change.shift:
            picked.append(f"{column} + {int(change.shift[column])}")
        else:
            picked.append(column)
    return picked, values


def _typed_mark(transaction: Transaction, table: Table, column: str) -> str:
    # PostgreSQL cannot guess the type of a bare mark in a SELECT list.
    if transaction.dialect != "postgresql":
        return transaction.mark
    return f"CAST({transaction.mark} AS {table.c[column].type.compile(transaction.statements.dialect)})"


def _change_in_place(
    transaction: Transaction, table: Table, change: Revise, found: str, by: tuple[Any, ...]
) -> tuple[str, tuple[Any, ...]]:
    """The statement that changes what began at the same instant, or nothing, and its values."""
    names, m = tuple(change.values or {}), transaction.mark
    sets = [f"{name} = {m}" for name in names]
    sets += [f"{name} = {name} + {int(step)}" for name, step in change.shift.items()]
    if not sets:
        return "", ()
    values = transaction.statements.values(table, names, change.values or {})
    sql = f"UPDATE {table.name} SET {', '.join(sets)} WHERE {found} AND recorded_from = {m} AND recorded_to = {m}"  # noqa: S608 - names of our own tables
    return sql, (*values, *by, change.instant, FOREVER)


_WAYS: dict[type, Callable[[Transaction, Table, list[Any]], None]] = {
    Insert: _insert,
    Update: _update,
    Delete: _delete,
    Revise: _revise,
}
