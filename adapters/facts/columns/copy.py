"""The copy of the facts by columns: filled in the background, kept in step with the ledger, asked in its place.

In memory of the process only. It holds what the fact tables hold, sensitive topics included, and those keep to their
own tables in the ledger database: a file beside it would be a second place to guard, to back up and to erase.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import structlog
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.exc import SQLAlchemyError

from adapters.facts.columns.dialect import engine_over, open_memory, session
from adapters.facts.columns.loading import create, key_of, load, load_again, load_whole, ranges
from adapters.facts.contacts import CONTACTS
from adapters.ledger.mapper import SealingMapper
from adapters.ledger.tables import VIEWS
from adapters.ledger.tail import Position, here, read_after
from adapters.readmodels.rows import Change, Insert, Projection, View
from adapters.sql.transaction import Statements, Transaction, driver_transaction, is_storage_fault

log = structlog.get_logger()

# Events that one reader waits for; whoever is further behind is answered by the ledger database.
PATIENCE = 5_000
# Seconds that one reader waits for another who takes in what is new.
WAIT = 0.5
# Seconds between two looks at the ledger in the background.
EVERY = 5.0

# Table and column → the keys whose rows changed.
Touched = Mapping[tuple[Table, str], set[bytes]]
# View → how its tables came about: shape, and the instant of the last rebuild.
Epochs = Mapping[str, tuple[Any, ...]]


@dataclass
class Kept:
    """One filled copy; `position` and `epochs` say of what."""

    database: duckdb.DuckDBPyConnection
    engine: Engine
    epochs: Epochs
    position: Position = field(default_factory=Position)


class Columns:
    """One for each process. Counts nothing itself: it says on which connection to count."""

    def __init__(self, ledger: Engine, mapper: SealingMapper, views: Sequence[View], worth: int) -> None:
        """`worth`: from how many contacts on a copy is kept; 0: never."""
        self._ledger, self._mapper, self.worth = ledger, mapper, worth
        self._statements = Statements(ledger.dialect)
        facts = [view for view in views if view.facts]
        self._names = [view.name for view in facts]
        self._tables = [table for view in facts for table in view.tables]
        self._projections: dict[str, list[Projection]] = defaultdict(list)
        for view in facts:
            for topic, projection in view.rows.items():
                self._projections[topic].append(projection)
        self._kept: Kept | None = None
        self._lock = threading.Lock()
        self._closed = threading.Event()

    @property
    def database(self) -> duckdb.DuckDBPyConnection | None:
        """The copy itself, for whoever measures it."""
        return self._kept.database if self._kept else None

    @contextmanager
    def counting_on(self, ledger: Connection) -> Iterator[Connection]:
        """The copy, in step with at least what `ledger` sees; `ledger` itself while there is none that is.

        What was recorded later than `ledger` sees may be there too: a question as known at an instant leaves it out.
        """
        kept = self._kept
        if kept is None or kept.epochs != self._epochs(ledger) or not self._in_step(kept):
            yield ledger
            return
        with kept.engine.connect() as copy:
            yield copy

    def keep(self) -> None:
        """Fill the copy once it is worth it, and keep it in step, until `close`."""
        while not self._closed.is_set():
            try:
                self.refresh()
            except (SQLAlchemyError, duckdb.Error, OSError) as problem:
                self._forgo(problem)
            except Exception as problem:
                if not is_storage_fault(problem):
                    raise
                self._forgo(problem)
            self._closed.wait(EVERY)

    def close(self) -> None:
        """The copy is gone; whoever fills it stops first."""
        self._closed.set()
        with self._lock:
            self._drop()

    def refresh(self) -> bool:
        """Fill or follow to the end; whether there is a copy."""
        if self.worth == 0:
            return False
        with self._lock, self._ledger.connect() as connection:
            epochs = self._epochs(connection)
            if self._kept is not None and self._kept.epochs != epochs:
                self._drop()
            if self._kept is None:
                if not self._worth_it(connection):
                    return False
                connection.rollback()
                self._kept = self._filled(epochs)
            while self._kept is not None and not self._closed.is_set():
                if self._follow(self._kept):
                    return True
        return False

    def _worth_it(self, connection: Connection) -> bool:
        far = select(CONTACTS.c.record_key).offset(self.worth - 1).limit(1)
        return connection.execute(far).first() is not None

    def _forgo(self, problem: Exception) -> None:
        with self._lock:
            if self._kept is not None:
                log.warning("figures.copy_dropped", error=type(problem).__name__)
            self._drop()

    def _drop(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.engine.dispose()
            kept.database.close()

    def _epochs(self, connection: Connection) -> Epochs:
        query = select(VIEWS.c.view, VIEWS.c.signature, VIEWS.c.rebuilt).where(VIEWS.c.view.in_(self._names))
        return {view: tuple(rest) for view, *rest in connection.execute(query)}

    def _filled(self, epochs: Epochs) -> Kept | None:
        database = open_memory()
        kept = Kept(database, engine_over(database), epochs)
        with driver_transaction(self._ledger, self._statements, begin="BEGIN") as on:
            # Before the first row is read: what changes from here on is read again.
            kept.position = here(on)
            sizes = {t: on.rows(f"SELECT count(*) FROM {t.name}")[0][0] for t in self._tables}  # noqa: S608 - our own names
        with session(database) as copy:
            for table, rows in sizes.items():
                create(copy, table)
                for between in ranges(rows):
                    if self._closed.is_set():
                        return None
                    with driver_transaction(self._ledger, self._statements, begin="BEGIN") as on:
                        load(on, copy, table, between)
            copy.execute("CHECKPOINT")
        return kept

    def _in_step(self, kept: Kept) -> bool:
        if not self._lock.acquire(timeout=WAIT):
            return False
        try:
            return kept is self._kept and self._follow(kept)
        except duckdb.Error as problem:
            log.warning("figures.copy_dropped", error=type(problem).__name__)
            self._drop()
            return False
        finally:
            self._lock.release()

    def _follow(self, kept: Kept) -> bool:
        """Take in what was committed since; whether that was all."""
        with driver_transaction(self._ledger, self._statements, begin="BEGIN") as on:
            safe = here(on)
            # Also what was committed beside writes that are still open: it is read once more when they are done.
            rows = read_after(on, kept.position, PATIENCE, alone=True)
            touched = self._touched(stored for _, stored in rows)
            if touched:
                with session(kept.database) as copy:
                    self._take_in(on, copy, touched)
        if rows:
            kept.position = max(kept.position, min(rows[-1][0], safe))
        return len(rows) < PATIENCE

    def _take_in(self, on: Transaction, copy: duckdb.DuckDBPyConnection, touched: Touched) -> None:
        copy.begin()
        for (table, column), keys in touched.items():
            if column:
                load_again(on, copy, table, column, keys)
            else:
                load_whole(on, copy, table)
        copy.commit()

    def _touched(self, events: Iterator[StoredEvent]) -> Touched:
        touched: dict[tuple[Table, str], set[bytes]] = defaultdict(set)
        for stored in events:
            projections = self._projections.get(stored.topic)
            if projections:
                sealed = self._mapper.unseal_nothing(stored)
                for change in (each for projection in projections for each in projection(sealed)):
                    column, key = _where(change)
                    touched[change.table, column].add(key)
        return touched


def _where(change: Change) -> tuple[str, bytes]:
    """A column and its value that all rows have which a change touches; no column where the table has no keys."""
    names = change.row if isinstance(change, Insert) else change.key
    usual = key_of(change.table)
    if usual is None:
        return "", b""
    column = usual if usual in names else next(iter(names))
    return column, names[column]
