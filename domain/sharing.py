"""With which agencies a person may be shared, and which referrals told an agency something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected
from domain.people import Consents

if TYPE_CHECKING:
    from domain.migrant import Migrant

SHARING = "REF"
# A consent that names no agency, as on an old paper form: it holds for any.
ANY = ""
# Version of the consent → the agency's name, folded, and the last day on which it may be told (None: no end).
Agencies = dict[int, tuple[str, date | None]]


class SharingBegan(Event):
    """A referral told an agency something: it is called back when the person no longer agrees."""

    TOPIC = "migrant.SharingBegan"
    referral_id: Clear[UUID]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.shared = [*aggregate.shared, self.referral_id]


class SharingWithdrawn(Event):
    """One agency may not be told any more; `consents` are the versions of the consents that named it."""

    TOPIC = "migrant.SharingWithdrawn"
    consents: Clear[list[int]]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.agencies = {at: one for at, one in aggregate.agencies.items() if at not in self.consents}
        aggregate.consents = with_sharing(aggregate.consents, aggregate.agencies)


def folded(name: Any) -> str:
    """A name as it is compared: without case, marks of quotation and double blanks. What is sealed names nobody."""
    text = name if isinstance(name, str) else ANY
    return " ".join("".join(" " if c in "«»“”„\"'’" else c for c in text).casefold().split())


def agreed(
    consents: Consents, agencies: Agencies, purpose: str, agency: Any, until: date | None, version: int
) -> tuple[Consents, Agencies]:
    """What is agreed after one more consent."""
    if purpose != SHARING:
        return {**consents, purpose: until}, agencies
    told = {**agencies, version: (folded(agency), until)}
    return with_sharing(consents, told), told


def with_sharing(consents: Consents, agencies: Agencies) -> Consents:
    """Sharing holds as long as the last of the agencies may be told, and not at all where there is none."""
    rest = {purpose: end for purpose, end in consents.items() if purpose != SHARING}
    ends = list(_newest(agencies).values())
    if not ends:
        return rest
    return {**rest, SHARING: None if None in ends else max(end for end in ends if end is not None)}


def may_be_told(migrant: Migrant, known_as: Iterable[Any], on: date) -> bool:
    """Whether a consent of the person names this agency by one of its names, or any agency, on a day."""
    names = {ANY, *map(folded, known_as)}
    until = [last for name, last in _newest(migrant.agencies).items() if name in names]
    return any(last is None or on <= last for last in until)


def withdraw(migrant: Migrant, consent: int, *, note: str) -> str:
    """The folded name of the agency that may not be told any more.

    Raises Rejected for an erased person, for a consent that does not stand, and for one agency where any may be told.
    """
    if migrant.erased:
        raise Rejected("migrant.erased")
    if consent not in migrant.agencies:
        raise Rejected("consent.none")
    name, _ = migrant.agencies[consent]
    if name != ANY and any(other == ANY for other, _ in migrant.agencies.values()):
        raise Rejected("consent.any_stands")
    same = [at for at, (other, _) in migrant.agencies.items() if other == name]
    migrant.trigger_event(migrant.SharingWithdrawn, consents=same, note=note)
    return name


def begin(migrant: Migrant, referral_id: UUID) -> None:
    """Remember that a referral told somebody something."""
    if referral_id not in migrant.shared:
        migrant.trigger_event(migrant.SharingBegan, referral_id=referral_id)


def _newest(agencies: Agencies) -> dict[str, date | None]:
    return {name: until for _, (name, until) in sorted(agencies.items())}
