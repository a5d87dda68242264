"""Questions about referrals, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

# What the list can be narrowed to.
SHOW = ("open", "overdue", "drafts", "closed", "all")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListReferrals:
    """The referrals of the asker's centres. `show` is one of SHOW; pages begin at 1."""

    show: str = "open"
    service: str | None = None
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class PersonReferrals:
    """All referrals of one person, newest first."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneReferral:
    """One referral with its words."""

    referral_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ReferralRow:
    """One referral as it stands. `name` and `agency` are empty where the asker may not open the person's file."""

    referral_id: UUID
    person_id: UUID
    centre: str
    service: str
    priority: str
    channel: str
    status: str
    drafted_on: date
    sent_on: date | None
    due_on: date | None
    answered_on: date | None
    closed_on: date | None
    reason_code: str | None
    result: str | None
    version: int
    overdue: bool
    agency: str = ""
    number: str = ""
    name: str = ""
    provider_id: UUID | None = None
    replaced_by: UUID | None = None
    # See domain/override.py; the ground on which it is to be sent without consent.
    override: str | None = None
    override_ground: str | None = None


@dataclass(frozen=True)
class ReferralView:
    """`note` is what was said with the newest answer or at the end; texts are empty for a reader without narratives."""

    row: ReferralRow
    contact: str
    reason: str
    shared: tuple[str, ...]
    note: str
    # The referrals before and after it of the same way, the first one first; itself among them when there are others.
    chain: tuple[ReferralRow, ...] = ()
    # Whether a consent names the agency, or any.
    named: bool = True


@dataclass(frozen=True)
class ReferralList:
    """One page of the list, and how many stand under each word of SHOW."""

    rows: tuple[ReferralRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
