"""One write transaction at driver level: few statements, no ORM, the same calls on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import Engine, Table
from sqlalchemy.engine import Dialect

from adapters.sql.pipeline import Pipeline, prepared_on

# Primary result codes: busy, locked, out of memory, read-only, input/output, corrupt, full, cannot open, no database.
_SQLITE_GAVE_UP = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 26})

# Up to how many rows of one table are a statement of their own.
FEW = 6

Row = Mapping[str, Any]
Processor = Callable[[Any], Any] | None
Binder = Callable[[Row], tuple[Any, ...]]


@cache
def _processors(table: Table, dialect: Dialect) -> dict[str, Processor]:
    """How each column's value is handed to the driver; drivers take text, numbers and bytes as they are."""
    return {
        c.name: c.type.to_driver(dialect) if hasattr(c.type, "to_driver") else None for c in table.columns
    }


def _binder(ways: Mapping[str, Processor], columns: tuple[str, ...]) -> Binder:
    steps = [(at, way) for at, column in enumerate(columns) if (way := ways[column]) is not None]

    def bind(row: Row) -> tuple[Any, ...]:
        values = [row[column] for column in columns]
        for at, way in steps:
            if values[at] is not None:
                values[at] = way(values[at])
        return tuple(values)

    return bind


class Statements:
    """SQL texts for one dialect, made once for each table and set of columns."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.mark = "?" if dialect.name == "sqlite" else "%s"
        self._texts: dict[tuple[Any, ...], Any] = {}
        self._inserts: dict[tuple[Table, tuple[str, ...]], tuple[str, Binder]] = {}
        self._binders: dict[tuple[str, tuple[str, ...]], Binder] = {}

    def insert(self, table: Table, columns: tuple[str, ...]) -> tuple[str, Binder]:
        """INSERT with one row of marks, and what turns a row into the driver's values."""
        key = (table, columns)
        found = self._inserts.get(key)
        if found is None:
            found = self._inserts[key] = (self._insert(table.name, columns), self.binder(table, columns))
        return found

    def update(self, table: Table, columns: Sequence[str], keys: Sequence[str]) -> str:
        """UPDATE of `columns` where all `keys` match."""
        return self.kept(
            ("update", table.name, *columns, "by", *keys), lambda: self._update(table.name, columns, keys)
        )

    def delete(self, table: Table, keys: Sequence[str]) -> str:
        """DELETE where all `keys` match."""
        return self.kept(("delete", table.name, *keys), lambda: self._delete(table.name, keys))

    def values(self, table: Table, columns: Sequence[str], row: Row) -> tuple[Any, ...]:
        """The driver's values of `columns`, in order."""
        return self.binder(table, tuple(columns))(row)

    def binder(self, table: Table, columns: tuple[str, ...]) -> Binder:
        """What turns a row into the driver's values of `columns`."""
        key = (table.name, columns)
        binder = self._binders.get(key)
        if binder is None:
            binder = self._binders[key] = _binder(_processors(table, self.dialect), columns)
        return binder

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives for `key`, made once."""
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = make()
        return text

    def _insert(self, table: str, columns: Sequence[str]) -> str:
        marks = ", ".join([self.mark] * len(columns))
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names

    def _update(self, table: str, columns: Sequence[str], keys: Sequence[str]) -> str:
        sets = ", ".join(f"{column} = {self.mark}" for column in columns)
        return f"UPDATE {table} SET {sets} WHERE {self._where(keys)}"  # noqa: S608 - our own names

    def _delete(self, table: str, keys: Sequence[str]) -> str:
        return f"DELETE FROM {table} WHERE {self._where(keys)}"  # noqa: S608 - our own names

    def _where(self, keys: Sequence[str]) -> str:
        return " AND ".join(f"{key} = {self.mark}" for key in keys)


def _with_rows(insert: str, many: int) -> str:
    before, _, marks = insert.partition(" VALUES ")
    return f"{before} VALUES {', '.join([marks] * many)}"


class Transaction:
    """A driver connection inside a transaction that somebody else begins and ends."""

    def __init__(self, statements: Statements, connection: Any = None, pipeline: Pipeline | None = None) -> None:
        self.statements = statements
        self.dialect = statements.dialect.name
        self.mark = statements.mark
        self._connection: Any = connection
        self._cursor: Any = connection.cursor() if connection is not None else None
        # On PostgreSQL statements are sent without waiting for each answer; what goes wrong is raised with the next.
        self._pipeline = pipeline
        # The transaction cannot go on: only rolling back is left.
        self.lost = False

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Execute one statement; on SQLite returns the driver's cursor."""
        return self._pipeline.ask(sql, values) if self._pipeline else self._cursor.execute(sql, values)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a question."""
        return list(self.ask(sql, values).fetchall())

    def ask(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """A question whose rows are fetched later: on PostgreSQL several of them cost one round trip."""
        return self._pipeline.ask(sql, values) if self._pipeline else self._connection.execute(sql, values)

    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """Execute one statement for many rows; one round trip on PostgreSQL."""
        if self._pipeline is not None:
            for each in values:
                self._pipeline.ask(sql, each)
        elif len(values) == 1:
            self._cursor.execute(sql, values[0])
        else:
            self._cursor.executemany(sql, values)

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows that name the same columns."""
        text, bind = self.statements.insert(table, tuple(rows[0]))
        values = [bind(row) for row in rows]
        if 1 < len(values) <= FEW:
            # A statement costs more than a row.
            several = self.statements.kept(("rows", text, len(values)), lambda: _with_rows(text, len(values)))
            self.run(several, [each for row in values for each in row])
        else:
            self.run_many(text, values)

    @contextmanager
    def savepoint(self, name: str) -> Iterator[None]:
        """What fails inside is undone; what came before stays, unless the whole transaction is `lost`."""
        self.run(f"SAVEPOINT {name}")
        try:
            yield
            self.run(f"RELEASE SAVEPOINT {name}")
            self.settle()
        except BaseException as problem:
            # A full disk ends SQLite's whole transaction; going on would commit what follows without what came before.
            self.lost = self.lost or is_storage_fault(problem) or not self._taken_back(name)
            raise

    def push(self) -> None:
        """On PostgreSQL, let the server begin with everything asked so far."""
        if self._pipeline is not None:
            self._pipeline.push()

    def settle(self) -> None:
        """On PostgreSQL, wait until everything sent so far is done; raises what went wrong."""
        if self._pipeline is not None:
            self._pipeline.settle()

    def _taken_back(self, name: str) -> bool:
        with suppress(Exception):  # whatever was sent after the failure fails with it
            self.settle()
        try:
            self.run(f"ROLLBACK TO SAVEPOINT {name}")
            self.run(f"RELEASE SAVEPOINT {name}")
            self.settle()
        except Exception:  # noqa: BLE001 - the failure before the savepoint is the one to tell
            return False
        return True


