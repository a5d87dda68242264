"""Shared parts of read-model tables: one MetaData, the reference that opens a box."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Text, text

from adapters.ledger.mapper import Sealed
from adapters.sql.types import Id

# Dropped and rebuilt at will; never migrated.
METADATA = MetaData()


def box_columns() -> list[Column[Any]]:
    """A box copied byte for byte from the ledger, with what is needed to open it."""
    return [
        Column("box", LargeBinary),
        Column("box_of", Id),
        Column("box_origin", Id),
        Column("box_version", Integer),
        Column("box_topic", Text),
    ]


def index_where(name: str, condition: str, *columns: str) -> Index:
    """An index over the rows that meet a condition, on both databases."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


def boxed(sealed: Sealed) -> dict[str, Any]:
    """The values of `box_columns` for the box of the person whom the event is about."""
    event, box = sealed.event, sealed.box
    if box is None:
        return {"box": None, "box_of": None, "box_origin": None, "box_version": None, "box_topic": None}
    return {
        "box": box,
        "box_of": event.subject,
        "box_origin": event.originator_id,
        "box_version": event.originator_version,
        "box_topic": type(event).TOPIC,
    }
