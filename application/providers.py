"""Questions about the directory of organisations, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

# How far an organisation is from whom it should serve, from near to far.
SAME_DISTRICT, SAME_REGION, ELSEWHERE = "district", "region", "elsewhere"
STEPS = (SAME_DISTRICT, SAME_REGION, ELSEWHERE)
# Why one should think twice before sending somebody there.
WARNINGS = ("suspended", "ended", "not_yet", "licence", "unverified")
# What the directory can be narrowed to.
SHOW = ("usable", "unverified", "not_usable", "all")


@dataclass(frozen=True, kw_only=True)
class ListProviders:
    """The directory, nearest first. `show` is one of SHOW; without a place everything is equally far."""

    show: str = "usable"
    service: str | None = None
    region: str | None = None
    district: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class OneProvider:
    """One entry with the contact person."""

    provider_id: UUID


@dataclass(frozen=True)
class ProviderRow:
    """One entry as it stands. `warnings`: words of WARNINGS; `step`: one of STEPS, or empty."""

    provider_id: UUID
    name: str
    kind: str
    licence: str
    licence_until: date | None
    services: tuple[str, ...]
    regions: tuple[str, ...]
    districts: tuple[str, ...]
    languages: tuple[str, ...]
    sex_served: str | None
    hours: str
    eligibility: str
    address: str
    phone: str
    capacity: int | None
    active_from: date | None
    active_to: date | None
    verified_on: date
    suspended: bool
    suspend_reason: str | None
    version: int
    warnings: tuple[str, ...] = ()
    step: str = ""
    contact_person: str = ""


@dataclass(frozen=True)
class ProviderList:
    """Those that were asked for, how many stand under each word of SHOW, and after how many months one asks again."""

    rows: tuple[ProviderRow, ...]
    counts: dict[str, int]
    months: int


@dataclass(frozen=True, kw_only=True)
class AgencyAnswers:
    """What each organisation answered, of what was sent from `since` to `until`; of one of them where it is named."""

    since: date
    until: date
    provider_id: UUID | None = None


@dataclass(frozen=True)
class AgencyLine:
    """Counts of referrals, and days as medians (None: nothing to count). `provider_id` None: not in the directory."""

    provider_id: UUID | None
    name: str
    sent: int
    accepted: int
    declined_provider: int
    declined_client: int
    no_answer: int
    completed: int
    not_completed: int
    cancelled: int
    waiting: int
    overdue: int
    answer_days: int | None
    completion_days: int | None
    # Referrals whose day of answering is past, and those of them that nobody answered (I26).
    due: int = 0
    silent: int = 0
