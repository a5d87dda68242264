"""The links view: what users said about pairs of files, and which files are of one person."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Projection, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Instant, Json

LINKED, UNDONE, DISMISSED = "LINKED", "UNDONE", "DISMISSED"

# One row for each file of a pair: a row belongs to one file and is erased with it.
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
    Column("lead_id", Id, nullable=False),
    # All files of the person, the earliest registered first, as hexadecimal ids.
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


def _counted_alone(sealed: Sealed) -> Iterator[Change]:
    yield Delete(CIRCLES, {"person_id": sealed.event.originator_id})


def _counted_as(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield from _counted_alone(sealed)
    if event.others_allow is not None:  # an erased file, or the last living one of its person, stands alone here
        row = {"person_id": event.originator_id, "lead_id": event.lead_id, "others_allow": event.others_allow}
        yield Insert(CIRCLES, row | {"members": [member.hex for member in event.members]})


def _erased(sealed: Sealed) -> Iterator[Change]:
    for table in (PAIRS, CIRCLES):
        yield Delete(table, {"person_id": sealed.event.originator_id})


VIEW = View(
    "links",
    (PAIRS, CIRCLES),
    {
        "migrant.LinkedAsSamePerson": _said(LINKED),
        "migrant.LinkUndone": _said(UNDONE),
        "migrant.PairDismissed": _said(DISMISSED),
        "migrant.CountedAs": _counted_as,
        "migrant.CountedAlone": _counted_alone,
        "migrant.Erased": _erased,
    },
)
