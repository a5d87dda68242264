"""What a regional office keeps: every answer as it came, and every try."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from adapters.releases.reach import reading, writing
from adapters.releases.tables import REGION_KEPT, REGION_TRIES
from application.sdmx.region import Kept, Try


class StoredRegion:
    """Implements `application.sdmx.region.RegionReader` over the office's releases database."""

    def __init__(self, engine: Engine, areas: tuple[str, ...]) -> None:
        self._engine, self._areas = engine, areas

    @property
    def areas(self) -> tuple[str, ...]:
        return self._areas

    def newest(self, area: str, what: str) -> Kept | None:
        columns = [REGION_KEPT.c[name] for name in ("area", "what", "url", "at", "sha256", "etag", "body")]
        mine = (REGION_KEPT.c.area == area) & (REGION_KEPT.c.what == what)
        query = select(*columns).where(mine).order_by(REGION_KEPT.c.id.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return Kept(**row) if row else None

    def tries(self, area: str) -> Mapping[str, Try]:
        last = (
            select(func.max(REGION_TRIES.c.id))
            .where(REGION_TRIES.c.area == area)
            .group_by(REGION_TRIES.c.what)
        )
        query = select(REGION_TRIES).where(REGION_TRIES.c.id.in_(last))
        with reading(self._engine) as connection:
            return {row.what: Try(row.at, row.outcome) for row in connection.execute(query)}

    def keep(self, area: str, what: str, url: str, at: datetime, etag: str, body: bytes) -> str:
        """Keep an answer, once: `kept`, or `same` where it is what came last."""
        sha256 = hashlib.sha256(body).hexdigest()
        before = self.newest(area, what)
        outcome = "same" if before and before.sha256 == sha256 else "kept"
        row = {"area": area, "what": what, "url": url, "at": at, "sha256": sha256, "etag": etag, "body": body}
        with writing(self._engine) as connection:
            if outcome == "kept":
                connection.execute(insert(REGION_KEPT), row)
            connection.execute(
                insert(REGION_TRIES), {"area": area, "what": what, "at": at, "outcome": outcome}
            )
        return outcome

    def note(self, area: str, what: str, at: datetime, outcome: str) -> None:
        """A try that brought nothing to keep."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(REGION_TRIES), {"area": area, "what": what, "at": at, "outcome": outcome}
            )
