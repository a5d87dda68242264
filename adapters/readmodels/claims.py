"""The claims view: one row for each claim for wages as it stands, and one for each payment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id
from domain.claim import CLOSED, OPEN
from domain.claim_struck import VOID

CLAIMS = Table(
    "rm_claims",
    METADATA,
    Column("claim_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("consultation_id", Id),
    Column("case_id", Id),
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("stated_on", Day, nullable=False),
    # In hundredths of the currency: whole numbers are summed alike everywhere.
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("worked_in", Text, nullable=False),
    Column("worked_from", Day),
    Column("worked_until", Day),
    Column("status", Text, nullable=False),
    # How it ended; of a void one: why it is void.
    Column("outcome", Text),
    Column("closed_on", Day),
    Column("version", Integer, nullable=False),
    Column("referral_id", Id),
    *box_columns(),
    Index("rm_claims_person", "person_id", "stated_on"),
    Index("rm_claims_centre", "centre", "status", "stated_on"),
    Index("rm_claims_case", "case_id"),
    sqlite_with_rowid=False,
)
PAYMENTS = Table(
    "rm_claim_payments",
    METADATA,
    Column("claim_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("paid_on", Day, nullable=False),
    Column("amount", BigInteger, nullable=False),
    # Why it was taken out: it stays in sight and is summed no more.
    Column("struck", Text),
    *box_columns(),
    Index("rm_claim_payments_person", "person_id"),
    sqlite_with_rowid=False,
)

_CLAIMED = ("currency", "worked_in", "worked_from", "worked_until")


def hundredths(amount: Decimal) -> int:
    """A sum of money as a whole number of hundredths."""
    return int(amount * 100)


def _claimed(sealed: Sealed) -> dict[str, Any]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _CLAIMED}
    return row | {"amount": hundredths(event.amount), "version": event.originator_version} | boxed(sealed)


def _stated(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("person_id", "consultation_id", "case_id")}
    row |= {"claim_id": event.originator_id, "centre": event.at_centre, "counsellor_id": event.actor_id}
    row |= {"stated_on": event.occurred_at.date(), "status": OPEN, "outcome": None, "closed_on": None}
    row["referral_id"] = None
    yield Insert(CLAIMS, row | _claimed(sealed))


def _restated(sealed: Sealed) -> Iterator[Change]:
    yield Update(CLAIMS, {"claim_id": sealed.event.originator_id}, _claimed(sealed))


def _recovered(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"claim_id": event.originator_id, "version": event.originator_version, "person_id": event.person_id}
    row |= {"paid_on": event.occurred_at.date(), "amount": hundredths(event.amount), "struck": None}
    yield Insert(PAYMENTS, row | boxed(sealed))
    yield Update(CLAIMS, {"claim_id": event.originator_id}, {"version": event.originator_version})


def _struck(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = {"claim_id": event.originator_id, "version": event.payment}
    yield Update(PAYMENTS, key, {"struck": event.reason})
    yield Update(CLAIMS, {"claim_id": event.originator_id}, {"version": event.originator_version})


def _voided(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"status": VOID, "outcome": event.reason, "closed_on": event.occurred_at.date()}
    yield Update(CLAIMS, {"claim_id": event.originator_id}, values | {"version": event.originator_version})


def _referred(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"referral_id": event.referral_id, "version": event.originator_version}
    yield Update(CLAIMS, {"claim_id": event.originator_id}, values)


def _closed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"status": CLOSED, "outcome": event.outcome, "closed_on": event.occurred_at.date()}
    yield Update(CLAIMS, {"claim_id": event.originator_id}, values | {"version": event.originator_version})


def _reopened(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"status": OPEN, "outcome": None, "closed_on": None, "version": event.originator_version}
    yield Update(CLAIMS, {"claim_id": event.originator_id}, values)


def _moved(sealed: Sealed) -> Iterator[Change]:
    """What is open goes with the file to its new centre."""
    event = sealed.event
    yield Update(CLAIMS, {"person_id": event.originator_id}, {"centre": event.to_centre})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(CLAIMS, {"person_id": sealed.event.originator_id})
    yield Delete(PAYMENTS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "claims",
    (CLAIMS, PAYMENTS),
    {
        "claim.Stated": _stated,
        "claim.Restated": _restated,
        "claim.AmountRecovered": _recovered,
        "claim.RecoveryStruck": _struck,
        "claim.Voided": _voided,
        "claim.Referred": _referred,
        "claim.Closed": _closed,
        "claim.Reopened": _reopened,
        "migrant.TransferAccepted": _moved,
        "migrant.Erased": _erased,
    },
)
