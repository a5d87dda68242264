"""Makes the tables of the views, and knows when their shape is not the one this program writes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Engine, inspect, select
from sqlalchemy.schema import CreateIndex, CreateTable

from adapters.ledger.tables import VIEWS
from adapters.readmodels.rows import View
from adapters.sql.transaction import Transaction
from adapters.sql.turns import Turns


def signature(view: View) -> str:
    """A digest of the shape of a view's tables and of the events it takes."""
    texts = [str(CreateTable(table)) for table in view.tables]
    texts += sorted(str(CreateIndex(index)) for table in view.tables for index in table.indexes)
    return hashlib.sha256("\n".join([*texts, *sorted(view.rows)]).encode()).hexdigest()[:16]


def ensure_views(turns: Turns, views: Sequence[View]) -> list[str]:
    """Create missing tables. Returns the names of the views that must be rebuilt before their rows are used.

    A view of another shape stays as it is until its rebuild takes its place; what it cannot take meanwhile is a fault.
    """
    if not _wanting(turns.engine, views):
        return []
    # Several processes may start at once: one of them makes the tables, the others find them.
    with turns.take([], alone=True) as alone:
        wanting = _wanting(turns.engine, views)
        empty = not alone.rows("SELECT id FROM ledger LIMIT 1")
        present = set(inspect(turns.engine).get_table_names())
        for view in wanting:
            _create(alone, view, present, remake=empty)
            if empty:
                alone.run(alone.statements.delete(VIEWS, ("view",)), (view.name,))
                alone.insert(VIEWS, [{"view": view.name, "signature": signature(view), "rebuilt": None}])
    return [] if empty else [view.name for view in wanting]


def _wanting(engine: Engine, views: Sequence[View]) -> list[View]:
    present = set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        known = {row.view: row.signature for row in connection.execute(select(VIEWS))}
    return [
        view
        for view in views
        if known.get(view.name) != signature(view) or any(table.name not in present for table in view.tables)
    ]


def _create(alone: Transaction, view: View, present: set[str], *, remake: bool) -> None:
    dialect = alone.statements.dialect
    for table in view.tables:
        if remake and table.name in present:
            alone.run(f"DROP TABLE {table.name}")
        if remake or table.name not in present:
            alone.run(str(CreateTable(table).compile(dialect=dialect)))
            for index in table.indexes:
                alone.run(str(CreateIndex(index).compile(dialect=dialect)))
