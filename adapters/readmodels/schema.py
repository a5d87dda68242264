"""Makes the tables of the views, and knows when their shape is not the one this program writes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Engine, Table, inspect, select
from sqlalchemy.schema import CreateIndex, CreateTable

from adapters.ledger.tables import VIEWS
from adapters.readmodels.rows import View
from adapters.readmodels.tables import METADATA


def signature(view: View) -> str:
    """A digest of the shape of a view's tables and of the events it takes."""
    texts = [str(CreateTable(table)) for table in view.tables]
    texts += sorted(str(CreateIndex(index)) for table in view.tables for index in table.indexes)
    return hashlib.sha256("\n".join([*texts, *sorted(view.rows)]).encode()).hexdigest()[:16]


def ensure_views(engine: Engine, views: Sequence[View]) -> list[str]:
    """Create missing tables. Returns the names of the views whose rows must be rebuilt before they are used."""
    present = set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        known = {row.view: row.signature for row in connection.execute(select(VIEWS))}
        empty = connection.exec_driver_sql("SELECT id FROM ledger LIMIT 1").first() is None
        stale = [view.name for view in views if not _is_current(view, known, present) and not empty]
        for view in views:
            if not _is_current(view, known, present):
                _remake(connection, view.tables, present)
                if view.name not in stale:
                    _note(connection, view)
    return stale


def _is_current(view: View, known: dict[str, str], present: set[str]) -> bool:
    return known.get(view.name) == signature(view) and all(table.name in present for table in view.tables)


def _remake(connection: object, tables: Sequence[Table], present: set[str]) -> None:
    there = [table for table in tables if table.name in present]
    METADATA.drop_all(connection, tables=there)  # type: ignore[arg-type]  # a connection serves
    METADATA.create_all(connection, tables=list(tables))  # type: ignore[arg-type]  # a connection serves


def _note(connection: object, view: View) -> None:
    connection.execute(VIEWS.delete().where(VIEWS.c.view == view.name))  # type: ignore[attr-defined]  # a connection
    connection.execute(VIEWS.insert().values(view=view.name, signature=signature(view), rebuilt=None))  # type: ignore[attr-defined]  # a connection
