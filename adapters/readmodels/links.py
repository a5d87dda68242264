"""The links view: what users said about pairs of files, and which files are of one person."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Projection, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Instant, Json

LINKED, UNDONE, DISMISSED = "LINKED", "UNDONE", "DISMISSED"

# One row for each file of a pair; both go when one of the two is erased.
PAIRS = Table(
    "rm_pairs",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("other_id", Id, primary_key=True),
    # The newest word: LINKED, UNDONE or DISMISSED.
    Column("state", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("actor_id", Id, nullable=False),
    # The reason.
    *box_columns(),
    sqlite_with_rowid=False,
)

# A file that is one of several of its person.
CIRCLES = Table(
    "rm_circles",
    METADATA,
    Column("person_id", Id, primary_key=True),
    # All files of the person, the one that leads first, as hexadecimal ids.
    Column("members", Json, nullable=False),
    # Purpose → last day (empty: no end) of what all the other files allow.
    Column("others_allow", Json, nullable=False),
    sqlite_with_rowid=False,
)


def _said(state: str) -> Projection:
    def projection(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        key = {"person_id": event.originator_id, "other_id": event.other_id}
        yield Delete(PAIRS, key)
        row = {**key, "state": state, "occurred_at": event.occurred_at, "actor_id": event.actor_id}
        yield Insert(PAIRS, row | boxed(sealed))

    return projection


def _circle_changed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield Delete(CIRCLES, {"person_id": event.originator_id})
    if event.members:
        row = {"person_id": event.originator_id, "others_allow": event.others_allow}
        yield Insert(CIRCLES, row | {"members": [member.hex for member in event.members]})


def _erased(sealed: Sealed) -> Iterator[Change]:
    person_id = sealed.event.originator_id
    for table in (PAIRS, CIRCLES):
        yield Delete(table, {"person_id": person_id})
    yield Delete(PAIRS, {"other_id": person_id})


VIEW = View(
    "links",
    (PAIRS, CIRCLES),
    {
        "migrant.LinkedAsSamePerson": _said(LINKED),
        "migrant.LinkUndone": _said(UNDONE),
        "migrant.PairDismissed": _said(DISMISSED),
        "migrant.CircleChanged": _circle_changed,
        "migrant.Erased": _erased,
    },
)
