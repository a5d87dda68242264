"""Runs the revisions of one store on a connection that `adapters.sql.migrate` has prepared and locked."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

TYPES = "adapters.sql.types"
# Views of the ledger are dropped and rebuilt by `safar rebuild`, never migrated.
VIEWS = ("rm_", "fact_")


def is_migrated(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a table found in the database is one that revisions look after."""
    return kind != "table" or not str(name).startswith(VIEWS)


def render(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types by their short names, with the import they need."""
    if kind != "type" or type(thing).__module__ != TYPES:
        return False
    name = type(thing).__name__
    autogen.imports.add(f"from {TYPES} import {name}")
    return f"{name}()"


store = context.config.get_main_option("store")
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=import_module(f"adapters.{store}.tables").METADATA,
    version_table=f"alembic_version_{store}",
    include_name=is_migrated,
    render_item=render,
    # SQLite can alter little: a table is copied instead.
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
)
context.run_migrations()
