"""A file moves to another centre: offered with a reason, taken or not, and read for a time by whoever gave it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected
from domain.people import age_on
from domain.restriction import living

if TYPE_CHECKING:
    from domain.migrant import Migrant

# What the person allows when the file may move.
MOVING = "TRANSFER"
# How long the centre that gave a file away may still read it (issue: S10).
READABLE = timedelta(days=30)
EXPIRED, NOT_NEEDED = "EXPIRED", "NOT_NEEDED"

# A centre that may still read: centre, owner, named (ids between blanks), until (ISO 8601, UTC), transfer.
Reader = dict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A transfer that waits for its answer."""

    transfer_id: UUID
    to_centre: str


def nothing_offered() -> tuple[Offer | None, list[Reader]]:
    """How a file begins: nobody is asked to take it, and nobody else reads it."""
    return None, []


class TransferProposed(Event):
    """Another centre is asked to take the file over. `age` in completed years on that day; None: not known."""

    TOPIC = "migrant.TransferProposed"
    transfer_id: Clear[UUID]
    from_centre: Clear[str]
    to_centre: Clear[str]
    sex: Clear[str]
    age: Clear[int | None]
    reason: Personal[str]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.offer = Offer(self.transfer_id, self.to_centre)


class TransferAccepted(Event):
    """The file belongs to `to_centre`. `readers` are all centres that may read it still, each until its own instant."""

    TOPIC = "migrant.TransferAccepted"
    transfer_id: Clear[UUID]
    from_centre: Clear[str]
    to_centre: Clear[str]
    owner_id: Clear[UUID | None]
    named: Clear[list[UUID]]
    readable_until: Clear[datetime]
    readers: Clear[list[dict[str, str]]]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.offer = None
        aggregate.at_centre, aggregate.owner_id = self.to_centre, self.owner_id
        aggregate.named, aggregate.readers = self.named, self.readers


class TransferDeclined(Event):
    """The other centre says no; the file stays."""

    TOPIC = "migrant.TransferDeclined"
    transfer_id: Clear[UUID]
    reason: Clear[str]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.offer = None


class TransferWithdrawn(Event):
    """The centre that offered the file takes the offer back."""

    TOPIC = "migrant.TransferWithdrawn"
    transfer_id: Clear[UUID]
    reason: Clear[str]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.offer = None


class ReadingEnded(Event):
    """A centre that gave the file away no longer reads it: its time is over, or it is not needed any more."""

    TOPIC = "migrant.ReadingEnded"
    transfer_id: Clear[UUID]
    of_centre: Clear[str]
    reason: Clear[str]
    readers: Clear[list[dict[str, str]]]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.readers = self.readers


def propose(migrant: Migrant, *, transfer_id: UUID, to_centre: str, on: date, reason: str, note: str) -> None:
    """Raises Rejected without the person's consent, for the own centre, and while another offer waits."""
    living(migrant)
    if to_centre == migrant.at_centre:
        raise Rejected("transfer.same_centre")
    if migrant.offer is not None:
        raise Rejected("transfer.open_already")
    _may_move(migrant, on)
    age = age_on(on, migrant.birth_date, migrant.birth_year)
    centres = {"from_centre": migrant.at_centre, "to_centre": to_centre}
    shown = {"sex": migrant.sex, "age": age}
    migrant.trigger_event(
        migrant.TransferProposed, transfer_id=transfer_id, **centres, **shown, reason=reason, note=note
    )


def accept(migrant: Migrant, *, transfer_id: UUID, by: UUID, owner_id: UUID | None, at: datetime) -> None:
    """The file of `owner_id`, or of the desk. Raises Rejected once the person has withdrawn the consent to move."""
    offer = _open(migrant, transfer_id)
    _may_move(migrant, at.date())
    until = at + READABLE
    gave = {"centre": migrant.at_centre, "owner": str(migrant.owner_id or ""), "until": until.isoformat()}
    gave |= {"named": " ".join(map(str, migrant.named)), "transfer": str(transfer_id)}
    # Whoever takes a restricted file is the one who may see it, until they name others.
    named = [by] if migrant.restricted and owner_id != by else []
    migrant.trigger_event(
        migrant.TransferAccepted,
        transfer_id=transfer_id,
        from_centre=migrant.at_centre,
        to_centre=offer.to_centre,
        owner_id=owner_id,
        named=named,
        readable_until=until,
        readers=[*_still(migrant.readers, at, besides=offer.to_centre), gave],
    )


def decline(migrant: Migrant, *, transfer_id: UUID, reason: str, note: str) -> None:
    """Raises Rejected when it was answered already."""
    _open(migrant, transfer_id)
    migrant.trigger_event(migrant.TransferDeclined, transfer_id=transfer_id, reason=reason, note=note)


def withdraw(migrant: Migrant, *, transfer_id: UUID, reason: str, note: str) -> None:
    """Raises Rejected when it was answered already."""
    _open(migrant, transfer_id)
    migrant.trigger_event(migrant.TransferWithdrawn, transfer_id=transfer_id, reason=reason, note=note)


def end_reading(migrant: Migrant, *, transfer_id: UUID, reason: str, at: datetime) -> None:
    """Raises Rejected when nobody reads by this transfer, and for EXPIRED while there is time left."""
    reader = next((each for each in migrant.readers if each["transfer"] == str(transfer_id)), None)
    if reader is None:
        raise Rejected("transfer.not_reading")
    if reason == EXPIRED and at < datetime.fromisoformat(reader["until"]):
        raise Rejected("transfer.still_reading")
    left = [each for each in migrant.readers if each is not reader]
    migrant.trigger_event(
        migrant.ReadingEnded, transfer_id=transfer_id, of_centre=reader["centre"], reason=reason, readers=left
    )


def _open(migrant: Migrant, transfer_id: UUID) -> Offer:
    living(migrant)
    if migrant.offer is None or migrant.offer.transfer_id != transfer_id:
        raise Rejected("transfer.answered_already")
    return migrant.offer


def _may_move(migrant: Migrant, on: date) -> None:
    # One file moves, and stays linked with the others: what they say about moving is said of themselves.
    if not migrant.agrees(MOVING, on):
        raise Rejected("consent.transfer_missing")


def _still(readers: list[Reader], at: datetime, *, besides: str) -> list[Reader]:
    """Those whose time is not over; a centre that owns the file again needs no leave to read it."""
    return [
        each for each in readers if at < datetime.fromisoformat(each["until"]) and each["centre"] != besides
    ]
