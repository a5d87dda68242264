"""Commands about a claim for wages, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from application.consenting import left_as_is, recorded, recorded_now
from application.consultation_parts import Claimed, Sum
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Note, Touched, Whole
from application.ports import Ledger
from domain import claim_struck
from domain.claim import WageClaim
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant
from domain.referral import Referral


@dataclass(frozen=True, kw_only=True)
class StateClaim(Claimed):
    """Write down that wages are owed; it may belong to a consultation, to a case, or to neither."""

    person_id: Touched
    claim_id: Touched
    consultation_id: UUID | None = None
    case_id: UUID | None = None
    centre: CentreCode
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _OfClaim:
    """`base_version` is the version of the claim that the page showed."""

    person_id: Touched
    claim_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RestateClaim(Claimed, _OfClaim):
    """Put a claim right."""

    reason: Annotated[str, Code("correction_reason")]


@dataclass(frozen=True, kw_only=True)
class RecoverAmount(_OfClaim):
    """A part of the wages, or all of them, was paid, in the currency of the claim."""

    amount: Sum
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class ReferClaim(_OfClaim):
    """Say with which referral somebody was asked to get it paid."""

    referral_id: Touched


@dataclass(frozen=True, kw_only=True)
class CloseClaim(_OfClaim):
    """Nothing more is expected."""

    outcome: Annotated[str, Code("claim_outcome")]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class ReopenClaim(_OfClaim):
    """It was closed too early, or something came back after all."""

    reason: Annotated[str, Code("correction_reason")]


def stated(
    claim_id: UUID, claim: Claimed, migrant: Migrant, *, case_id: UUID | None = None, **of: Any
) -> WageClaim:
    """A new claim. Refuses what the rules refuse."""
    origin = migrant.origin(current_act().occurred.date())
    return WageClaim.state(claim_id, origin=origin, case_id=case_id, **claim.claimed(), **of)


def state_claim(ledger: Ledger, command: StateClaim) -> Changed:
    """Refuses a second claim under the same id, and a person who is erased or does not let us record."""
    if ledger.find(WageClaim, command.claim_id) is not None:
        raise Rejected("claim.stated_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    of = {
        "person_id": command.person_id,
        "at_centre": command.centre,
        "consultation_id": command.consultation_id,
    }
    return [stated(command.claim_id, command, migrant, case_id=command.case_id, **of)]


def restate_claim(ledger: Ledger, command: RestateClaim) -> Changed:
    """Refuses less than what came back already."""
    claim = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    claim.restate(reason=command.reason, **command.claimed())
    return [claim]


def recover_amount(ledger: Ledger, command: RecoverAmount) -> Changed:
    """Refuses more than is still owed."""
    claim = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    claim.recover(command.amount, note=command.note)
    return [claim]


def refer_claim(ledger: Ledger, command: ReferClaim) -> Changed:
    """Refuses a referral of somebody else, and the same one again."""
    claim = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    if ledger.get(Referral, command.referral_id).person_id != command.person_id:
        raise Rejected("referral.unknown")
    claim.refer(command.referral_id)
    return [claim]


def close_claim(ledger: Ledger, command: CloseClaim) -> Changed:
    """Refuses a second time."""
    claim = _current(ledger, command)
    left_as_is(ledger, command.person_id, command.note)
    claim.close(outcome=command.outcome, note=command.note)
    return [claim]


def reopen_claim(ledger: Ledger, command: ReopenClaim) -> Changed:
    """Refuses while it is open, and for a person who no longer lets us record."""
    claim = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    claim_struck.reopen(claim, reason=command.reason)
    return [claim]


HANDLERS: dict[type, Handler] = {
    StateClaim: state_claim,
    RestateClaim: restate_claim,
    RecoverAmount: recover_amount,
    ReferClaim: refer_claim,
    CloseClaim: close_claim,
    ReopenClaim: reopen_claim,
}


def _current(ledger: Ledger, command: _OfClaim) -> WageClaim:
    claim = ledger.get(WageClaim, command.claim_id)
    if claim.person_id != command.person_id:
        # Policy looked at the person who was named: another person's claim does not exist here.
        raise Rejected("claim.unknown")
    if claim.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return claim
