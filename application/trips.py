"""Questions about journeys of mobile teams, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from application.outreaches import OutreachRow

SHOW = ("under_way", "over")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListTrips:
    """Journeys of the asker's centres, the newest first. `show` is one of SHOW; pages begin at 1."""

    show: str = "under_way"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class TripsOn:
    """Journeys of the asker's centres that may be named by a contact: under way, or over since a month at most."""


@dataclass(frozen=True, kw_only=True)
class Travellers:
    """Who of the asker's centres could be of a team. Answered with (account, name) pairs by name."""


@dataclass(frozen=True, kw_only=True)
class TripSheet:
    """One journey with its villages, contacts, talks and sums."""

    trip_id: UUID


@dataclass(frozen=True)
class TripRow:
    """A journey. The words are those of the plan; `ends_on` is planned, or the day on which it was over."""

    trip_id: UUID
    centre: str
    number: str
    status: str
    starts_on: date
    ends_on: date | None
    districts: tuple[str, ...]
    team: tuple[str, ...]
    team_ids: tuple[UUID, ...]
    kilometres: int | None
    version: int
    villages: int = 0
    contacts: int = 0
    route: str = ""
    vehicle: str = ""
    note: str = ""


@dataclass(frozen=True)
class Stop:
    """One village. `struck` is the reason for which it no longer counts; `version` names it."""

    visited_on: date
    district: str | None
    village: str
    version: int = 0
    struck: str = ""


@dataclass(frozen=True)
class TripContact:
    """A contact on the way. `name` is empty for a caller without a name, and where the asker may not open the file."""

    consultation_id: UUID
    person_id: UUID | None
    occurred_at: datetime
    main_topic: str
    channel: str
    outcome: str
    voided: bool
    days_late: int
    number: str = ""
    name: str = ""


@dataclass(frozen=True)
class Sheet:
    """What is printed. Contacts that were declared void are in the list and in no sum."""

    row: TripRow
    stops: tuple[Stop, ...]
    contacts: tuple[TripContact, ...]
    outreach: tuple[OutreachRow, ...]
    sums: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TripList:
    """One page of the list, and how many stand under each word of SHOW."""

    rows: tuple[TripRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
