"""The companions view: further persons of a contact, so that the file of each of them shows it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Index, Table

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, View
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Id

COMPANIONS = Table(
    "rm_companions",
    METADATA,
    Column("consultation_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Index("rm_companions_person", "person_id"),
    sqlite_with_rowid=False,
)


def _key(sealed: Sealed) -> dict[str, object]:
    return {"consultation_id": sealed.event.originator_id, "person_id": sealed.event.person_id}


def _included(sealed: Sealed) -> Iterator[Change]:
    # A corrected record names its persons anew.
    yield Delete(COMPANIONS, _key(sealed))
    yield Insert(COMPANIONS, _key(sealed))


def _left_out(sealed: Sealed) -> Iterator[Change]:
    # A void record still tells whom it was about.
    if not sealed.event.voided:
        yield Delete(COMPANIONS, _key(sealed))


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(COMPANIONS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "companions",
    (COMPANIONS,),
    {
        "consultation.PersonIncluded": _included,
        "consultation.PersonLeftOut": _left_out,
        "migrant.Erased": _erased,
    },
)
