"""Sending a referral without consent where the law obliges to: asked for with a ground, decided by a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected

if TYPE_CHECKING:
    from domain.referral import Referral

ASKED, APPROVED, REFUSED = "ASKED", "APPROVED", "REFUSED"


class OverrideAsked(Event):
    """Somebody says that the law obliges to report; nothing is shared yet."""

    TOPIC = "referral.OverrideAsked"
    person_id: Clear[UUID]
    ground: Clear[str]
    explanation: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.override, aggregate.override_asked_by = ASKED, self.actor_id


class OverrideDecided(Event):
    """A second person says whether the draft, as it stands, may be sent without consent."""

    TOPIC = "referral.OverrideDecided"
    person_id: Clear[UUID]
    approved: Clear[bool]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.override = APPROVED if self.approved else REFUSED


def ask(referral: Referral, *, ground: str, explanation: str, agreed: bool) -> None:
    """`agreed`: the person allows it. Raises Rejected for what was sent, where it is allowed, and while it is asked."""
    if referral.status != "DRAFT":
        raise Rejected("referral.sent_already")
    if agreed:
        raise Rejected("override.not_needed")
    if referral.override in (ASKED, APPROVED):
        raise Rejected("override.asked_already")
    said = {"ground": ground, "explanation": explanation}
    referral.trigger_event(referral.OverrideAsked, person_id=referral.person_id, **said)


def decide(referral: Referral, *, approved: bool, note: str, by: UUID) -> None:
    """Raises Rejected where nobody asks, and for whoever asked."""
    if referral.override != ASKED:
        raise Rejected("override.not_asked")
    if by == referral.override_asked_by:
        raise Rejected("override.same_person")
    referral.trigger_event(referral.OverrideDecided, person_id=referral.person_id, approved=approved, note=note)
