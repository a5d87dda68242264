"""Reads published releases; knows nothing else, computes nothing, and needs no more than SELECT on one table."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from sqlalchemy import Engine, Row, select

from adapters.releases.document import read
from adapters.releases.reach import reading
from adapters.releases.tables import PUBLISHED, RELEASES
from application.reports.released import Release

_HEAD = select(RELEASES.c.release_id).where(PUBLISHED)
_NEWEST = (RELEASES.c.period.desc(), RELEASES.c.as_of.desc())


class StoredReleases:
    """Implements `application.reports.released.ReleaseReader` over the releases database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # A published document never changes, so it may be kept; which ones are published is asked every time.
        self._load = lru_cache(maxsize=128)(self._read)

    def published(self) -> tuple[Release, ...]:
        return tuple(self._load(release_id) for release_id in self._ids(_HEAD.order_by(*_NEWEST)))

    def latest(self, period: str) -> Release | None:
        found = self._ids(_HEAD.where(RELEASES.c.period == period).order_by(*_NEWEST).limit(1))
        return self._load(found[0]) if found else None

    def release(self, release_id: UUID) -> Release | None:
        found = self._ids(_HEAD.where(RELEASES.c.release_id == release_id))
        return self._load(found[0]) if found else None

    def _ids(self, query: object) -> list[UUID]:
        with reading(self._engine) as connection:
            return list(connection.scalars(query))  # type: ignore[call-overload]  # any select of one id column

    def _read(self, release_id: UUID) -> Release:
        query = select(RELEASES.c.document, RELEASES.c.published_at).where(
            RELEASES.c.release_id == release_id, PUBLISHED
        )
        with reading(self._engine) as connection:
            row: Row = connection.execute(query).one()
        return read(row.document, release_id, row.published_at)
