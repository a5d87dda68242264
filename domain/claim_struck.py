"""What is taken out of a claim for wages: a payment that was not made like this, and a claim that should not exist."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected
from domain.striking import Struck

if TYPE_CHECKING:
    from domain.claim import WageClaim

VOID = "VOID"


class RecoveryStruck(Event):
    """`payment` is the version at which it was written down; the sum comes out of what came back."""

    TOPIC = "claim.RecoveryStruck"
    person_id: Clear[UUID]
    payment: Clear[int]
    amount: Clear[Decimal]
    reason: Clear[str]
    explanation: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.payments = {at: paid for at, paid in aggregate.payments.items() if at != self.payment}


class Voided(Struck):
    """It should never have been stated, or not of this person; it leaves the figures from now on."""

    TOPIC = "claim.Voided"

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.status = VOID


def strike(claim: WageClaim, payment: int, *, reason: str, explanation: str) -> None:
    """Of a closed claim too: its sums are counted. Raises Rejected for a payment that does not stand."""
    _stands(claim)
    amount = claim.payments.get(payment)
    if amount is None:
        raise Rejected("claim.payment_unknown")
    said = {"payment": payment, "amount": amount, "reason": reason, "explanation": explanation}
    claim.trigger_event(claim.RecoveryStruck, person_id=claim.person_id, **said)


def void(claim: WageClaim, *, reason: str, explanation: str) -> None:
    """Raises Rejected a second time."""
    _stands(claim)
    claim.trigger_event(claim.Voided, person_id=claim.person_id, reason=reason, explanation=explanation)


def _stands(claim: WageClaim) -> None:
    if claim.status == VOID:
        raise Rejected("claim.voided")
