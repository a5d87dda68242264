"""What a question is answered with: one snapshot of the read models, the keys, the asker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from eventsourcing.utils import resolve_topic
from sqlalchemy import Connection

from adapters.keys.store import PersonKeys
from adapters.ledger.codec import typed
from adapters.ledger.mapper import binding, open_box
from application.actor import Actor
from application.asking import Absent, Forbidden
from application.policy import Decision, Thing, policy
from application.ports import Directory

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """Handed to every function that answers a question."""

    connection: Connection
    keys: PersonKeys
    actor: Actor
    directory: Directory
    # Parts of the house that some questions need, by name: "search", "access", "store", "releases" …
    parts: Mapping[str, Any] = field(default_factory=dict)

    def may(self, action: str, thing: Thing | None = None) -> Decision:
        """The decision on an action. Raises Absent or Forbidden when there is nothing to see."""
        decision = policy(self.actor, action, thing)
        if decision is Decision.ABSENT:
            raise Absent
        if decision is Decision.DENY:
            raise Forbidden
        return decision

    def open(self, row: Row, prefix: str = "box") -> dict[str, Any]:
        """The personal fields in a row's box, typed; empty when there is none, or when the key is destroyed."""
        return self.open_many([row], prefix)[0]

    def open_many(self, rows: Sequence[Row], prefix: str = "box") -> list[dict[str, Any]]:
        """The personal fields of many rows, with one look into the key store."""
        owners = [_owner(row, prefix) for row in rows]
        ciphers = self.keys.find_many({owner for owner in owners if owner is not None})
        return [self._open_one(row, owner, ciphers, prefix) for row, owner in zip(rows, owners, strict=True)]

    def _open_one(self, row: Row, owner: UUID | None, ciphers: Mapping[UUID, Any], prefix: str) -> dict[str, Any]:
        box = row["box"] if prefix == "box" else row[f"{prefix}_box"]
        if box is None or owner not in ciphers:
            return {}
        topic = row[f"{prefix}_topic"]
        bound = binding(row[f"{prefix}_origin"], row[f"{prefix}_version"], topic, owner)
        try:
            fields = open_box(ciphers[owner], bytes(box), bound)
        except (InvalidTag, ValueError):
            return {}
        return typed(resolve_topic(topic), fields)


def _owner(row: Row, prefix: str) -> UUID | None:
    owner: UUID | None = row["box_of"] if prefix == "box" else row["person_id"]
    return owner


def rows_of(result: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of a SQLAlchemy result as dictionaries."""
    return [dict(row._mapping) for row in result]  # noqa: SLF001 - SQLAlchemy's documented way
