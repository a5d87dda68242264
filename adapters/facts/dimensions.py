"""What facts are cut by: the columns, how an event fills them, and how a person's later events change them."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Projection, Revise
from adapters.sql.types import Day, Instant
from domain.people import STATISTICS


class RecordKey(Protocol):
    """16 bytes that stand for a person or a record in the facts: `Keyring.record_key` over the bytes of an id."""

    def __call__(self, identifier: UUID, /) -> bytes: ...


def key_columns() -> list[Column[Any]]:
    """Whose record; `person_key` is NULL while nobody is named."""
    return [Column("record_key", LargeBinary(16), primary_key=True), Column("person_key", LargeBinary(16))]


def version_columns() -> list[Column[Any]]:
    """From when to when the row was what the ledger said, in microseconds since 1970."""
    return [
        Column("recorded_from", BigInteger, primary_key=True, autoincrement=False),
        Column("recorded_to", BigInteger, nullable=False),
    ]


def contact_columns() -> list[Column[Any]]:
    """The dimensions of a contact and of its person on that day.

    Age is `age_year - birth_year`: the year of the last birthday before the contact does not change when the year of
    birth is corrected, not even from "not known".
    """
    return [
        Column("occurred_on", Day, nullable=False),
        Column("occurred_at", Instant, nullable=False),
        Column("centre", Text, nullable=False),
        Column("channel", Text, nullable=False),
        Column("asked_by", Text, nullable=False),
        Column("sex", Text, nullable=False),
        Column("birth_year", Integer),
        Column("age_year", Integer, nullable=False),
        Column("region", Text, nullable=False),
        Column("district", Text),
        Column("country", Text, nullable=False),
        Column("citizenship", Text),
        Column("stage", Text),
        Column("destination", Text),
        Column("outcome", Text, nullable=False),
        Column("stat", Boolean, nullable=False),
    ]


_SAME = (
    *("channel", "asked_by", "stage", "destination", "outcome"),
    *("sex", "birth_year", "region", "district", "country", "citizenship"),
)
_same = attrgetter(*_SAME)


def contact_of(event: Any) -> dict[str, Any]:
    """The values of `contact_columns` from consultation.Held or consultation.Corrected."""
    day = event.occurred_at.date()
    row = dict(zip(_SAME, _same(event), strict=True))
    row |= {"occurred_on": day, "occurred_at": event.occurred_at, "centre": event.at_centre}
    row["age_year"] = day.year if event.age is None or event.birth_year is None else event.age + event.birth_year
    # Whoever gave no name cannot be asked, and there is nothing about them to protect.
    row["stat"] = event.statistics or event.person_id is None
    return row


def persons_changes(tables: tuple[Table, ...], record_key: RecordKey) -> dict[str, Projection]:
    """How the facts of a person follow corrected details and the consent to statistics."""

    def revised(sealed: Sealed, values: dict[str, Any]) -> Iterator[Change]:
        person = {"person_key": record_key(sealed.event.originator_id)}
        for table in tables:
            yield Revise(table, person, sealed.event.recorded, values)

    def details_corrected(sealed: Sealed) -> Iterator[Change]:
        return revised(sealed, {"sex": sealed.event.sex, "birth_year": sealed.event.birth_year})

    def consent(sealed: Sealed) -> Iterator[Change]:
        given = type(sealed.event).TOPIC == "migrant.ConsentGiven"
        return revised(sealed, {"stat": given}) if sealed.event.purpose == STATISTICS else iter(())

    return {
        "migrant.DetailsCorrected": details_corrected,
        "migrant.ConsentGiven": consent,
        "migrant.ConsentWithdrawn": consent,
    }
