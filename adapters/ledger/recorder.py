"""Where the library's events are kept: a recorder at driver level that also works inside a transaction of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy.exc
from eventsourcing import persistence as library
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
)
from sqlalchemy import Engine

from adapters.ledger.clock import NEWEST_EVENT
from adapters.sql.transaction import Statements, Transaction, driver_transaction
from adapters.sql.types import microseconds

_COLUMNS = "originator_id, originator_version, topic, state"
# Plain library use outside a turn must still see ids in the order of commits: the whole table is locked then.
_WHOLE_TABLE = "LOCK TABLE ledger IN EXCLUSIVE MODE"
_TRANSLATED: tuple[type[Exception], ...] = (sqlite3.Error, psycopg.Error, sqlalchemy.exc.DBAPIError)


@contextmanager
def library_errors() -> Iterator[None]:
    """Raise the library's exception of the same name for whatever the driver raises."""
    try:
        yield
    except _TRANSLATED as problem:
        cause = problem.orig if isinstance(problem, sqlalchemy.exc.DBAPIError) else problem
        for each in type(cause).__mro__ if cause is not None else ():
            if (ours := getattr(library, each.__name__, None)) and issubclass(ours, library.PersistenceError):
                raise ours(type(cause).__name__) from problem
        raise library.PersistenceError(type(problem).__name__) from problem


class InTransaction:
    """Reading and inserting events on one open transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._on = transaction
        self._postgres = transaction.dialect == "postgresql"
        # Microseconds since 1970; events that the library stores by itself keep the place of the newest.
        self.instant: int | None = None

    def insert(self, events: Sequence[StoredEvent]) -> list[int]:
        """Append events with one statement; returns their ids."""
        return sorted(row[0] for row in self._insert(events, " RETURNING id").fetchall()) if events else []

    def append(self, events: Sequence[StoredEvent]) -> None:
        """The same without waiting for the ids."""
        if events:
            self._insert(events)

    def _insert(self, events: Sequence[StoredEvent], returning: str = "") -> Any:
        m = self._on.mark
        txid, given = self._txid()
        row = f"({txid}, {m}, {m}, {m}, {m})"
        sql = f"INSERT INTO ledger (txid, {_COLUMNS}) VALUES {', '.join([row] * len(events))}{returning}"  # noqa: S608 - fixed words and marks
        values = [
            v for e in events for v in (*given, self._id(e.originator_id), e.originator_version, e.topic, e.state)
        ]
        return self._on.ask(sql, values)

    def _txid(self) -> tuple[str, tuple[int, ...]]:
        """What tells the order of commits, as SQL with its values."""
        if self._postgres:
            return "pg_current_xact_id()::text::bigint", ()
        return (NEWEST_EVENT, ()) if self.instant is None else ("?", (self.instant,))

    def select(
        self, originator_id: UUID | str, gt: int | None, lte: int | None, desc: bool, limit: int | None
    ) -> list[StoredEvent]:
        """One stream, or a part of it."""
        m = self._on.mark
        sql, values = f"SELECT {_COLUMNS} FROM ledger WHERE originator_id = {m}", [self._id(originator_id)]  # noqa: S608 - fixed words
        for sign, bound in ((">", gt), ("<=", lte)):
            if bound is not None:
                sql += f" AND originator_version {sign} {m}"
                values.append(bound)
        sql += f" ORDER BY originator_version {'DESC' if desc else 'ASC'}"
        if limit is not None:
            sql += f" LIMIT {int(limit)}"
        return [StoredEvent(_uuid(r[0]), r[1], r[2], bytes(r[3])) for r in self._on.rows(sql, values)]

    def _id(self, identifier: UUID | str) -> Any:
        as_uuid = identifier if isinstance(identifier, UUID) else UUID(identifier)
        return as_uuid if self._postgres else as_uuid.bytes


class StreamRecorder(AggregateRecorder):
    """The library's port for streams. With `on` it joins a transaction; without, each call is one of its own.

    `read` holds streams that this transaction has read already; each is given out once.
    """

    def __init__(
        self,
        engine: Engine,
        statements: Statements,
        on: Transaction | None = None,
        read: dict[UUID, list[StoredEvent]] | None = None,
    ) -> None:
        self._engine = engine
        self._statements = statements
        self._joined = InTransaction(on) if on is not None else None
        self._read = {} if read is None else read

    def at(self, instant: datetime) -> None:
        """What is inserted from now on is recorded at this instant."""
        if self._joined is not None:
            self._joined.instant = microseconds(instant)

    def forget(self, written: Iterable[UUID]) -> None:
        """What was read of these streams is no longer true."""
        for each in written:
            self._read.pop(each, None)

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Append events. Raises IntegrityError for a version that is taken."""
        self._append(stored_events)
        return None

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream in order of version."""
        if originator_id in self._read and not (gt or lte or desc or limit):
            return self._read.pop(originator_id)  # type: ignore[arg-type]  # it is a key of ours
        with library_errors():
            if self._joined is not None:
                return self._joined.select(originator_id, gt, lte, desc, limit)
            with self._own() as own:
                return own.select(originator_id, gt, lte, desc, limit)

    def _append(self, stored_events: Sequence[StoredEvent]) -> list[int]:
        with library_errors():
            if self._joined is not None:
                self._joined.append(stored_events)
                return []
            with self._own(write=True) as own:
                return own.insert(stored_events)

    @contextmanager
    def _own(self, *, write: bool = False) -> Iterator[InTransaction]:
        with driver_transaction(
            self._engine, self._statements, begin="BEGIN IMMEDIATE" if write else "BEGIN"
        ) as on:
            if write and on.dialect == "postgresql":
                on.run(_WHOLE_TABLE)
            yield InTransaction(on)


class LedgerRecorder(StreamRecorder, ApplicationRecorder):
    """The library's port for streams and for the order of the whole ledger."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Append events; returns their ids, which inside a transaction nobody waits for. Raises IntegrityError."""
        return self._append(stored_events)

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events by id. A tailing reader of ours follows (txid, id) instead: see `adapters/ledger/tail.py`."""
        m = self._statements.mark
        bounds = [(f"id {'>=' if inclusive_of_start else '>'} {m}", start), (f"id <= {m}", stop)]
        asked = [(clause, value) for clause, value in bounds if value is not None]
        if topics:
            asked.append((f"topic IN ({', '.join([m] * len(topics))})", None))
        where = " AND ".join(clause for clause, _ in asked) or "1 = 1"
        sql = f"SELECT id, {_COLUMNS} FROM ledger WHERE {where} ORDER BY id LIMIT {int(limit)}"  # noqa: S608 - fixed words and marks
        with library_errors(), driver_transaction(self._engine, self._statements, begin="BEGIN") as on:
            rows = on.rows(sql, [v for _, v in asked if v is not None] + list(topics))
        return [Notification(_uuid(r[1]), r[2], r[3], bytes(r[4]), id=r[0]) for r in rows]

    def max_notification_id(self) -> int | None:
        """The largest id, or None for an empty ledger."""
        with library_errors(), driver_transaction(self._engine, self._statements, begin="BEGIN") as on:
            found: int | None = on.rows("SELECT max(id) FROM ledger")[0][0]
        return found

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Not offered: read models are written with their events, and readers of ours tail by (txid, id)."""
        raise NotImplementedError


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=bytes(value))
