"""The transfers view: one row for each offer of a file to another centre, with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Instant

OPEN, ACCEPTED, DECLINED, WITHDRAWN = "OPEN", "ACCEPTED", "DECLINED", "WITHDRAWN"

TRANSFERS = Table(
    "rm_transfers",
    METADATA,
    Column("transfer_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("from_centre", Text, nullable=False),
    Column("to_centre", Text, nullable=False),
    Column("state", Text, nullable=False),
    # All that the other centre is shown of the person before it answers.
    Column("sex", Text, nullable=False),
    Column("age", Integer),
    Column("proposed_by", Id, nullable=False),
    Column("proposed", Instant, nullable=False),
    Column("answered_by", Id),
    Column("answered", Instant),
    # Why it was declined or withdrawn.
    Column("reason_code", Text),
    # Only while the centre that gave the file away may read it.
    Column("readable_until", Instant),
    *box_columns(),
    Index("rm_transfers_person", "person_id"),
    Index("rm_transfers_to", "to_centre", "state"),
    Index("rm_transfers_from", "from_centre", "state"),
    Index("rm_transfers_readable", "readable_until"),
    sqlite_with_rowid=False,
)

_OFFERED = ("transfer_id", "from_centre", "to_centre", "sex", "age")


def _proposed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _OFFERED} | {"person_id": event.originator_id, "state": OPEN}
    row |= {"proposed_by": event.actor_id, "proposed": event.recorded, "answered_by": None, "answered": None}
    yield Insert(TRANSFERS, row | {"reason_code": None, "readable_until": None} | boxed(sealed))


def _answered(sealed: Sealed, state: str, **values: Any) -> Update:
    event = sealed.event
    values |= {"state": state, "answered_by": event.actor_id, "answered": event.recorded}
    return Update(TRANSFERS, {"transfer_id": event.transfer_id}, values)


def _accepted(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    # A centre that owns the file again needs no leave to read it.
    back = {"person_id": event.originator_id, "from_centre": event.to_centre}
    yield Update(TRANSFERS, back, {"readable_until": None})
    yield _answered(sealed, ACCEPTED, readable_until=event.readable_until)


def _declined(sealed: Sealed) -> Iterator[Change]:
    yield _answered(sealed, DECLINED, reason_code=sealed.event.reason)


def _withdrawn(sealed: Sealed) -> Iterator[Change]:
    yield _answered(sealed, WITHDRAWN, reason_code=sealed.event.reason)


def _reading_ended(sealed: Sealed) -> Iterator[Change]:
    yield Update(TRANSFERS, {"transfer_id": sealed.event.transfer_id}, {"readable_until": None})


def _restricted(sealed: Sealed) -> Iterator[Change]:
    yield Update(TRANSFERS, {"person_id": sealed.event.originator_id}, {"readable_until": None})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(TRANSFERS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "transfers",
    (TRANSFERS,),
    {
        "migrant.TransferProposed": _proposed,
        "migrant.TransferAccepted": _accepted,
        "migrant.TransferDeclined": _declined,
        "migrant.TransferWithdrawn": _withdrawn,
        "migrant.ReadingEnded": _reading_ended,
        "migrant.Restricted": _restricted,
        "migrant.Erased": _erased,
    },
)
