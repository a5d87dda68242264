"""Facts of claims for wages: one row for each claim and version, by country and currency. Nothing is converted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day

CLAIMS = Table(
    "fact_claims",
    METADATA,
    *key_columns(),
    Column("stated_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    # Country and currency as one code (RUS-RUB): sums of one line are of one currency.
    Column("worked_in", Text, nullable=False),
    # Whole units of the currency, halves up: each payment is rounded by itself.
    Column("claimed", BigInteger, nullable=False),
    Column("recovered", BigInteger, nullable=False),
    *person_columns(),
    *counted("claims", "closed"),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_claims_period", "stated_on", "recorded_from", "recorded_to", "worked_in", "centre"),
    sqlite_with_rowid=False,
)


def units(amount: Decimal) -> int:
    """Whole units of a currency."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def claimed(event: Any) -> dict[str, Any]:
        return {"worked_in": f"{event.worked_in}-{event.currency}", "claimed": units(event.amount)}

    def stated(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        row = {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        row |= {"stated_on": day, "centre": event.at_centre, **person_of(event, day)}
        row |= claimed(event) | {"recovered": 0, "claims": 1, "closed": 0}
        yield Insert(CLAIMS, fact(row, event.recorded))

    def revised(sealed: Sealed, values: dict[str, Any] | None, **shift: int) -> Iterator[Change]:
        event = sealed.event
        yield Revise(CLAIMS, {"record_key": record_key(event.originator_id)}, event.recorded, values, shift)

    own = {
        "claim.Stated": stated,
        "claim.Restated": lambda sealed: revised(sealed, claimed(sealed.event)),
        "claim.AmountRecovered": lambda sealed: revised(sealed, {}, recovered=units(sealed.event.amount)),
        "claim.RecoveryStruck": lambda sealed: revised(sealed, {}, recovered=-units(sealed.event.amount)),
        "claim.Voided": lambda sealed: revised(sealed, None),
        "claim.Closed": lambda sealed: revised(sealed, {"closed": 1}),
        "claim.Reopened": lambda sealed: revised(sealed, {"closed": 0}),
    }
    return View("fact_claims", (CLAIMS,), own | persons_changes((CLAIMS,), record_key), facts=True)
