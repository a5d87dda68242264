"""Gathers the changes of many events so that a rebuild writes each row about once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Table

from adapters.readmodels.apply import Rename, apply
from adapters.readmodels.rows import Change, Insert, Revise, Update
from adapters.sql.transaction import Transaction

Key = tuple[Any, ...]
# Whose rows each table of facts has so far, by `person_key`.
People = dict[Table, set[Any]]

# By which columns facts are revised.
PERSON, RECORD = "person_key", "record_key"


class Batch:
    """Changes not yet written. Within a table a row's changes keep their order; tables do not depend on each other.

    `people` outlives the batch: most revisions of a person come before there is anything to revise.
    """

    def __init__(self, people: People | None = None) -> None:
        self._inserts: dict[Table, dict[Key, dict[str, Any]]] = {}
        self._updates: dict[Table, dict[Key, dict[str, Any]]] = {}
        self._out: list[Change] = []
        self._loose = 0
        self._people: People = {} if people is None else people
        # What the rows that wait to be inserted can be revised by.
        self._waiting: dict[Table, set[Any]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._inserts.values())) + sum(map(len, self._updates.values())) + len(self._out)

    def add(self, changes: Iterable[Change]) -> None:
        """Take changes in, merging them into rows that wait already."""
        for change in changes:
            if isinstance(change, Insert):
                self._insert(change)
            elif isinstance(change, Update) and change.key.keys() == _key_set(change.table):
                self._update(change)
            elif isinstance(change, Revise):
                self._revise(change)
            else:
                # Whatever finds its rows by something else than their key must see what was written before it.
                self._settle(change.table)
                self._out.append(change)

    def write(self, transaction: Transaction, rename: Rename) -> None:
        """Write everything that waits."""
        apply(transaction, self._out, rename)
        self._out = []
        for table, rows in self._inserts.items():
            # The rows of one table name the same columns, as every projection names them all.
            transaction.insert(rename(table), list(rows.values()))
        self._inserts = {}
        for table in list(self._updates):
            self._settle(table)
        apply(transaction, self._out, rename)
        self._out = []

    def _insert(self, change: Insert) -> None:
        keys, row = _key_names(change.table), change.row
        key = tuple([row[name] for name in keys]) if keys else (self._next(),)
        self._inserts.setdefault(change.table, {})[key] = dict(row)
        if PERSON in row:
            self._people.setdefault(change.table, set()).add(row[PERSON])
        if RECORD in row:
            self._waiting.setdefault(change.table, set()).update((row[RECORD], row.get(PERSON)))

    def _revise(self, change: Revise) -> None:
        (column, value), *more = change.key.items()
        if more or column not in (PERSON, RECORD) or value in self._waiting.get(change.table, ()):
            self._settle(change.table)
        elif column == PERSON and value not in self._people.get(change.table, ()):
            return
        if change.values and PERSON in change.values:
            # A caller who becomes known: from now on the row is found by the person too.
            self._people.setdefault(change.table, set()).add(change.values[PERSON])
        self._out.append(change)

    def _update(self, change: Update) -> None:
        key = tuple([change.key[name] for name in _key_names(change.table)])
        waiting = self._inserts.get(change.table, {}).get(key)
        if waiting is None:
            waiting = self._updates.setdefault(change.table, {}).setdefault(key, {})
        waiting.update(change.values)

    def _settle(self, table: Table) -> None:
        names = _key_names(table)
        self._waiting.pop(table, None)
        self._out += [Insert(table, row) for row in self._inserts.pop(table, {}).values()]
        updates = [
            Update(table, dict(zip(names, key, strict=True)), row)
            for key, row in self._updates.pop(table, {}).items()
        ]
        self._out += sorted(updates, key=lambda update: sorted(update.values))

    def _next(self) -> int:
        self._loose += 1
        return self._loose


@cache
def _key_names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key.columns)


@cache
def _key_set(table: Table) -> frozenset[str]:
    return frozenset(_key_names(table))
