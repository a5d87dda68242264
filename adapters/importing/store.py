"""Keeps a register on its way in: its rows sealed in portions, what is known of them, and who works on it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Engine, and_, delete, insert, select, update

from adapters.access.boxes import open_bytes, seal_bytes
from adapters.access.reach import reachable, reached
from adapters.access.tables import IMPORT_PARTS, IMPORT_ROWS, IMPORTS
from adapters.importing.rows import PORTION, ImportRows
from adapters.keys.store import KeyDestroyed, PersonKeys

# A phase whose worker has not said anything for so long is taken over.
SILENT = timedelta(seconds=30)
WORKING = ("CHECKING", "RUNNING", "UNDOING")
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """One import as it stands. `about` holds the words: file name, header, how it was read, how it is mapped."""

    batch_id: UUID
    account_id: UUID
    centre: str
    phase: str
    rows: int
    done: int
    created: datetime
    ended: datetime | None
    about: Mapping[str, Any]


def file_key(batch_id: UUID) -> UUID:
    """Under whose key the rows of a file lie; destroyed with them."""
    return uuid5(batch_id, "file")


class ImportStore(ImportRows):
    """On the access database; see `adapters/access/tables.py`."""

    def __init__(self, engine: Engine, keys: PersonKeys) -> None:
        super().__init__(engine)
        self._keys = keys

    def create(self, batch: Batch, rows: Sequence[Cells]) -> None:
        """Seal everything; the file as it was sent is kept nowhere."""
        row = {name: getattr(batch, name) for name in ("batch_id", "account_id", "centre", "phase", "rows", "done")}
        row |= {"created": batch.created, "ended": None, "worker": "", "beat": batch.created - SILENT}
        with reached(self._engine) as connection:
            connection.execute(insert(IMPORTS), row | {"box": self._sealed(batch.batch_id, batch.about)})
            for part, start in enumerate(range(0, len(rows), PORTION)):
                box = self._sealed(batch.batch_id, rows[start : start + PORTION], part)
                connection.execute(
                    insert(IMPORT_PARTS), {"batch_id": batch.batch_id, "part": part, "box": box}
                )

    def find(self, batch_id: UUID) -> Batch | None:
        """One import, or None."""
        with reached(self._engine) as connection:
            row = connection.execute(select(IMPORTS).where(IMPORTS.c.batch_id == batch_id)).mappings().first()
        return self._opened(row) if row else None

    def of(self, centres: frozenset[str]) -> list[Batch]:
        """The imports of some centres, the newest first."""
        query = select(IMPORTS).where(IMPORTS.c.centre.in_(sorted(centres))).order_by(IMPORTS.c.created.desc())
        with reached(self._engine) as connection:
            rows = connection.execute(query.limit(100)).mappings().all()
        return [self._opened(row) for row in rows]

    def change(self, batch_id: UUID, **values: Any) -> None:
        """Other values; `about` is sealed."""
        if "about" in values:
            values["box"] = self._sealed(batch_id, values.pop("about"))
        with reached(self._engine) as connection:
            connection.execute(update(IMPORTS).where(IMPORTS.c.batch_id == batch_id).values(**values))

    def cells(self, batch_id: UUID, start: int = 0) -> Iterator[tuple[int, Cells]]:
        """(number from 0, cells) of every row from `start` on, a portion at a time."""
        part = start // PORTION
        while True:
            query = select(IMPORT_PARTS.c.box).where(
                IMPORT_PARTS.c.batch_id == batch_id, IMPORT_PARTS.c.part == part
            )
            with reached(self._engine) as connection:
                box = connection.scalar(query)
            if box is None:
                return
            rows = self._open(batch_id, bytes(box), part) or []
            for at, cells in enumerate(rows):
                if part * PORTION + at >= start:
                    yield part * PORTION + at, tuple(cells)
            part += 1

    def some_cells(self, batch_id: UUID, numbers: Sequence[int]) -> dict[int, Cells]:
        """The cells of these rows, by number; nothing for rows that are forgotten."""
        found: dict[int, Cells] = {}
        for part in sorted({number // PORTION for number in numbers}):
            rows = islice(self.cells(batch_id, part * PORTION), PORTION)
            found.update((number, cells) for number, cells in rows if number in numbers and cells)
        return found

    def waiting(self) -> list[UUID]:
        """Imports that somebody must work on and nobody does."""
        idle = IMPORTS.c.beat < datetime.now(UTC) - SILENT
        with reached(self._engine) as connection:
            query = select(IMPORTS.c.batch_id).where(IMPORTS.c.phase.in_(WORKING), idle)
            return list(connection.scalars(query.order_by(IMPORTS.c.created)))

    def claim(self, batch_id: UUID, worker: str) -> bool:
        """Begin to work on it, unless somebody else does."""
        now = datetime.now(UTC)
        free = and_(IMPORTS.c.phase.in_(WORKING), IMPORTS.c.beat < now - SILENT)
        with reached(self._engine) as connection:
            taken = update(IMPORTS).where(IMPORTS.c.batch_id == batch_id, free).values(worker=worker, beat=now)
            return connection.execute(taken).rowcount == 1

    def beat(self, batch_id: UUID, worker: str, done: int) -> bool:
        """Say that one is at it, and how far; False where somebody else has taken it over."""
        mine = and_(IMPORTS.c.batch_id == batch_id, IMPORTS.c.worker == worker, IMPORTS.c.phase.in_(WORKING))
        with reached(self._engine) as connection:
            said = update(IMPORTS).where(mine).values(done=done, beat=datetime.now(UTC))
            return connection.execute(said).rowcount == 1

    def free(self, batch_id: UUID) -> None:
        """Whoever worked on it is known to be gone: it need not be waited for."""
        self.change(batch_id, worker="", beat=datetime.now(UTC) - 2 * SILENT)

    def release(self, batch_id: UUID, **values: Any) -> None:
        """Nobody works on it any more."""
        self.change(batch_id, worker="", beat=datetime.now(UTC) - 2 * SILENT, **values)

    def keep_only(self, batch_id: UUID, numbers: frozenset[int]) -> None:
        """Forget every row of the file but these: what became part of the register lies there."""
        self._rewrite(batch_id, numbers.__contains__)

    def without(self, batch_id: UUID, numbers: frozenset[int]) -> None:
        """Forget these rows of the file."""
        self._rewrite(batch_id, lambda number: number not in numbers)

    def _rewrite(self, batch_id: UUID, stays: Callable[[int], bool]) -> None:
        part = 0
        while True:
            which = and_(IMPORT_PARTS.c.batch_id == batch_id, IMPORT_PARTS.c.part == part)
            with reached(self._engine) as connection:
                box = connection.scalar(select(IMPORT_PARTS.c.box).where(which))
                if box is None:
                    return
                rows = self._open(batch_id, bytes(box), part) or []
                kept = [cells if stays(part * PORTION + at) else () for at, cells in enumerate(rows)]
                connection.execute(
                    update(IMPORT_PARTS).where(which).values(box=self._sealed(batch_id, kept, part))
                )
            part += 1

    def of_the_forgotten(self) -> dict[UUID, frozenset[int]]:
        """Import → rows that were like somebody whose key is destroyed by now."""
        c = IMPORT_ROWS.c
        with reached(self._engine) as connection:
            rows = connection.execute(select(c.batch_id, c.row, c.twin_id).where(c.twin_id.is_not(None))).all()
        gone = {person for person, lives in self._keys.state_of({row.twin_id for row in rows}).items() if not lives}
        found: dict[UUID, set[int]] = {}
        for row in rows:
            if row.twin_id in gone:
                found.setdefault(row.batch_id, set()).add(row.row)
        return {batch_id: frozenset(numbers) for batch_id, numbers in found.items()}

    def forget_twins(self, batch_id: UUID, numbers: frozenset[int]) -> None:
        """Rows are like nobody any more."""
        c = IMPORT_ROWS.c
        with reached(self._engine) as connection:
            which = and_(c.batch_id == batch_id, c.row.in_(sorted(numbers)))
            connection.execute(update(IMPORT_ROWS).where(which).values(twin_id=None))

    def make_keys(self, persons: Iterable[UUID]) -> None:
        """Keys of persons who are about to be registered."""
        # Whoever was erased meanwhile stays so: their row gets its own answer.
        with reachable(), suppress(KeyDestroyed):
            self._keys.ensure(persons)

    def forget(self, batch_id: UUID) -> None:
        """The rows of the file go, and the key under which they lay, also from every backup."""
        with reached(self._engine) as connection:
            connection.execute(delete(IMPORT_PARTS).where(IMPORT_PARTS.c.batch_id == batch_id))
        self._keys.destroy(file_key(batch_id))

    def outlived(self, before: datetime) -> list[UUID]:
        """Imports that ended before an instant and whose rows still lie here."""
        ended = IMPORTS.c.ended < before
        there = select(IMPORT_PARTS.c.batch_id).where(IMPORT_PARTS.c.batch_id == IMPORTS.c.batch_id).exists()
        with reached(self._engine) as connection:
            return list(connection.scalars(select(IMPORTS.c.batch_id).where(ended, there)))

    def _sealed(self, batch_id: UUID, value: Any, part: int = -1) -> bytes:
        # What a batch says of itself outlives the rows of its file: it lies under a key of its own.
        owner = batch_id if part < 0 else file_key(batch_id)
        plain = zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf8"), 6)
        return seal_bytes(self._keys, owner, _bound(batch_id, part), plain)

    def _open(self, batch_id: UUID, box: bytes, part: int = -1) -> Any:
        owner = batch_id if part < 0 else file_key(batch_id)
        plain = open_bytes(self._keys, owner, _bound(batch_id, part), box)
        return None if plain is None else json.loads(zlib.decompress(plain))

    def _opened(self, row: Mapping[Any, Any]) -> Batch:
        same = ("batch_id", "account_id", "centre", "phase", "rows", "done", "created", "ended")
        about = self._open(row["batch_id"], bytes(row["box"])) or {}
        return Batch(**{name: row[name] for name in same}, about=about)


def _bound(batch_id: UUID, part: int) -> bytes:
    return b"import" + batch_id.bytes + part.to_bytes(4, "big", signed=True)
