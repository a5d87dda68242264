"""Questions about claims for wages, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

SHOW = ("open", "closed", "all")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListClaims:
    """The claims of the asker's centres. `show` is one of SHOW; pages begin at 1."""

    show: str = "open"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class PersonClaims:
    """All claims of one person, newest first."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneClaim:
    """One claim with its payments and words."""

    claim_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class Payment:
    """What came back on a day, in the currency of the claim. `struck` is the reason for which it no longer counts."""

    paid_on: date
    amount: Decimal
    note: str = ""
    version: int = 0
    struck: str = ""


@dataclass(frozen=True)
class ClaimRow:
    """A claim as it stands. `name` and the words are empty where the asker may not read them."""

    claim_id: UUID
    person_id: UUID
    consultation_id: UUID | None
    case_id: UUID | None
    centre: str
    stated_on: date
    amount: Decimal
    recovered: Decimal
    currency: str
    worked_in: str
    worked_from: date | None
    worked_until: date | None
    status: str
    outcome: str | None
    closed_on: date | None
    version: int
    number: str = ""
    name: str = ""
    employer: str = ""
    note: str = ""
    referral_id: UUID | None = None

    @property
    def owed(self) -> Decimal:
        """What is still owed."""
        return self.amount - self.recovered


@dataclass(frozen=True)
class ClaimView:
    """The claim and what came back, oldest first."""

    row: ClaimRow
    payments: tuple[Payment, ...]


@dataclass(frozen=True)
class Sum:
    """What is claimed and what came back in one currency: nothing is converted."""

    currency: str
    claims: int
    claimed: Decimal
    recovered: Decimal


@dataclass(frozen=True)
class ClaimList:
    """One page of the list, how many stand under each word of SHOW, and the sums of what is shown under that word."""

    rows: tuple[ClaimRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    page: int = 1
    pages: int = 1
