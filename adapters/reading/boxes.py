"""Opens the boxes that read models copied from the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from eventsourcing.utils import resolve_topic

from adapters.keys.store import PersonKeys
from adapters.ledger.codec import typed
from adapters.ledger.mapper import binding, open_box

Row = Mapping[str, Any]


def open_rows(keys: PersonKeys, rows: Sequence[Row], prefix: str = "box") -> list[dict[str, Any]]:
    """The personal fields of each row's box, typed; {} where there is no box or its key is destroyed.

    `prefix` is "box", or the name before `_box` of a second box of the same person. One look into the key store.
    """
    owners = [_owner(row, prefix) for row in rows]
    ciphers = keys.find_many({owner for owner in owners if owner is not None})
    return [_open(row, owner, ciphers, prefix) for row, owner in zip(rows, owners, strict=True)]


def _open(row: Row, owner: UUID | None, ciphers: Mapping[UUID, Any], prefix: str) -> dict[str, Any]:
    box = row["box" if prefix == "box" else f"{prefix}_box"]
    if box is None or owner is None or owner not in ciphers:
        return {}
    topic = row[f"{prefix}_topic"]
    bound = binding(row[f"{prefix}_origin"], row[f"{prefix}_version"], topic, owner)
    try:
        return typed(resolve_topic(topic), open_box(ciphers[owner], bytes(box), bound))
    except (InvalidTag, ValueError):
        return {}


def _owner(row: Row, prefix: str) -> UUID | None:
    owner: UUID | None = row["box_of"] if prefix == "box" else row["person_id"]
    return owner
