"""Questions of somebody of another organisation about what was sent there, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from application.answering import PartnerPage

# What the queue can be narrowed to: waiting for the first answer, taken on, over, withdrawn.
SHOW = ("waiting", "under_way", "over", "withdrawn")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class PartnerQueue:
    """What was sent to the organisations of the asker. `show` is one of SHOW; pages begin at 1."""

    show: str = "waiting"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class PartnerOne:
    """One referral that was sent to an organisation of the asker."""

    referral_id: UUID


@dataclass(frozen=True)
class QueueLine:
    """Of a withdrawn referral nothing but its id; `name` only where the name was shared and the referral is open."""

    referral_id: UUID
    service: str = ""
    priority: str = ""
    centre: str = ""
    status: str = ""
    sent_on: date | None = None
    due_on: date | None = None
    overdue: bool = False
    name: str = ""


@dataclass(frozen=True)
class Queue:
    """One page of the queue, how many stand under each word of SHOW, and for which organisations it is."""

    rows: tuple[QueueLine, ...]
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class QueueItem:
    """A referral as its organisation sees it, with the ids that an answer names."""

    referral_id: UUID
    person_id: UUID
    page: PartnerPage
