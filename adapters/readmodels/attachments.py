"""The attachments view: one row for each scan or picture in a file, with the box of its words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id

ATTACHMENTS = Table(
    "rm_attachments",
    METADATA,
    Column("attachment_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text),
    Column("media", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer),
    Column("added_on", Day, nullable=False),
    Column("added_by", Id, nullable=False),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_attachments_person", "person_id", "added_on"),
)


def _added(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("person_id", "kind", "document", "media", "size", "pages")}
    row |= {
        "attachment_id": event.originator_id,
        "added_on": event.occurred_at.date(),
        "added_by": event.actor_id,
    }
    yield Insert(ATTACHMENTS, row | {"version": event.originator_version} | boxed(sealed))


def _described(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"kind": event.kind, "document": event.document, "version": event.originator_version} | boxed(
        sealed
    )
    yield Update(ATTACHMENTS, {"attachment_id": event.originator_id}, values)


def _removed(sealed: Sealed) -> Iterator[Change]:
    yield Delete(ATTACHMENTS, {"attachment_id": sealed.event.originator_id})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(ATTACHMENTS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "attachments",
    (ATTACHMENTS,),
    {
        "attachment.Added": _added,
        "attachment.Described": _described,
        "attachment.Removed": _removed,
        "migrant.Erased": _erased,
    },
)
