"""What is taken out of a claim for wages: a payment, an end that was none, and a claim that should not exist."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected
from domain.striking import Struck

if TYPE_CHECKING:
    from domain.claim import WageClaim

OPEN, CLOSED, VOID = "OPEN", "CLOSED", "VOID"
# The ends that say what came back: nothing is owed any more, and a part of it came.
PAID, IN_PART = "PAID", "PAID_IN_PART"


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


class Reopened(Event):
    """It is not over: it was closed too early, or what it was closed upon is struck."""

    TOPIC = "claim.Reopened"
    person_id: Clear[UUID]
    reason: Clear[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.status, aggregate.outcome = OPEN, ""


def agrees(claim: WageClaim, outcome: str) -> None:
    """Raises Rejected for an end that says something else than the sums."""
    if outcome == PAID and claim.recovered < claim.amount:
        raise Rejected("claim.still_owed")
    if outcome == IN_PART and not claim.recovered:
        raise Rejected("claim.nothing_paid")


def reopen(claim: WageClaim, *, reason: str) -> None:
    """Raises Rejected while it is open."""
    _stands(claim)
    if claim.status != CLOSED:
        raise Rejected("claim.not_closed")
    claim.trigger_event(claim.Reopened, person_id=claim.person_id, reason=reason)


def strike(claim: WageClaim, payment: int, *, reason: str, explanation: str) -> None:
    """Of a closed claim too, which is open again where it was closed as paid and is not.

    Raises Rejected for a payment that does not stand.
    """
    _stands(claim)
    amount = claim.payments.get(payment)
    if amount is None:
        raise Rejected("claim.payment_unknown")
    said = {"payment": payment, "amount": amount, "reason": reason, "explanation": explanation}
    claim.trigger_event(claim.RecoveryStruck, person_id=claim.person_id, **said)
    try:
        agrees(claim, claim.outcome)
    except Rejected:
        reopen(claim, reason=reason)


def void(claim: WageClaim, *, reason: str, explanation: str) -> None:
    """Raises Rejected a second time."""
    _stands(claim)
    claim.trigger_event(claim.Voided, person_id=claim.person_id, reason=reason, explanation=explanation)


def _stands(claim: WageClaim) -> None:
    if claim.status == VOID:
        raise Rejected("claim.voided")
