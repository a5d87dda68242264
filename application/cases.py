"""Questions about cases and their tasks, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from application.paging import Mark
from application.people import TimelineEntry

# After so many days without a word from the person a case is quiet.
QUIET_DAYS = 60
SHOW = ("mine", "open", "quiet", "closed")


@dataclass(frozen=True, kw_only=True)
class PersonCases:
    """The cases of one person, open ones first. Answered with CaseRow."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneCase:
    """One case with its plan, tasks and history. Answered with CaseView."""

    case_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class ListCases:
    """Cases whose files the asker may open; `show` is one of SHOW, `owner` narrows to one colleague."""

    show: str = "mine"
    owner: UUID | None = None
    after: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class Colleagues:
    """Who could look after a person's file. Answered with (account, name) pairs by name."""

    person_id: UUID


@dataclass(frozen=True)
class CaseRow:
    """One case as it stands. `contact_on` is the newest day on which the person was spoken to, if ever."""

    case_id: UUID
    person_id: UUID
    number: str
    name: str
    centre: str
    owner_id: UUID
    owner: str
    topic: str
    priority: str
    status: str
    opened_on: date
    review_on: date | None
    closed_on: date | None
    outcomes: tuple[str, ...]
    contact_on: date | None
    tasks_open: int
    tasks_overdue: int
    version: int


@dataclass(frozen=True)
class TaskRow:
    """One task as it stands. `what` is empty for a reader without narratives."""

    case_id: UUID
    task_id: UUID
    person_id: UUID
    number: str
    name: str
    kind: str
    what: str
    due_on: date
    overdue: bool
    assignee_id: UUID
    assignee: str
    status: str
    ended_on: date | None


@dataclass(frozen=True)
class CaseView:
    """One case; texts are empty for a reader without narratives. `claims` are linked wage claims."""

    row: CaseRow
    summary: str
    plan: str
    consultation_id: UUID | None
    tasks: tuple[TaskRow, ...]
    claims: tuple[UUID, ...]
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class CaseList:
    """One page, how many stand under each word of SHOW, and where the next page begins."""

    rows: tuple[CaseRow, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    after: Mark | None = None
