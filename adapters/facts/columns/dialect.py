"""How SQLAlchemy speaks to DuckDB: reading statements, written as for PostgreSQL, whose SQL DuckDB follows.

Whoever asks for rows is all that is served here: no schema is reflected and nothing is written through SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any
from uuid import UUID

import duckdb
from sqlalchemy import Engine, LargeBinary, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import NullPool

NAME = "duckdb"
# The attached database that holds the copy: only an attached one in memory is kept compressed.
KEPT = "kept"


def open_memory() -> duckdb.DuckDBPyConnection:
    """An empty database in the memory of this process: it writes no file, loads no extension, asks no network."""
    database = duckdb.connect(":memory:", config={"temp_directory": "", "autoinstall_known_extensions": False})
    database.execute(f"ATTACH ':memory:' AS {KEPT} (COMPRESS)")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database


def session(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another connection to the same database; which of the attached ones is meant is no part of what it inherits."""
    return database.cursor().execute(f"USE {KEPT}")


class Session:
    """One reader with a snapshot of its own, from the beginning to the end; connection and cursor are one in DuckDB."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._own = session(database)
        self._own.begin()

    def cursor(self) -> _Cursor:
        """What runs statements."""
        return _Cursor(self._own)

    def commit(self) -> None:
        """Nothing was written, and the snapshot lasts as long as the session."""

    rollback = commit

    def close(self) -> None:
        """The session ends; the database stays."""
        self._own.close()


class _Cursor:
    """The calls that SQLAlchemy makes for rows."""

    def __init__(self, session: duckdb.DuckDBPyConnection) -> None:
        self._session = session
        self.arraysize = 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def close(self) -> None:
        """Rows end with the next statement; the session goes on."""


class _Key(LargeBinary):
    """The sixteen bytes of a key, kept as a UUID: a number in memory, with the same order."""

    def bind_processor(self, dialect: Dialect) -> Callable[[bytes | None], UUID | None]:
        return lambda value: None if value is None else UUID(bytes=value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[UUID | None], bytes | None]:
        return lambda value: None if value is None else value.bytes


class DuckDialect(PGDialect):
    """PostgreSQL's SQL without its server."""

    name = NAME
    driver = NAME
    colspecs = {**PGDialect.colspecs, LargeBinary: _Key}
    supports_statement_cache = True
    supports_server_side_cursors = False

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """The driver."""
        return duckdb

    def initialize(self, connection: Any) -> None:
        """Nothing is asked of the server: there is none."""
        self.server_version_info = (15, 0)


registry.register(NAME, __name__, DuckDialect.__name__)


def engine_over(database: duckdb.DuckDBPyConnection) -> Engine:
    """Connections of this engine read the database, each on a snapshot of its own."""
    # Numbered marks: what stands twice in a statement is one parameter, as grouping by a computed column needs it.
    how = {"poolclass": NullPool, "paramstyle": "numeric_dollar", "hide_parameters": True}
    return create_engine(f"{NAME}://", creator=lambda: Session(database), **how)
