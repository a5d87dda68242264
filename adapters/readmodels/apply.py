"""Carries changes out on the tables: at once in a command's transaction, in large batches in a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Table

from adapters.readmodels.revise import revise, standing
from adapters.readmodels.rows import Change, Delete, Insert, Revise, Update
from adapters.sql.transaction import Statements, Transaction

Rename = Callable[[Table], Table]


def apply(
    transaction: Transaction, changes: Sequence[Change], rename: Rename = lambda table: table, *, whole: bool = False
) -> None:
    """Carry out changes in order. Neighbours of one kind go to the database together.

    `whole`: the transaction makes no other changes, and nothing of its instants was there before it.
    """
    written: set[Table] = set()
    for _, group in groupby(standing(transaction, changes) if whole else changes, key=_kind):
        together: list[Any] = list(group)
        table, kind = rename(together[0].table), type(together[0])
        if kind is Revise:
            revise(transaction, table, together, alone=whole and table not in written)
        elif kind is Update and whole:
            _update_sparing(transaction, table, together)
        else:
            _WAYS[kind](transaction, table, together)
        written.add(table)


def _kind(change: Change) -> tuple[Any, ...]:
    if isinstance(change, Insert):
        # A new row names every column.
        return Insert, change.table.name
    if isinstance(change, Update):
        return Update, change.table.name, (*change.values, "by", *change.key)
    return type(change), change.table.name, tuple(change.key)


def _insert(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    transaction.insert(table, [change.row for change in changes])


def _update(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    columns, keys = tuple(changes[0].values), tuple(changes[0].key)
    values = transaction.statements.values
    rows = [(*values(table, columns, c.values), *values(table, keys, c.key)) for c in changes]
    transaction.run_many(transaction.statements.update(table, columns, keys), rows)


def _update_sparing(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    """The same, and SQLite leaves alone the indexes of what stays: it writes one anew for a column that is named."""
    named = tuple([name for name in changes[0].values if name in _indexed(table)])
    # What finds the row must stand until both have found it.
    apart = 0 < len(named) < len(changes[0].values) and changes[0].values.keys().isdisjoint(changes[0].key)
    if transaction.dialect == "postgresql" or not apart:
        _update(transaction, table, changes)
        return
    others, keys = tuple([name for name in changes[0].values if name not in named]), tuple(changes[0].key)
    statements = transaction.statements
    moved = statements.kept(("moved", table, named, keys), lambda: _moved(statements, table, named, keys))
    for change in changes:
        key, moving = statements.values(table, keys, change.key), statements.values(table, named, change.values)
        staying = statements.values(table, others, change.values)
        transaction.run(statements.update(table, others, keys), (*staying, *key))
        transaction.run(moved, (*moving, *key, *moving))


def _moved(statements: Statements, table: Table, named: tuple[str, ...], keys: tuple[str, ...]) -> str:
    other = " OR ".join(f"{name} IS NOT {statements.mark}" for name in named)
    return f"{statements.update(table, named, keys)} AND ({other})"


@cache
def _indexed(table: Table) -> frozenset[str]:
    return frozenset(column.name for index in table.indexes for column in index.columns)


def _delete(transaction: Transaction, table: Table, changes: list[Any]) -> None:
    keys = tuple(changes[0].key)
    rows = [transaction.statements.values(table, keys, change.key) for change in changes]
    transaction.run_many(transaction.statements.delete(table, keys), rows)


_WAYS: dict[type, Callable[[Transaction, Table, list[Any]], None]] = {
    Insert: _insert,
    Update: _update,
    Delete: _delete,
}
