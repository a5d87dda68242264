"""How a row of the people view stands before policy: whose it is, who is named, who may read it still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, not_, or_, type_coerce

from adapters.readmodels.people import PEOPLE
from application.actor import Actor
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


def exists_for(actor: Actor) -> ColumnElement[bool]:
    """Files that are not restricted, and those whose owner is the asker or that name the asker."""
    # Ids stand in the list as text; one can be part of no other.
    is_named = type_coerce(PEOPLE.c.named, Text).contains(str(actor.account_id))
    return or_(not_(PEOPLE.c.restricted), PEOPLE.c.owner_id == actor.account_id, is_named)
