"""Questions about a desk: what waits today, the lists behind each count, the calendar; and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from application.cases import TaskRow
from application.paging import Mark

# How far ahead a desk looks, and how many lines of each kind stand on the page of the day itself.
AHEAD = timedelta(days=7)
FIRST_LINES = 10
# The lists of what is due: behind the day, on it, in the coming week, on any day.
DUE = ("overdue", "today", "week", "all")
# Whose tasks: those given to the asker, or all of the asker's centres as far as the files may be opened.
WHOSE = ("mine", "centre")
# Referrals on which the desk should act: taken by the agency, not answered in time, turned down lately.
ANSWERS = ("accepted", "silent", "declined")
DECLINED_WITHIN = timedelta(days=30)
# What stands in the calendar.
KINDS = ("FOLLOW_UP", "TASK", "REVIEW", "SESSION", "TRIP")
# A calendar shows at most so many days, and names at most so many lines of one kind.
LONGEST = 42
MOST_LINES = 300


@dataclass(frozen=True, kw_only=True)
class Today:
    """What waits at the desk of the asker. Answered with Desk."""


@dataclass(frozen=True, kw_only=True)
class ListFollowUps:
    """What was promised; `show` is one of DUE, `on` narrows to a day. Answered with FollowUpList."""

    show: str = "overdue"
    on: date | None = None
    after: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class ListTasks:
    """Open tasks; `show` is one of DUE, `whose` one of WHOSE, `on` narrows to a day. Answered with TaskList."""

    show: str = "overdue"
    whose: str = "mine"
    on: date | None = None
    after: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class ListAnswered:
    """Referrals to act on; `show` is one of ANSWERS. Answered with AnsweredList."""

    show: str = "accepted"
    after: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """What is due from `first` to `last`. With `lines` each thing by name, else only how many. Answered with Days."""

    first: date
    last: date
    whose: str = "mine"
    lines: bool = False


@dataclass(frozen=True)
class FollowUp:
    """A promise to come back to it. `name` is empty for a caller without a name.

    `task_kind` is what is to be done, `task_topic` for whom: both only where they were said.
    """

    consultation_id: UUID
    person_id: UUID | None
    number: str
    name: str
    centre: str
    due_on: date
    overdue: bool
    main_topic: str
    channel: str
    urgency: str
    task_kind: str | None = None
    task_topic: str | None = None


@dataclass(frozen=True)
class Answered:
    """A referral to act on; `day` is that of the answer, or on which it was due."""

    referral_id: UUID
    person_id: UUID
    number: str
    name: str
    service: str
    status: str
    day: date


@dataclass(frozen=True)
class FollowUpList:
    """One page, how many stand under each word of DUE, and where the next page begins."""

    today: date
    rows: tuple[FollowUp, ...]
    counts: Mapping[str, int]
    after: Mark | None = None


@dataclass(frozen=True)
class TaskList:
    """See FollowUpList."""

    today: date
    rows: tuple[TaskRow, ...]
    counts: Mapping[str, int]
    after: Mark | None = None


@dataclass(frozen=True)
class AnsweredList:
    """One page, how many stand under each word of ANSWERS, and where the next page begins."""

    rows: tuple[Answered, ...]
    counts: Mapping[str, int]
    after: Mark | None = None


@dataclass(frozen=True)
class Desk:
    """The first lines of what is due, the oldest day last; counts lead to the lists. `held`: the asker's own today.

    `quiet` are the asker's open cases without contact, `cases` the open ones.
    """

    today: date
    follow_ups: tuple[FollowUp, ...]
    follow_up_counts: Mapping[str, int]
    tasks: tuple[TaskRow, ...]
    task_counts: Mapping[str, int]
    answered: Mapping[str, int]
    cases: int
    quiet: int
    held: int
    # People whose consents end soon or ended (ENDING, ENDED of `application/lists.py`).
    consents: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """One line of a calendar. `text` is a code: topic, task kind or course; ids say where it leads."""

    day: date
    kind: str
    text: str
    name: str = ""
    person_id: UUID | None = None
    record_id: UUID | None = None


@dataclass(frozen=True)
class Days:
    """`counts`: (day, kind) → how many. `lines` by day where they were asked for; `cut`: more than could be named."""

    today: date
    counts: Mapping[tuple[date, str], int]
    lines: tuple[Due, ...] = ()
    cut: frozenset[str] = field(default_factory=frozenset)
