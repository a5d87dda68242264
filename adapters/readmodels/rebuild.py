"""Rebuilds views from the ledger while the service runs: shadow tables, catch up, swap; or compares row by row."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import time_ns

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Index, MetaData, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from adapters.ledger.mapper import SealingMapper
from adapters.ledger.tables import FAULTS, VIEWS
from adapters.ledger.tail import Position, count, read_after
from adapters.readmodels.batch import Batch, People
from adapters.readmodels.rows import Projection, View
from adapters.readmodels.schema import signature
from adapters.sql.transaction import Transaction, driver_transaction
from adapters.sql.turns import Turns

READ = 2_000
WRITE = 20_000
SUFFIX = "__shadow"

Progress = Callable[[int, int], None]


def silent(done: int, of: int) -> None:
    """No progress shown."""


@dataclass(frozen=True)
class Difference:
    """Rows of one table that stand on one side only."""

    table: str
    only_live: int
    only_rebuilt: int


class Rebuild:
    """One rebuild of some views. `run` swaps the result in; `check` compares it with what is there and drops it."""

    def __init__(
        self, turns: Turns, mapper: SealingMapper, views: Sequence[View], progress: Progress = silent
    ) -> None:
        self._turns = turns
        self._mapper = mapper
        self._views = views
        self._progress = progress
        self._metadata = MetaData()
        self._shadow = {t: _shadow_of(t, self._metadata) for view in views for t in view.tables}
        self._people: People = {}
        self._projections: dict[str, list[Projection]] = {}
        for view in views:
            for topic, projection in view.rows.items():
                self._projections.setdefault(topic, []).append(projection)
        self._done = 0

    def run(self) -> int:
        """Returns the number of events read. Writers wait only for the last few events and the swap."""
        self._fresh_tables()
        position = self._catch_up(Position())
        self._build_indexes()
        position = self._catch_up(position)
        with self._turns.take([], alone=True) as alone:
            self._last_events(alone, position)
            self._swap(alone)
        return self._done

    def check(self) -> list[Difference]:
        """Row by row: what is there against what a rebuild makes. Writers wait while the last step compares."""
        self._fresh_tables()
        position = self._catch_up(Position())
        try:
            with self._turns.take([], alone=True) as alone:
                self._last_events(alone, position)
                return [
                    found for found in map(self._compare(alone), self._shadow.items()) if found is not None
                ]
        finally:
            self._drop()

    def _fresh_tables(self) -> None:
        with self._turns.take([]) as on:
            for shadow in self._shadow.values():
                on.run(f"DROP TABLE IF EXISTS {shadow.name}")
                on.run(str(CreateTable(shadow).compile(dialect=self._turns.engine.dialect)))

    def _catch_up(self, position: Position) -> Position:
        """Read until the end, writing in transactions of their own, so that nobody waits long."""
        while True:
            with driver_transaction(self._turns.engine, self._turns.statements, begin="BEGIN") as reading:
                total = count(reading)
                with _no_collection():
                    batch, position, more = self._gather(reading, position)
            if batch:
                with self._turns.take([]) as on:
                    batch.write(on, self._rename)
            self._progress(self._done, total)
            if not more:
                return position

    def _gather(
        self, reading: Transaction, position: Position, *, alone: bool = False
    ) -> tuple[Batch, Position, bool]:
        batch = Batch(self._people)
        while len(batch) < WRITE:
            rows = read_after(reading, position, READ, alone=alone)
            for _, stored in rows:
                self._take(batch, stored)
            position = rows[-1][0] if rows else position
            self._done += len(rows)
            if len(rows) < READ:
                return batch, position, False
        return batch, position, True

    def _take(self, batch: Batch, stored: StoredEvent) -> None:
        projections = self._projections.get(stored.topic)
        if projections:
            sealed = self._mapper.unseal_nothing(stored)
            for projection in projections:
                batch.add(projection(sealed))

    def _last_events(self, alone: Transaction, position: Position) -> None:
        more = True
        while more:
            batch, position, more = self._gather(alone, position, alone=True)
            batch.write(alone, self._rename)

    def _build_indexes(self) -> None:
        with self._turns.take([]) as on:
            for shadow in self._shadow.values():
                for index in shadow.indexes:
                    on.run(str(CreateIndex(index).compile(dialect=self._turns.engine.dialect)))

    def _rename(self, table: Table) -> Table:
        return self._shadow[table]

    def _swap(self, alone: Transaction) -> None:
        for live, shadow in self._shadow.items():
            alone.run(f"DROP TABLE {live.name}")
            alone.run(f"ALTER TABLE {shadow.name} RENAME TO {live.name}")
            _rename_indexes(alone, live, shadow)
        now = datetime.now(UTC)
        for view in self._views:
            for table in (FAULTS, VIEWS):
                alone.run(alone.statements.delete(table, ("view",)), (view.name,))
            alone.insert(VIEWS, [{"view": view.name, "signature": signature(view), "rebuilt": now}])

    def _compare(self, alone: Transaction) -> Callable[[tuple[Table, Table]], Difference | None]:
        def compare(pair: tuple[Table, Table]) -> Difference | None:
            live, shadow = pair[0].name, pair[1].name
            columns = ", ".join(column.name for column in pair[0].columns)
            lost, extra = (_only_in(alone, columns, a, b) for a, b in ((live, shadow), (shadow, live)))
            return Difference(live, lost, extra) if lost or extra else None

        return compare

    def _drop(self) -> None:
        with self._turns.take([]) as on:
            for shadow in self._shadow.values():
                on.run(f"DROP TABLE IF EXISTS {shadow.name}")


@contextmanager
def _no_collection() -> Iterator[None]:
    """A batch makes many small objects and no circles: looking for circles costs a sixth of a rebuild."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _only_in(alone: Transaction, columns: str, here: str, there: str) -> int:
    """How many rows of `here` are missing in `there`, doubled rows counted."""
    counted = "SELECT {c}, count(*) AS many FROM {t} GROUP BY {c}"
    one, other = (counted.format(c=columns, t=table) for table in (here, there))
    return int(alone.rows(f"SELECT count(*) FROM ({one} EXCEPT {other}) AS d")[0][0])  # noqa: S608 - names of our own tables


def _shadow_of(table: Table, metadata: MetaData) -> Table:
    shadow = table.to_metadata(metadata, name=f"{table.name}{SUFFIX}")
    for index in list(shadow.indexes):
        # Made under a passing name beside the live ones, so that the swap is only a change of names.
        shadow.indexes.remove(index)
        Index(
            f"{index.name}__{time_ns():x}",
            *[shadow.c[column.name] for column in index.columns],
            unique=index.unique,
            **index.dialect_kwargs,
        )
    return shadow


def _rename_indexes(alone: Transaction, live: Table, shadow: Table) -> None:
    # SQLite cannot rename an index; there it keeps its passing name, which nothing refers to.
    if alone.dialect == "postgresql":
        for index in shadow.indexes:
            alone.run(f"ALTER INDEX {index.name} RENAME TO {str(index.name).rpartition('__')[0]}")
        if live.primary_key.columns:
            alone.run(f"ALTER INDEX {shadow.name}_pkey RENAME TO {live.name}_pkey")
