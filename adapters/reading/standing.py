"""How a row of the people view stands before policy: whose it is, who is named, who may read it still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, func, not_, or_, select, type_coerce

from adapters.readmodels.people import PEOPLE
from adapters.readmodels.transfers import TRANSFERS
from application.actor import COORDINATOR, Actor
from application.policy import Former, Thing


def thing(row: Mapping[str, Any]) -> Thing:
    """A row of the people view as policy sees it at this instant."""
    return Thing(
        row["centre"],
        row["owner_id"],
        restricted=row["restricted"],
        named=frozenset(map(UUID, row["named"] or ())),
        offered_to=row["offered_to"] or "",
        formers=formers(row["readers"]) if row["readers"] else (),
    )


def formers(readers: Sequence[Mapping[str, str]]) -> tuple[Former, ...]:
    """The centres that gave the file away and may read it now; see `domain/transfer.py: Reader`."""
    now = datetime.now(UTC)
    return tuple(
        Former(
            each["centre"],
            UUID(each["owner"]) if each["owner"] else None,
            frozenset(map(UUID, each["named"].split())),
        )
        for each in readers
        if now < datetime.fromisoformat(each["until"])
    )


def mine(actor: Actor) -> ColumnElement[bool]:
    """Files whose owner is the asker or that name the asker; never NULL."""
    # Ids stand in the list as text; one can be part of no other.
    is_named = func.coalesce(type_coerce(PEOPLE.c.named, Text), "").contains(str(actor.account_id))
    is_owner = and_(PEOPLE.c.owner_id.is_not(None), PEOPLE.c.owner_id == actor.account_id)
    return or_(is_owner, is_named)


def exists_for(actor: Actor) -> ColumnElement[bool]:
    """Files that are not restricted, and those of the asker; the others do not exist."""
    return or_(not_(PEOPLE.c.restricted), mine(actor))


def hidden_from(actor: Actor) -> Select[tuple[UUID]]:
    """Who does not exist for the asker: for lists of records that stand without their persons."""
    return select(PEOPLE.c.person_id).where(not_(exists_for(actor)))


def restricted_among(connection: Connection, actor: Actor, persons: Sequence[UUID]) -> dict[UUID, UUID | None]:
    """Restricted files of others among these, each with who looks after it."""
    c = PEOPLE.c
    query = select(c.person_id, c.owner_id).where(c.person_id.in_(list(persons)), c.restricted)
    found = {row.person_id: row.owner_id for row in connection.execute(query)} if persons else {}
    return {person: owner for person, owner in found.items() if owner != actor.account_id}


def read_by_transfer(connection: Connection, actor: Actor, persons: Sequence[UUID]) -> set[UUID]:
    """Which of these files the asker sees only because an own centre gave them away not long ago."""
    if not persons or not actor.centres or actor.has(COORDINATOR):
        return set()
    own, t = sorted(actor.centres), TRANSFERS.c
    query = select(t.person_id).join(PEOPLE, PEOPLE.c.person_id == t.person_id)
    query = query.where(
        t.person_id.in_(list(persons)), t.from_centre.in_(own), t.readable_until > datetime.now(UTC)
    )
    return set(connection.scalars(query.where(PEOPLE.c.centre.not_in(own))))
