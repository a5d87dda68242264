"""Facts of contacts: one row for each consultation and version, with every dimension it is counted by."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Index, Table, UniqueConstraint

from adapters.facts.callers import callers_changes
from adapters.facts.dimensions import (
    RecordKey,
    contact_columns,
    contact_of,
    key_columns,
    persons_changes,
    version_columns,
)
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA

CONTACTS = Table(
    "fact_contacts",
    METADATA,
    *key_columns(),
    *contact_columns(),
    *version_columns(),
    # A constraint rather than an index: it is there while a rebuild fills the table, when revisions look for it.
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    # Period first; with all that T1 and T2 read, so that neither touches the table.
    Index(
        "fact_contacts_period",
        *("occurred_on", "recorded_from", "recorded_to", "centre", "channel", "person_key", "occurred_at"),
        *("record_key", "sex", "birth_year", "age_year", "stat"),
    ),
    # SQLite keeps the rows in the tree of their key: one page fewer to write for each table and command.
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def held(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        person = record_key(event.person_id) if event.person_id else None
        row = {"record_key": record_key(event.originator_id), "person_key": person, **contact_of(event)}
        yield Insert(CONTACTS, fact(row, event.recorded))

    def corrected(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        values = contact_of(event)
        # The consent to statistics follows the person, not the record.
        del values["stat"]
        yield Revise(CONTACTS, {"record_key": record_key(event.originator_id)}, event.recorded, values)

    def voided(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(CONTACTS, {"record_key": record_key(event.originator_id)}, event.recorded, None)

    own = {"consultation.Held": held, "consultation.Corrected": corrected, "consultation.Voided": voided}
    own |= callers_changes(CONTACTS, record_key)
    return View("fact_contacts", (CONTACTS,), own | persons_changes((CONTACTS,), record_key), facts=True)
