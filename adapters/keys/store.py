"""Person keys: made once, durable before the events that use them, destroyed once and never made again."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.keys.keyring import Keyring
from adapters.keys.opening import current_generation, make_current, writing
from adapters.keys.tables import GENERATION, PERSON_KEYS
from adapters.keys.wrapping import KeyUnreadable, Wrapping
from adapters.sql.types import among

# An erasure must reach every worker within five seconds: no cached key is older than this.
CACHE_SECONDS = 4.0
CACHE_SIZE = 50_000
# From how many kept keys on the old ones are looked for.
SWEPT = 4_000
BATCH = 500
# Comes before every id.
NOBODY = UUID(int=0)
_LOOK = "SELECT subject_id, wrapped, generation FROM person_keys WHERE subject_id "


class KeyDestroyed(Exception):
    """The key of this person was destroyed; nothing can be sealed for or read of them any more."""


class PersonKeys:
    """The key store. Thread-safe; keeps unwrapped keys for at most CACHE_SECONDS.

    `keyring_path`: read again when keys were rotated meanwhile. Whatever opens a key may raise KeyUnreadable.
    """

    def __init__(self, engine: Engine, keyring: Keyring, keyring_path: Path | None = None) -> None:
        self.engine = engine
        self._wrapping = Wrapping(engine, keyring, keyring_path)
        self._cache: dict[UUID, tuple[float, AESGCM | None]] = {}
        self._sweep_at = SWEPT
        self._lock = threading.Lock()

    @property
    def keyring(self) -> Keyring:
        """The keyring as this process read it last."""
        return self._wrapping.keyring

    def use(self, keyring: Keyring) -> None:
        """From now on with these keys."""
        self._wrapping.use(keyring)

    def find(self, subject: UUID) -> AESGCM | None:
        """The person's cipher, or None when there is no key or it was destroyed."""
        kept = self._cache.get(subject)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        return self._load([subject]).get(subject)

    def find_many(self, subjects: Iterable[UUID]) -> dict[UUID, AESGCM]:
        """The ciphers of those subjects whose keys live; one question for many."""
        now = time.monotonic()
        kept = {s: self._cache.get(s) for s in subjects}
        known = {s: entry[1] for s, entry in kept.items() if entry is not None and entry[0] > now}
        missing = [s for s in kept if s not in known]
        found = {**known, **(self._load(missing) if missing else {})}
        return {s: cipher for s, cipher in found.items() if cipher is not None}

    def ensure(self, subjects: Iterable[UUID]) -> None:
        """Make the missing keys and commit them before any event uses them. Raises KeyDestroyed behind the fence."""
        wanted = list(dict.fromkeys(subjects))
        living = self.find_many(wanted)
        missing = [s for s in wanted if s not in living]
        if not missing:
            return
        with writing(self.engine) as connection:
            insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self.engine.dialect.name]
            generation = current_generation(connection)
            rows = [self._new_row(subject, generation) for subject in missing]
            connection.execute(insert(PERSON_KEYS).on_conflict_do_nothing(), rows)
        made = self._load(missing)
        if any(made.get(s) is None for s in missing):
            raise KeyDestroyed

    def destroy(self, subject: UUID) -> None:
        """Overwrite the key and leave the fence. Doing it twice changes nothing."""
        self.destroy_many([subject])

    def destroy_many(self, subjects: Iterable[UUID]) -> None:
        """The same for several, with one commit for each BATCH of them."""
        wanted, now = list(dict.fromkeys(subjects)), datetime.now(UTC)
        for start in range(0, len(wanted), BATCH):
            self._destroy(wanted[start : start + BATCH], now)
        if wanted:
            self._leave_no_trace()

    def _destroy(self, subjects: list[UUID], now: datetime) -> None:
        fence = {"generation": 0, "wrapped": None, "made": now, "destroyed": now}
        insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self.engine.dialect.name]
        with self.engine.begin() as connection:
            rows = [{"subject_id": subject, **fence} for subject in subjects]
            connection.execute(insert(PERSON_KEYS).on_conflict_do_nothing(), rows)
            which = PERSON_KEYS.c.subject_id.in_(subjects)
            gone = update(PERSON_KEYS).where(which, PERSON_KEYS.c.destroyed.is_(None))
            connection.execute(gone.values(wrapped=None, generation=0, destroyed=now))
        for subject in subjects:
            self.forget(subject)

    def forget(self, subject: UUID) -> None:
        """Drop one key from the cache of this process."""
        with self._lock:
            self._cache.pop(subject, None)

    def _sweep(self) -> None:
        """Ciphers that are too old to be used are let go: each holds some kilobytes."""
        now = time.monotonic()
        self._cache = {subject: kept for subject, kept in self._cache.items() if kept[0] > now}
        if len(self._cache) > CACHE_SIZE:
            self._cache.clear()
        self._sweep_at = max(SWEPT, 2 * len(self._cache))

    def rotate(self, keyring: Keyring) -> Iterator[int]:
        """Wrap every living key again under the newest generation; yields how many are done.

        A key that cannot be read stays as it is. Raises KeyringWrong for a keyring that is not the store's.
        """
        make_current(self.engine, keyring)
        self.use(keyring)
        done, last, read = 0, NOBODY, BATCH
        while read == BATCH:
            last, read, wrapped = self._rewrap_batch(last)
            done += wrapped
            yield done
        self._leave_no_trace()

    def count(self, *, older_than_current: bool = False) -> int:
        """How many keys live; with `older_than_current`, those not yet under the newest generation."""
        query = select(func.count()).select_from(PERSON_KEYS).where(PERSON_KEYS.c.wrapped.is_not(None))
        if older_than_current:
            query = query.where(PERSON_KEYS.c.generation < select(GENERATION.c.generation).scalar_subquery())
        with self.engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def state_of(self, subjects: Iterable[UUID]) -> dict[UUID, bool]:
        """For each known subject whether the key lives (True) or was destroyed (False)."""
        wanted, found = list(subjects), {}
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), BATCH):
                query = select(PERSON_KEYS.c.subject_id, PERSON_KEYS.c.wrapped.is_not(None))
                part = query.where(PERSON_KEYS.c.subject_id.in_(wanted[start : start + BATCH]))
                found.update({row[0]: bool(row[1]) for row in connection.execute(part)})
        return found

    def _new_row(self, subject: UUID, generation: int) -> dict[str, object]:
        wrapped = self._wrapping.wrap(subject, secrets.token_bytes(32), generation)
        made = datetime.now(UTC)
        return {
            "subject_id": subject,
            "generation": generation,
            "wrapped": wrapped,
            "made": made,
            "destroyed": None,
        }

    def _load(self, subjects: list[UUID]) -> dict[UUID, AESGCM | None]:
        until = time.monotonic() + CACHE_SECONDS
        try:
            rows = dict(self._opened(subjects))
        except KeyUnreadable:
            # Between the look and the keyring the same keys may have been wrapped anew.
            rows = dict(self._opened(subjects))
        with self._lock:
            if len(self._cache) > self._sweep_at:
                self._sweep()
            self._cache.update({subject: (until, cipher) for subject, cipher in rows.items()})
        return rows

    @contextmanager
    def _looking(self) -> Iterator[Any]:
        """Everybody's key is read again every few seconds: straight from the driver, one round trip, no transaction."""
        pooled = self.engine.raw_connection()
        connection: Any = pooled.driver_connection
        postgres = self.engine.dialect.name == "postgresql"
        try:
            if postgres:
                connection.autocommit = True
            yield connection
        except BaseException:
            pooled.invalidate()
            raise
        else:
            if postgres:
                connection.autocommit = False
        finally:
            pooled.close()

    def _opened(self, subjects: list[UUID]) -> Iterator[tuple[UUID, AESGCM | None]]:
        for found, wrapped, generation in self._read(subjects):
            subject = found if isinstance(found, UUID) else UUID(bytes=bytes(found))
            key = None if wrapped is None else self._wrapping.unwrap(subject, bytes(wrapped), generation)
            yield subject, None if key is None else AESGCM(key)

    def _read(self, subjects: list[UUID]) -> list[Any]:
        found: list[Any] = []
        with self._looking() as connection:
            cursor = connection.cursor()
            for start in range(0, len(subjects), BATCH):
                where, values = among(self.engine.dialect.name, subjects[start : start + BATCH])
                cursor.execute(_LOOK + where, values)
                found += cursor.fetchall()
        return found

    def _rewrap_batch(self, after: UUID) -> tuple[UUID, int, int]:
        """The last person of a batch, how many were read and how many are wrapped anew."""
        with writing(self.engine) as connection:
            newest = current_generation(connection)
            mine = (PERSON_KEYS.c.subject_id > after, PERSON_KEYS.c.generation < newest)
            old = select(PERSON_KEYS).where(*mine, PERSON_KEYS.c.wrapped.is_not(None))
            rows = list(connection.execute(old.order_by(PERSON_KEYS.c.subject_id).limit(BATCH).with_for_update()))
            wrapped = sum(self._rewrap(connection, row, newest) for row in rows)
        return (rows[-1].subject_id if rows else after), len(rows), wrapped

    def _rewrap(self, connection: Connection, row: Any, newest: int) -> bool:
        try:
            key = self._wrapping.unwrap(row.subject_id, bytes(row.wrapped), row.generation)
        except KeyUnreadable:
            return False
        fresh = {"wrapped": self._wrapping.wrap(row.subject_id, key, newest), "generation": newest}
        again = update(PERSON_KEYS).where(PERSON_KEYS.c.subject_id == row.subject_id)
        connection.execute(again.values(fresh).where(PERSON_KEYS.c.wrapped.is_not(None)))
        return True

    def _leave_no_trace(self) -> None:
        """Old wrapped keys must not linger in the write-ahead log or in dead rows."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if self.engine.dialect.name == "sqlite":
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]  # the driver's own object
            else:
                connection.exec_driver_sql("VACUUM person_keys")
