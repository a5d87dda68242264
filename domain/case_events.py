"""What can happen in a case: one class for each event. Topics are neutral; words about the person are sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.kernel import Clear, Created, Event, Personal


class Opened(Created):
    """Somebody's trouble is taken on; `owner_id` answers for it from now on."""

    TOPIC = "case.Opened"
    person_id: Clear[UUID]
    consultation_id: Clear[UUID | None]
    at_centre: Clear[str]
    owner_id: Clear[UUID]
    topic: Clear[str]
    priority: Clear[str]
    summary: Personal[str]


class Assigned(Event):
    """Another colleague answers for it; open tasks of the one before (`owner_before`) go along."""

    TOPIC = "case.Assigned"
    person_id: Clear[UUID]
    owner_id: Clear[UUID]
    owner_before: Clear[UUID]


class PlanAgreed(Event):
    """What will be done, as agreed with the person; on `review_on` it is looked at again."""

    TOPIC = "case.PlanAgreed"
    person_id: Clear[UUID]
    review_on: Clear[date | None]
    plan: Personal[str]


class TaskSet(Event):
    """Something to be done by a day, and by whom."""

    TOPIC = "case.TaskSet"
    person_id: Clear[UUID]
    task_id: Clear[UUID]
    kind: Clear[str]
    due_on: Clear[date]
    assignee_id: Clear[UUID]
    what: Personal[str]


class TaskMoved(Event):
    """Another day."""

    TOPIC = "case.TaskMoved"
    person_id: Clear[UUID]
    task_id: Clear[UUID]
    due_on: Clear[date]
    why: Personal[str]


class TaskDone(Event):
    """It is done; `result` says what came of it."""

    TOPIC = "case.TaskDone"
    person_id: Clear[UUID]
    task_id: Clear[UUID]
    result: Personal[str]


class TaskDropped(Event):
    """It will not be done."""

    TOPIC = "case.TaskDropped"
    person_id: Clear[UUID]
    task_id: Clear[UUID]
    why: Personal[str]


class Noted(Event):
    """Something to remember; `contacted` when it was learnt from the person."""

    TOPIC = "case.Noted"
    person_id: Clear[UUID]
    contacted: Clear[bool]
    note: Personal[str]


class ClaimLinked(Event):
    """A wage claim belongs to the case."""

    TOPIC = "case.ClaimLinked"
    person_id: Clear[UUID]
    claim_id: Clear[UUID]


class Closed(Event):
    """It ended with these outcomes."""

    TOPIC = "case.Closed"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    outcomes: Clear[list[str]]
    note: Personal[str]


class Reopened(Event):
    """It was not over."""

    TOPIC = "case.Reopened"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    reason: Clear[str]
    explanation: Personal[str]
