"""Turns: who may write now. On SQLite one writer, queued by locks; on PostgreSQL whoever touches the same ids waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, event

from adapters.sql.engines import refuse_removed
from adapters.sql.filelock import FileQueue
from adapters.sql.transaction import Statements, Transaction, driver_transaction, undo

WAIT_SECONDS = 30.0
# Held in shared mode by every writer and alone by a rebuild that swaps its tables.
EVERYBODY = 0x5AFA4
FEW = 8


class TurnTimeout(TimeoutError):
    """The turn did not come within WAIT_SECONDS."""


class Turns:
    """Hands out write transactions on one database."""

    def __init__(self, engine: Engine, lock_file: Path | None) -> None:
        self.engine = engine
        self.statements = Statements(engine.dialect)
        self._lock = threading.Lock()
        self._file = FileQueue(lock_file) if lock_file else None
        # On SQLite the connection of whoever has the turn: fetching one from the pool costs as much as an INSERT.
        self._writer: Any = None
        event.listen(engine, "engine_disposed", self._give_up)

    @contextmanager
    def take(self, ids: Iterable[UUID], *, alone: bool = False) -> Iterator[Transaction]:
        """A write transaction that nobody else who touches one of `ids` shares; `alone` keeps all writers out."""
        if self.engine.dialect.name == "sqlite":
            held = self._come()
            try:
                with self._writing() as transaction:
                    yield transaction
            finally:
                self._go(held)
        else:
            with driver_transaction(self.engine, self.statements, begin="") as transaction:
                _lock_ids(transaction, sorted({_lock_number(i) for i in ids}), alone)
                yield transaction

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        """As `driver_transaction`, on the connection that the turn before left; one that failed is not kept."""
        pooled, self._writer = self._writer or self.engine.raw_connection(), None
        connection: Any = pooled.driver_connection
        try:
            refuse_removed(pooled.info)
            connection.execute("BEGIN IMMEDIATE")
            yield Transaction(self.statements, connection)
            connection.commit()
        except BaseException:
            undo(self.engine, pooled, connection)
            pooled.close()
            raise
        self._writer = pooled

    def _give_up(self, _engine: Engine | None = None) -> None:
        """Whoever closes the connections of the engine closes this one too."""
        pooled, self._writer = self._writer, None
        if pooled is not None:
            # Its pool may be gone.
            pooled.detach()
            pooled.close()

    def _come(self) -> int | None:
        """Wait in the queue; the file that is held, if there is one. Raises TurnTimeout."""
        # Polling for SQLite's own lock makes the slowest of eight writers wait twenty times longer than queueing.
        until = time.monotonic() + WAIT_SECONDS
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise TurnTimeout
        if self._file is None:
            return None
        try:
            held = self._file.take(until - time.monotonic())
            if held is None:
                raise TurnTimeout
        except BaseException:
            self._lock.release()
            raise
        return held

    def _go(self, held: int | None) -> None:
        try:
            if self._file and held is not None:
                self._file.give_back(held)
        finally:
            self._lock.release()

    def close(self) -> None:
        """Give the connection and the lock file back."""
        self._give_up()
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock_number(identifier: UUID) -> int:
    # The last 62 bits of a UUIDv7 are random; a rare collision costs a short wait, nothing else.
    return identifier.int & ((1 << 62) - 1)


def _lock_ids(transaction: Transaction, numbers: list[int], alone: bool) -> None:
    shared = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    if len(numbers) > FEW:
        each = "(SELECT count(pg_advisory_xact_lock(n)) FROM unnest(%s::bigint[]) AS n)"
        transaction.run(f"SELECT {shared}(%s), {each}", (EVERYBODY, numbers))
        return
    # A command has a handful: cheaper to send and to plan than a list.
    each = ", pg_advisory_xact_lock(%s::bigint)" * len(numbers)
    transaction.run(f"SELECT {shared}(%s::bigint){each}", (EVERYBODY, *numbers))
