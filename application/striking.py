"""Commands that take out what was written down by mistake beside a talk: payments, claims, checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from application.consenting import left_as_is
from application.dispatch import Changed, Handler
from application.fields import Code, Line, Touched, Whole
from application.ports import Ledger
from domain import claim_struck
from domain.ban_check import BanCheck
from domain.claim import WageClaim
from domain.kernel import Rejected

Version = Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class StrikeRecovery:
    """A payment was mistyped or not made; `payment` is the version of the claim at which it was written down."""

    person_id: Touched
    claim_id: Touched
    base_version: Version
    payment: Version
    reason: Annotated[str, Code("correction_reason")]
    explanation: Line = ""


@dataclass(frozen=True, kw_only=True)
class VoidClaim:
    """Nothing is owed, or not to this person."""

    person_id: Touched
    claim_id: Touched
    base_version: Version
    reason: Annotated[str, Code("void_reason")]
    explanation: Line = ""


@dataclass(frozen=True, kw_only=True)
class VoidBanCheck:
    """Nobody was asked, or not about this person."""

    person_id: Touched
    check_id: Touched
    base_version: Version
    reason: Annotated[str, Code("void_reason")]
    explanation: Line = ""


def strike_recovery(ledger: Ledger, command: StrikeRecovery) -> Changed:
    """Refuses a payment that does not stand."""
    claim = _current(ledger, command, ledger.get(WageClaim, command.claim_id), "claim.unknown")
    claim_struck.strike(claim, command.payment, reason=command.reason, explanation=command.explanation)
    return [claim]


def void_claim(ledger: Ledger, command: VoidClaim) -> Changed:
    """Refuses a second time."""
    claim = _current(ledger, command, ledger.get(WageClaim, command.claim_id), "claim.unknown")
    claim_struck.void(claim, reason=command.reason, explanation=command.explanation)
    return [claim]


def void_ban_check(ledger: Ledger, command: VoidBanCheck) -> Changed:
    """Refuses a second time."""
    check = _current(ledger, command, ledger.get(BanCheck, command.check_id), "ban_check.unknown")
    check.void(reason=command.reason, explanation=command.explanation)
    return [check]


HANDLERS: dict[type, Handler] = {
    StrikeRecovery: strike_recovery,
    VoidClaim: void_claim,
    VoidBanCheck: void_ban_check,
}


def _current(ledger: Ledger, command: Any, found: Any, unknown: str) -> Any:
    person_id: UUID = command.person_id
    if found.person_id != person_id:
        # Policy looked at the person who was named: another person's record does not exist here.
        raise Rejected(unknown)
    if found.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    left_as_is(ledger, person_id, command.explanation)
    return found
