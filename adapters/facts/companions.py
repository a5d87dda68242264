"""Facts of further persons in a contact: each counts as a person, none as another contact."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Index, LargeBinary, Table

from adapters.facts.dimensions import RecordKey, contact_columns, contact_of, persons_changes, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA

COMPANIONS = Table(
    "fact_companions",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("person_key", LargeBinary(16), primary_key=True),
    *contact_columns(),
    *version_columns(),
    Index("fact_companions_person", "person_key"),
    Index("fact_companions_period", "occurred_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def left_out(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        key = {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        yield Revise(COMPANIONS, key, event.recorded, None)

    def included(sealed: Sealed) -> Iterator[Change]:
        # A corrected record names its persons anew, with the dimensions of the corrected day.
        yield from left_out(sealed)
        event = sealed.event
        key = {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        yield Insert(COMPANIONS, fact(key | contact_of(event), event.recorded))

    own = {"consultation.PersonIncluded": included, "consultation.PersonLeftOut": left_out}
    return View("fact_companions", (COMPANIONS,), own | persons_changes((COMPANIONS,), record_key), facts=True)
