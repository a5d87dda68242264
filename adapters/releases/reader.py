"""Reads published releases; knows nothing else, computes nothing, and needs no more than SELECT on one table."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Engine, Row, Select, select

from adapters.releases.document import read
from adapters.releases.reach import reading
from adapters.releases.tables import PUBLISHED, RELEASES
from application.reports.programme import QUARTERLY
from application.reports.released import Coming, Release

_HEAD = select(RELEASES.c.release_id).where(PUBLISHED)
_NEWEST = (RELEASES.c.period.desc(), RELEASES.c.as_of.desc())


class StoredReleases:
    """Implements `application.reports.released.ReleaseReader` over the releases database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # A published document never changes, so it may be kept; which ones are published is asked every time.
        self._load = lru_cache(maxsize=128)(self._read)

    def published(self, programme: str = QUARTERLY.code) -> tuple[Release, ...]:
        query = _HEAD.where(RELEASES.c.programme == programme).order_by(*_NEWEST)
        return tuple(self._load(release_id) for release_id in self._ids(query))

    def coming(self) -> tuple[Coming, ...]:
        columns = (RELEASES.c.period, RELEASES.c.stage, RELEASES.c.published_at)
        query = select(*columns).where(PUBLISHED, RELEASES.c.published_at > datetime.now(UTC))
        with reading(self._engine) as connection:
            return tuple(Coming(*row) for row in connection.execute(query.order_by(RELEASES.c.published_at)))

    def latest(self, period: str) -> Release | None:
        found = self._ids(_HEAD.where(RELEASES.c.period == period).order_by(*_NEWEST).limit(1))
        return self._load(found[0]) if found else None

    def release(self, release_id: UUID) -> Release | None:
        found = self._ids(_HEAD.where(RELEASES.c.release_id == release_id))
        return self._load(found[0]) if found else None

    def _ids(self, query: Select[tuple[UUID]]) -> list[UUID]:
        # Until the hour of its release a published one is nobody's to see.
        seen = query.where(RELEASES.c.published_at <= datetime.now(UTC))
        with reading(self._engine) as connection:
            return list(connection.scalars(seen))

    def _read(self, release_id: UUID) -> Release:
        query = select(RELEASES.c.document, RELEASES.c.published_at).where(
            RELEASES.c.release_id == release_id, PUBLISHED
        )
        with reading(self._engine) as connection:
            row: Row = connection.execute(query).one()
        return read(row.document, release_id, row.published_at)
