"""Questions about household initiative groups, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from application.people import TimelineEntry

SHOW = ("active", "closed")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListGroups:
    """Groups of the asker's centres, the newest first. `show` is one of SHOW; pages begin at 1."""

    show: str = "active"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class OneGroup:
    """One group with its households, projects and history."""

    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class HouseholdByNumber:
    """The household of the person whose file has a printed number, as far as the asker may open that file."""

    number: str


@dataclass(frozen=True)
class GroupRow:
    """A group; `households` belong to it now, `going` of its `projects` are under way."""

    group_id: UUID
    centre: str
    number: str
    status: str
    founded_on: date
    district: str | None
    closed_on: date | None
    close_reason: str | None
    version: int
    name: str = ""
    purpose: str = ""
    households: int = 0
    projects: int = 0
    going: int = 0


@dataclass(frozen=True)
class GroupSum:
    """What the projects of some groups have and got, in one currency."""

    currency: str
    projects: int
    amount: Decimal
    paid: Decimal


@dataclass(frozen=True)
class GroupList:
    """One page of the list, how many stand under each word of SHOW, and the sums of all that stand under this one."""

    rows: tuple[GroupRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    sums: tuple[GroupSum, ...] = ()
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class GroupHousehold:
    """A household of a group. Without `person_id` nobody in it has a file that the asker may open."""

    household_id: UUID
    joined_on: date
    left_on: date | None
    person_id: UUID | None = None
    number: str = ""
    name: str = ""


@dataclass(frozen=True)
class Instalment:
    """A part that was paid out; `struck_reason` where it does not count."""

    instalment_id: UUID
    paid_on: date
    amount: Decimal
    note: str
    struck_reason: str | None


@dataclass(frozen=True)
class ProjectRow:
    """A small project with what was paid out of it."""

    project_id: UUID
    title: str
    started_on: date
    amount: Decimal
    currency: str
    state: str
    ended_on: date | None
    instalments: tuple[Instalment, ...] = ()

    @property
    def paid(self) -> Decimal:
        """What counts of the instalments."""
        return sum((each.amount for each in self.instalments if each.struck_reason is None), Decimal(0))


@dataclass(frozen=True)
class GroupView:
    """Everything about one group."""

    row: GroupRow
    households: tuple[GroupHousehold, ...]
    projects: tuple[ProjectRow, ...]
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class FoundHousehold:
    """A person and the household they belong to (None: to none)."""

    person_id: UUID
    number: str
    name: str
    household_id: UUID | None
