"""With which agencies a person may be shared, and which referrals told an agency something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event

if TYPE_CHECKING:
    from domain.migrant import Migrant

SHARING = "REF"
# A consent that names no agency, as on an old paper form: it holds for any.
ANY = ""
# The agency's name, folded → the last day on which it may be told (None: no end).
Agencies = dict[str, date | None]


class SharingBegan(Event):
    """A referral told an agency something: it is called back when the person no longer agrees."""

    TOPIC = "migrant.SharingBegan"
    referral_id: Clear[UUID]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.shared = [*aggregate.shared, self.referral_id]


def folded(name: Any) -> str:
    """A name as it is compared: without case, marks of quotation and double blanks. What is sealed names nobody."""
    text = name if isinstance(name, str) else ANY
    return " ".join("".join(" " if c in "«»“”„\"'’" else c for c in text).casefold().split())


def with_agency(agencies: Agencies, purpose: str, agency: Any, until: date | None) -> Agencies:
    """What is agreed after one more consent."""
    return {**agencies, folded(agency): until} if purpose == SHARING else agencies


def may_be_told(migrant: Migrant, known_as: Iterable[Any], on: date) -> bool:
    """Whether a consent of the person names this agency by one of its names, or any agency, on a day."""
    names = {ANY, *map(folded, known_as)}
    until = [last for name, last in migrant.agencies.items() if name in names]
    return any(last is None or on <= last for last in until)


def begin(migrant: Migrant, referral_id: UUID) -> None:
    """Remember that a referral told somebody something."""
    if referral_id not in migrant.shared:
        migrant.trigger_event(migrant.SharingBegan, referral_id=referral_id)
