"""Looks at restricted files: noted once a day for each reader, and told to whoever watches over the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, Integer, Select, bindparam, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from uuid_utils.compat import uuid7

from adapters.access.reach import EVERY, reached
from adapters.access.tables import RESTRICTED_LOOKS as LOOKS
from application.actor import Actor
from application.notices import NoticeId
from application.policy import Decision, policy

KIND = "FILE_LOOKED_AT"
WATCHING = "protection.access"
# As notices; the access log itself keeps every look.
KEPT = timedelta(days=90)
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def note(engine: Engine, actor: Actor, owners: Mapping[UUID, UUID | None]) -> None:
    """Durable when it returns; a second look on the same day (of UTC) adds nothing. Raises Unavailable."""
    at = datetime.now(UTC)
    shared = {"reader_id": actor.account_id, "day": at.date(), "at": at}
    rows = [{**shared, "person_id": person, "owner_id": owner, "look_id": uuid7()} for person, owner in owners.items()]
    with reached(engine) as connection:
        connection.execute(delete(LOOKS).where(LOOKS.c.at < at - KEPT))
        insert: Any = _INSERT[engine.dialect.name](LOOKS)
        connection.execute(insert.on_conflict_do_nothing(), rows)


def told(engine: Engine, actor: Actor, *where: ColumnElement[bool], most: int | None = None) -> list[dict[str, Any]]:
    """Looks that the account hears of, the newest first: at its own files, and for who watches over the log at all."""
    with reached(engine) as connection:
        found = connection.execute(_heard(actor).where(*where).limit(most))
        return [dict(row) for row in found.mappings()]


def since(engine: Engine, actor: Actor, after: datetime, most: int | None = None) -> list[tuple[NoticeId, datetime]]:
    """Ids and instants of the looks after an instant."""
    asked = {"after": after, "most": EVERY if most is None else most}
    with reached(engine) as connection:
        return [(id_of(row.look_id), row.at) for row in connection.execute(_heard_since(actor), asked)]


def _heard(actor: Actor) -> Select[Any]:
    heard = or_(LOOKS.c.owner_id == actor.account_id, policy(actor, WATCHING) > Decision.DENY)
    query = select(LOOKS).where(heard, LOOKS.c.reader_id != actor.account_id)
    return query.order_by(LOOKS.c.at.desc(), LOOKS.c.look_id.desc())


@lru_cache(maxsize=256)
def _heard_since(actor: Actor) -> Select[Any]:
    """Put together once for an account as it stands: every page counts what is new."""
    only = _heard(actor).with_only_columns(LOOKS.c.look_id, LOOKS.c.at)
    return only.where(LOOKS.c.at > bindparam("after")).limit(bindparam("most", type_=Integer))


def id_of(look_id: UUID) -> NoticeId:
    """A look is the only notice of its id."""
    return NoticeId(look_id, 0, 0)