def is_storage_fault(problem: BaseException) -> bool:
    """Whether the database gave up (disk, connection, lock, time) rather than refuse one statement."""
    if isinstance(problem, sqlite3.Error):
        return (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_GAVE_UP
    return isinstance(problem, psycopg.OperationalError | psycopg.InterfaceError | OSError | MemoryError)


@contextmanager
def driver_transaction(engine: Engine, statements: Statements, *, begin: str) -> Iterator[Transaction]:
    """Commit at the end, roll back on any exception, give the connection back in either case."""
    pooled = engine.raw_connection()
    connection: Any = pooled.driver_connection
    end: Any = connection
    try:
        if statements.dialect.name == "sqlite":
            connection.execute(begin)
            yield Transaction(statements, connection)
        else:
            end = Pipeline(connection, prepared_on(connection, pooled.info))
            yield Transaction(statements, pipeline=end)
        end.commit()
    except BaseException:
        undo(engine, pooled, end)
        raise
    finally:
        pooled.close()


def undo(engine: Engine, pooled: Any, end: Any) -> None:
    """Roll `end` back; a connection that cannot is taken out of the pool."""
    try:
        end.rollback()
    except Exception as problem:  # noqa: BLE001 - a connection that cannot roll back is lost; the first error is the one to tell
        # Those that wait in the pool are as old: they are renewed too, so that nobody else has to find out.
        engine.pool._invalidate(pooled, problem)  # noqa: SLF001 - what SQLAlchemy itself does for a lost connection
