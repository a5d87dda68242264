"""Questions about files that move between centres, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Transfers:
    """What the asker's centres were offered, offered themselves, and may still read."""


@dataclass(frozen=True)
class TransfersToAnswer:
    """Offers to the asker's centres that wait for an answer, the oldest first."""


@dataclass(frozen=True, kw_only=True)
class OneOffer:
    """One offer to a centre of the asker. Raises Absent."""

    transfer_id: UUID


@dataclass(frozen=True, kw_only=True)
class TransferOfPerson:
    """The offer of one file that waits, and who may read it still. Raises Absent."""

    person_id: UUID


@dataclass(frozen=True)
class Offer:
    """All that the other centre is shown before it answers.

    `person_id` and the open `cases` say in the answer what is taken over; they stand on no page.
    """

    transfer_id: UUID
    person_id: UUID
    from_centre: str
    to_centre: str
    sex: str
    age_band: str
    referral_open: bool
    proposed: datetime
    may_answer: bool = False
    cases: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Moving:
    """A file of one's own that was offered, or one that was given away and may still be read."""

    transfer_id: UUID
    person_id: UUID
    from_centre: str
    to_centre: str
    state: str
    proposed: datetime
    answered: datetime | None
    reason_code: str | None
    readable_until: datetime | None
    number: str = ""
    name: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class Traffic:
    """Everything under way at the asker's centres, and what was answered lately."""

    to_answer: tuple[Offer, ...] = ()
    waiting: tuple[Moving, ...] = ()
    answered: tuple[Moving, ...] = ()
    readable: tuple[Moving, ...] = ()


@dataclass(frozen=True)
class OfPerson:
    """`open` is the offer that waits; `readable` those centres that may read, each until its own instant.

    `centres` are codes of those that could be asked.
    """

    open: Moving | None
    readable: tuple[Moving, ...]
    centres: tuple[str, ...] = ()
