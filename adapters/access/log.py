"""The access log: who saw whom, written down before anything is shown, and read by those who watch over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, insert, select
from uuid_utils.compat import uuid7

from adapters.access import looks
from adapters.access.reach import reached
from adapters.access.tables import READS
from application.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries: every condition that is stated holds. `before` is the id of the last entry of the page before."""

    person_id: UUID | None = None
    account_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    most: int = 50


class AccessLogBook:
    """See `adapters/reading/asking.py: AccessLog`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def write(self, actor: Actor, persons: Sequence[UUID], *, action: str, route: str, purpose: str) -> None:
        """Durable when it returns; one row for each person, all under one request. Raises Unavailable."""
        shared = {"at": datetime.now(UTC), "actor_id": actor.account_id, "roles": " ".join(sorted(actor.roles))}
        shared |= {"centre": actor.home, "action": action, "purpose": purpose, "route": route}
        shared |= {"device_id": None, "request_id": uuid7()}
        rows = [{**shared, "person_id": person} for person in dict.fromkeys(persons)]
        if rows:
            with reached(self._engine) as connection:
                connection.execute(insert(READS), rows)

    def look(self, actor: Actor, owners: Mapping[UUID, UUID | None]) -> None:
        """Tell whoever watches over these restricted files that one was opened. Raises Unavailable."""
        looks.note(self._engine, actor, owners)

    def entries(self, wanted: Wanted) -> list[dict[str, Any]]:
        """The newest entries first, at most `most`. Raises Unavailable."""
        query = select(READS).where(*_conditions(wanted)).order_by(READS.c.id.desc()).limit(wanted.most)
        with reached(self._engine) as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    stated = (
        (wanted.person_id, lambda value: READS.c.person_id == value),
        (wanted.account_id, lambda value: READS.c.actor_id == value),
        (wanted.since, lambda value: READS.c.at >= value),
        (wanted.until, lambda value: READS.c.at < value),
        (wanted.before, lambda value: READS.c.id < value),
    )
    return [condition(value) for value, condition in stated if value is not None]
