"""The ledger database as the dispatcher sees it: turns that end in one commit, and what follows a commit."""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy.exc
import structlog
from eventsourcing.persistence import IntegrityError, PersistenceError

from adapters.keys.store import PersonKeys
from adapters.ledger.codec import body_of
from adapters.ledger.mapper import Sealed, SealingMapper
from adapters.ledger.opening import Opening
from adapters.ledger.recorder import LedgerRecorder
from adapters.ledger.unit import LedgerUnit
from adapters.readmodels.rows import View
from adapters.sql.transaction import is_storage_fault
from adapters.sql.turns import Turns, TurnTimeout
from application.directory import Directory
from application.ports import Collision, Unavailable

AfterCommit = Callable[[Sequence[Sealed]], None]

log = structlog.get_logger()

_TAKEN = (
    IntegrityError,
    sqlite3.IntegrityError,
    psycopg.IntegrityError,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    # What was sent behind a statement that failed; asking again shows the failure itself.
    psycopg.errors.PipelineAborted,
    psycopg.errors.InvalidSqlStatementName,
)
_LOST = (
    TurnTimeout,
    PersistenceError,
    sqlite3.Error,
    psycopg.Error,
    sqlalchemy.exc.DBAPIError,
    sqlalchemy.exc.TimeoutError,
    OSError,
)
_REFUSED = (sqlite3.Error, psycopg.Error)


class LedgerStore:
    """See `application/ports.py: Store`."""

    def __init__(
        self,
        turns: Turns,
        mapper: SealingMapper,
        keys: PersonKeys,
        views: Sequence[View],
        directory: Directory,
        after: Sequence[AfterCommit] = (),
    ) -> None:
        self.turns = turns
        self.mapper = mapper
        self.keys = keys
        self.directory = directory
        self.after = list(after)
        self._views: dict[str, list[View]] = {}
        for view in views:
            for topic in view.rows:
                self._views.setdefault(topic, []).append(view)

    def mac(self, command: Any) -> bytes:
        """What the inbox keeps instead of a body: an HMAC of its canonical bytes."""
        return hmac.digest(self.keys.keyring.index, body_of(command), "sha256")

    @contextmanager
    def turn(
        self,
        commands: Collection[UUID],
        ids: Collection[UUID],
        recorded: datetime | None = None,
        *,
        careful: bool = True,
    ) -> Iterator[LedgerUnit]:
        """Take the turn of `commands` and of the streams `ids`.

        Raises Unavailable when the database is out of reach, Collision to try again.

        Without `careful` everything is written at once, and whatever a view cannot take is a reason to try again.
        """
        turn = frozenset((*commands, *ids))
        try:
            with self.turns.take(turn) as transaction:
                opening = Opening(transaction, commands, ids, recorded)
                recorder = LedgerRecorder(
                    self.turns.engine, self.turns.statements, transaction, opening.streams
                )
                unit = LedgerUnit(
                    *(transaction, recorder, self.mapper, self.keys, self._views, turn, self.directory, opening),
                    careful=careful,
                )
                yield unit
                unit.finish()
        except _TAKEN as problem:
            raise Collision from problem
        except _LOST as problem:
            if not careful and isinstance(problem, _REFUSED) and not is_storage_fault(problem):
                raise Collision from problem
            with suppress(OSError):  # a full disk may have no room for this line either
                log.error("ledger.unavailable", error=type(problem).__name__)
            raise Unavailable from problem
        self._follow(unit.written)

    def _follow(self, written: Sequence[Sealed]) -> None:
        for step in self.after if written else ():
            try:
                step(written)
            except Exception as problem:  # noqa: BLE001 - the commit stands; the step is repeated at the next start
                log.error(
                    "after_commit.failed",
                    step=getattr(step, "__qualname__", ""),
                    error=type(problem).__name__,
                )
