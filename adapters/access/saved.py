"""Filters that somebody gave a name: sealed under the key of their author, shown to the centre if shared."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Engine, and_, delete, func, insert, or_, select
from uuid_utils.compat import uuid7

from adapters.access.boxes import open_text, seal_text
from adapters.access.reach import reached
from adapters.access.tables import SAVED_FILTERS
from adapters.keys.store import PersonKeys
from application.actor import Actor
from application.filters import MOST, SavedFilter

_BOX = b"filter"


class SavedFilters:
    """See `web/ports.py: Filters`."""

    def __init__(self, engine: Engine, keys: PersonKeys) -> None:
        self._engine = engine
        self._keys = keys

    def save(self, actor: Actor, area: str, name: str, query: str, *, shared: bool) -> UUID | None:
        """The id under which it is found; None where the author keeps MOST already."""
        filter_id: UUID = uuid7()
        box = self._seal(actor.account_id, filter_id, name, query)
        row = {"filter_id": filter_id, "account_id": actor.account_id, "centre": actor.home, "area": area}
        mine = select(func.count()).where(SAVED_FILTERS.c.account_id == actor.account_id)
        with reached(self._engine) as connection:
            if int(connection.scalar(mine) or 0) >= MOST:
                return None
            connection.execute(
                insert(SAVED_FILTERS), row | {"shared": shared, "box": box, "saved": datetime.now(UTC)}
            )
        return filter_id

    def of(self, actor: Actor, area: str) -> list[SavedFilter]:
        """Those of the actor and those that colleagues share with their centre, by name."""
        c = SAVED_FILTERS.c
        colleagues = and_(c.shared, c.centre.in_(sorted(actor.centres)))
        query = select(SAVED_FILTERS).where(c.area == area, or_(c.account_id == actor.account_id, colleagues))
        with reached(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
        found = (self._opened(actor, row) for row in rows)
        return sorted((each for each in found if each is not None), key=lambda each: each.name.casefold())

    def find(self, actor: Actor, filter_id: UUID) -> SavedFilter | None:
        """One, for its author and for whom it is shared with."""
        with reached(self._engine) as connection:
            query = select(SAVED_FILTERS).where(SAVED_FILTERS.c.filter_id == filter_id)
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        reaches = row["account_id"] == actor.account_id or (row["shared"] and row["centre"] in actor.centres)
        return self._opened(actor, row) if reaches else None

    def forget(self, actor: Actor, filter_id: UUID) -> None:
        """Delete one's own; nothing to delete is no error."""
        c = SAVED_FILTERS.c
        with reached(self._engine) as connection:
            connection.execute(
                delete(SAVED_FILTERS).where(c.filter_id == filter_id, c.account_id == actor.account_id)
            )

    def _seal(self, account_id: UUID, filter_id: UUID, name: str, query: str) -> bytes:
        said = json.dumps({"name": name, "query": query}, ensure_ascii=False)
        return seal_text(self._keys, account_id, _BOX + filter_id.bytes, said)

    def _opened(self, actor: Actor, row: object) -> SavedFilter | None:
        kept = dict(row)  # type: ignore[call-overload]  # a row mapping of SQLAlchemy
        text = open_text(self._keys, kept["account_id"], _BOX + kept["filter_id"].bytes, bytes(kept["box"]))
        if text is None:
            return None
        said = json.loads(text)
        mine = kept["account_id"] == actor.account_id
        return SavedFilter(kept["filter_id"], kept["area"], said["name"], said["query"], kept["shared"], mine)
