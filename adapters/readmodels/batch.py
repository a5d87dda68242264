"""Gathers the changes of many events so that a rebuild writes each row about once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from adapters.readmodels.apply import Rename, apply
from adapters.readmodels.rows import Change, Insert, Update
from adapters.sql.transaction import Transaction

Key = tuple[Any, ...]


class Batch:
    """Changes not yet written. Within a table a row's changes keep their order; tables do not depend on each other."""

    def __init__(self) -> None:
        self._inserts: dict[Table, dict[Key, dict[str, Any]]] = {}
        self._updates: dict[Table, dict[Key, dict[str, Any]]] = {}
        self._out: list[Change] = []
        self._loose = 0

    def __len__(self) -> int:
        return sum(map(len, self._inserts.values())) + sum(map(len, self._updates.values())) + len(self._out)

    def add(self, changes: Iterable[Change]) -> None:
        """Take changes in, merging them into rows that wait already."""
        for change in changes:
            if isinstance(change, Insert):
                self._insert(change)
            elif isinstance(change, Update) and set(change.key) == set(_key_names(change.table)):
                self._update(change)
            else:
                # Whatever finds its rows by something else than their key must see what was written before it.
                self._settle(change.table)
                self._out.append(change)

    def write(self, transaction: Transaction, rename: Rename) -> None:
        """Write everything that waits."""
        for table in {*self._inserts, *self._updates}:
            self._settle(table)
        apply(transaction, self._out, rename)
        self._out = []

    def _insert(self, change: Insert) -> None:
        keys = _key_names(change.table)
        key = tuple(change.row[name] for name in keys) if keys else (self._next(),)
        self._inserts.setdefault(change.table, {})[key] = dict(change.row)

    def _update(self, change: Update) -> None:
        key = tuple(change.key[name] for name in _key_names(change.table))
        waiting = self._inserts.get(change.table, {}).get(key)
        if waiting is None:
            waiting = self._updates.setdefault(change.table, {}).setdefault(key, {})
        waiting.update(change.values)

    def _settle(self, table: Table) -> None:
        names = _key_names(table)
        self._out += [Insert(table, row) for row in self._inserts.pop(table, {}).values()]
        updates = [
            Update(table, dict(zip(names, key, strict=True)), row)
            for key, row in self._updates.pop(table, {}).items()
        ]
        self._out += sorted(updates, key=lambda update: sorted(update.values))

    def _next(self) -> int:
        self._loose += 1
        return self._loose


def _key_names(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]
