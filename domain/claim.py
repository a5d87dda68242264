"""A claim for unpaid wages: stated, put right, recovered in parts, closed. Currencies are never converted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from domain import claim_struck
from domain.dimensions import Dimensions
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.people import Origin

OPEN, CLOSED = claim_struck.OPEN, claim_struck.CLOSED


class Claimed(Event):
    """How much is owed, by whom, for when. The sum is in `currency`; the period may be open at either end."""

    person_id: Clear[UUID]
    amount: Clear[Decimal]
    currency: Clear[str]
    worked_in: Clear[str]
    worked_from: Clear[date | None]
    worked_until: Clear[date | None]
    employer: Personal[str]
    note: Personal[str]


class WageClaim(Aggregate):
    """State: what is claimed, what came back, and whether it is over. A claim may stand without a case."""

    TOPIC = "claim"

    class Stated(Claimed, Dimensions, Created):
        """Somebody says that wages are owed to them."""

        TOPIC = "claim.Stated"
        at_centre: Clear[str]
        consultation_id: Clear[UUID | None]
        case_id: Clear[UUID | None]

    class Restated(Claimed):
        """The claim as it should have stood."""

        TOPIC = "claim.Restated"
        reason: Clear[str]

    class AmountRecovered(Event):
        """A part of it, or all of it, was paid; in the currency of the claim."""

        TOPIC = "claim.AmountRecovered"
        person_id: Clear[UUID]
        amount: Clear[Decimal]
        note: Personal[str]

    class Closed(Event):
        """Nothing more is expected."""

        TOPIC = "claim.Closed"
        person_id: Clear[UUID]
        outcome: Clear[str]
        note: Personal[str]

    class Referred(Event):
        """The person was sent to somebody who may get it paid; said again, the newest referral counts."""

        TOPIC = "claim.Referred"
        person_id: Clear[UUID]
        referral_id: Clear[UUID]

    RecoveryStruck, Voided = claim_struck.RecoveryStruck, claim_struck.Voided
    Reopened = claim_struck.Reopened

    @classmethod
    def state(cls, claim_id: UUID, *, origin: Origin, **claimed: Any) -> Self:
        """Raises Rejected for a sum of nothing, and a period that ends before it begins."""
        _rules(claimed)
        return cls._create(cls.Stated, id=claim_id, **claimed, **origin.values())

    @event(Stated)
    def __init__(self, person_id: UUID, at_centre: str, amount: Decimal, case_id: UUID | None) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.case_id = case_id
        self.amount = amount
        # What came back, by the version at which it was written down.
        self.payments: dict[int, Decimal] = {}
        self.referral_id: UUID | None = None
        self.status, self.outcome = OPEN, ""

    @property
    def recovered(self) -> Decimal:
        """What came back in all."""
        return sum(self.payments.values(), Decimal(0))

    def restate(self, *, reason: str, **claimed: Any) -> None:
        """Raises Rejected when it is over, and for less than what came back already."""
        self._is_open()
        _rules(claimed)
        if claimed["amount"] < self.recovered:
            raise Rejected("claim.more_than_claimed")
        self.trigger_event(self.Restated, person_id=self.person_id, reason=reason, **claimed)

    def recover(self, amount: Decimal, *, note: str) -> None:
        """Raises Rejected when it is over, for nothing, and for more than is still owed."""
        self._is_open()
        if amount <= 0:
            raise Rejected("claim.amount")
        if self.recovered + amount > self.amount:
            raise Rejected("claim.more_than_claimed")
        self.trigger_event(self.AmountRecovered, person_id=self.person_id, amount=amount, note=note)

    def refer(self, referral_id: UUID) -> None:
        """Raises Rejected when it is over, and for the same referral a second time."""
        self._is_open()
        if referral_id == self.referral_id:
            raise Rejected("claim.referred_already")
        self.trigger_event(self.Referred, person_id=self.person_id, referral_id=referral_id)

    def close(self, *, outcome: str, note: str) -> None:
        """Raises Rejected a second time, as paid while something is owed, and as paid in part while nothing came."""
        self._is_open()
        claim_struck.agrees(self, outcome)
        self.trigger_event(self.Closed, person_id=self.person_id, outcome=outcome, note=note)

    def _is_open(self) -> None:
        if self.status == claim_struck.VOID:
            raise Rejected("claim.voided")
        if self.status == CLOSED:
            raise Rejected("claim.closed")

    @event(Restated)
    def _take_claim(self, amount: Decimal) -> None:
        self.amount = amount

    @event(AmountRecovered)
    def _take_amount(self, amount: Decimal, originator_version: int) -> None:
        self.payments = {**self.payments, originator_version: amount}

    @event(Referred)
    def _be_referred(self, referral_id: UUID) -> None:
        self.referral_id = referral_id

    @event(Closed)
    def _end(self, outcome: str) -> None:
        self.status, self.outcome = CLOSED, outcome


def _rules(claimed: Mapping[str, Any]) -> None:
    if claimed["amount"] <= 0:
        raise Rejected("claim.amount")
    first, last = claimed["worked_from"], claimed["worked_until"]
    if first is not None and last is not None and last < first:
        raise Rejected("claim.period")
