"""Commands about a referral that the law obliges to send without consent, the question of who decides, its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from application.consenting import left_as_is, recorded_now
from application.dispatch import Changed, Handler
from application.fields import Code, Note, Text
from application.ports import Ledger
from application.referral import current, may_tell
from application.referral_commands import OneOf, Step
from domain import override
from domain.kernel import current_act

APPROVE, REFUSE = DECISIONS = ("APPROVE", "REFUSE")


@dataclass(frozen=True, kw_only=True)
class AskOverride(Step):
    """Say that the law obliges to report this, with the ground and in words; nothing is shared yet."""

    ground: Annotated[str, Code("report_duty")]
    explanation: Annotated[str, Text(2000, required=True)]


@dataclass(frozen=True, kw_only=True)
class DecideOverride(Step):
    """Say whether the draft may be sent without consent."""

    decision: Annotated[str, OneOf(DECISIONS)]
    note: Note = ""


@dataclass(frozen=True)
class OpenOverrides:
    """What waits for a decision, the oldest first."""


@dataclass(frozen=True, kw_only=True)
class OverrideRequest:
    """A request; `own` when the reader asked for it. Names nobody but the member of staff."""

    person_id: UUID
    referral_id: UUID
    version: int
    number: str
    centre: str
    service: str
    ground: str
    asked_by: str
    asked_at: datetime
    own: bool


def ask_override(ledger: Ledger, command: AskOverride) -> Changed:
    """Refuses what the person allows, what was sent, and a second request while the first one waits."""
    referral = current(ledger, command)
    migrant = recorded_now(ledger, command.person_id)
    agreed = all(may_tell(ledger, referral, migrant, current_act().occurred.date()).values())
    override.ask(referral, ground=command.ground, explanation=command.explanation, agreed=agreed)
    return [referral]


def decide_override(ledger: Ledger, command: DecideOverride) -> Changed:
    """Refuses whoever asked: two people send without consent."""
    referral = current(ledger, command)
    left_as_is(ledger, command.person_id, command.note)
    approved = command.decision == APPROVE
    override.decide(referral, approved=approved, note=command.note, by=current_act().actor_id)
    return [referral]


HANDLERS: dict[type, Handler] = {AskOverride: ask_override, DecideOverride: decide_override}
