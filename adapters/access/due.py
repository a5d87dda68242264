"""Reminders as notices: kept as long as the thing waits, told to one account each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Engine, Integer, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from uuid_utils.compat import uuid7

from adapters.access.due_tables import DUE
from adapters.access.reach import EVERY, reached
from application.actor import Actor
from application.notices import NoticeId

# Every page counts what is new: the question is put together once.
_LAST = DUE.c.at.desc(), DUE.c.notice_id.desc()
_SINCE = (
    select(DUE.c.notice_id, DUE.c.at)
    .where(DUE.c.account_id == bindparam("account"), DUE.c.at > bindparam("after"))
    .order_by(*_LAST)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Waiting(NamedTuple):
    """Something that fell due: of whom, on which day, and for which account. See `due_tables.py: DUE`."""

    account_id: UUID
    kind: str
    record_id: UUID
    item_id: UUID
    day: date
    person_id: UUID | None


def keep(engine: Engine, waiting: Iterable[Waiting], now: datetime) -> int:
    """Note what is new, forget what no longer waits; returns how many are new. Done twice, it changes nothing."""
    wanted = set(waiting)
    with reached(engine) as connection:
        known = {
            Waiting(*(getattr(row, name) for name in Waiting._fields)): row.notice_id
            for row in connection.execute(select(DUE))
        }
        for gone in known.keys() - wanted:
            connection.execute(delete(DUE).where(DUE.c.notice_id == known[gone]))
        fresh = [{**each._asdict(), "notice_id": uuid7(), "at": now} for each in sorted(wanted - known.keys(), key=str)]
        if fresh:
            # Another worker may have been quicker.
            insert: Any = _INSERT[engine.dialect.name](DUE)
            connection.execute(insert.on_conflict_do_nothing(), fresh)
    return len(fresh)


def told(engine: Engine, actor: Actor, *where: Any, most: int | None = None) -> list[dict[str, Any]]:
    """Reminders of the account, the newest first."""
    query = select(DUE).where(DUE.c.account_id == actor.account_id, *where)
    with reached(engine) as connection:
        found = connection.execute(query.order_by(*_LAST).limit(most))
        return [dict(row) for row in found.mappings()]


def since(engine: Engine, actor: Actor, after: datetime, most: int | None = None) -> list[tuple[NoticeId, datetime]]:
    """Ids and instants of the reminders after an instant."""
    asked = {"account": actor.account_id, "after": after, "most": EVERY if most is None else most}
    with reached(engine) as connection:
        return [(NoticeId(row.notice_id, 0, 0), row.at) for row in connection.execute(_SINCE, asked)]
