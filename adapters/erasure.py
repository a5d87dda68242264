"""Finishes erasures: destroys the keys that an approved erasure named, whatever crashed in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy import Engine, select

from adapters.keys.store import PersonKeys
from adapters.ledger.mapper import Sealed
from adapters.ledger.tables import ERASURES
from adapters.ledger.unit import ERASED
from adapters.sql.turns import Turns

Forget = Callable[[UUID], None]


class Erasures:
    """Each step can be repeated; a crash anywhere resumes to the same end."""

    def __init__(self, engine: Engine, turns: Turns, keys: PersonKeys, forget: Forget) -> None:
        self._engine = engine
        self._turns = turns
        self._keys = keys
        self._forget = forget

    def after(self, written: Sequence[Sealed]) -> None:
        """To be called after each commit."""
        if any(type(kept.event).TOPIC == ERASED for kept in written):
            self.finish()

    def finish(self) -> int:
        """Destroy every key that waits for it; returns how many."""
        with self._engine.begin() as connection:
            waiting = list(
                connection.scalars(select(ERASURES.c.subject_id).where(ERASURES.c.done.is_(False)))
            )
        self._keys.destroy_many(waiting)
        for subject in waiting:
            self._forget(subject)
        if waiting:
            with self._turns.take([]) as on:
                update = on.statements.update(ERASURES, ("done",), ("subject_id",))
                rows = [{"done": True, "subject_id": subject} for subject in waiting]
                on.run_many(
                    update, [on.statements.values(ERASURES, ("done", "subject_id"), row) for row in rows]
                )
            self._leave_no_trace()
        return len(waiting)

    def _leave_no_trace(self) -> None:
        # Deleted rows are overwritten in the file; the write-ahead log still holds the pages as they were.
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]  # the driver's own object
