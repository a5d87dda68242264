"""A person's trouble that takes more than one talk: owner, plan, tasks, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from domain import case_events as events
from domain.kernel import Aggregate, Rejected, event

# How many tasks of one case may wait at the same time.
MOST_TASKS = 50


class Case(Aggregate):
    """An open case has an owner; it is closed with an outcome and without an open task. Closed, it only reopens."""

    TOPIC = "case"

    Opened = events.Opened
    Assigned = events.Assigned
    PlanAgreed = events.PlanAgreed
    TaskSet = events.TaskSet
    TaskMoved = events.TaskMoved
    TaskDone = events.TaskDone
    TaskDropped = events.TaskDropped
    Noted = events.Noted
    ClaimLinked = events.ClaimLinked
    Closed = events.Closed
    Reopened = events.Reopened

    @classmethod
    def open(cls, case_id: UUID, **details: Any) -> Self:
        """Whoever is named as owner answers for it."""
        return cls._create(cls.Opened, id=case_id, **details)

    @event(events.Opened)
    def __init__(self, occurred_at: datetime, person_id: UUID, owner_id: UUID, at_centre: str) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.owner_id = owner_id
        self.opened_on = occurred_at.date()
        self.closed_on: date | None = None
        # Tasks ever set, and those of them that wait.
        self.tasks: list[UUID] = []
        self.waiting: dict[UUID, date] = {}
        self.claims: list[UUID] = []

    def assign(self, owner_id: UUID) -> None:
        """Raises Rejected for a closed case, or when it is theirs already."""
        self._goes_on()
        if owner_id == self.owner_id:
            raise Rejected("case.owner_same")
        self._happened(self.Assigned, owner_id=owner_id, owner_before=self.owner_id)

    def agree_plan(self, *, plan: str, review_on: date | None, today: date) -> None:
        """Raises Rejected for a closed case or a review in the past."""
        self._goes_on()
        _ahead(review_on, today)
        self._happened(self.PlanAgreed, plan=plan, review_on=review_on)

    def set_task(self, task_id: UUID, *, due_on: date, today: date, **task: Any) -> None:
        """Raises Rejected for a closed case, a day in the past, a task set already, or too many that wait."""
        self._goes_on()
        _ahead(due_on, today)
        if task_id in self.tasks:
            raise Rejected("case.task_set_already")
        if len(self.waiting) >= MOST_TASKS:
            raise Rejected("case.task_too_many", most=MOST_TASKS)
        self._happened(self.TaskSet, task_id=task_id, due_on=due_on, **task)

    def move_task(self, task_id: UUID, *, due_on: date, today: date, why: str) -> None:
        """Raises Rejected when the task does not wait, or for a day in the past or the same day."""
        self._waits(task_id)
        _ahead(due_on, today)
        if due_on == self.waiting[task_id]:
            raise Rejected("case.task_same_day")
        self._happened(self.TaskMoved, task_id=task_id, due_on=due_on, why=why)

    def finish_task(self, task_id: UUID, *, result: str) -> None:
        """Raises Rejected when the task does not wait."""
        self._waits(task_id)
        self._happened(self.TaskDone, task_id=task_id, result=result)

    def drop_task(self, task_id: UUID, *, why: str) -> None:
        """Raises Rejected when the task does not wait."""
        self._waits(task_id)
        self._happened(self.TaskDropped, task_id=task_id, why=why)

    def note(self, *, note: str, contacted: bool) -> None:
        """Raises Rejected for a closed case."""
        self._goes_on()
        self._happened(self.Noted, note=note, contacted=contacted)

    def link_claim(self, claim_id: UUID) -> None:
        """Raises Rejected for a closed case, or when the claim is linked."""
        self._goes_on()
        if claim_id in self.claims:
            raise Rejected("case.claim_linked_already")
        self._happened(self.ClaimLinked, claim_id=claim_id)

    def close(self, *, outcomes: Sequence[str], note: str) -> None:
        """Raises Rejected without an outcome, and while a task waits."""
        self._goes_on()
        if not outcomes:
            raise Rejected("case.outcome_missing")
        if self.waiting:
            raise Rejected("case.task_open", number=len(self.waiting))
        self._happened(self.Closed, at_centre=self.at_centre, outcomes=list(outcomes), note=note)

    def reopen(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected while it is open."""
        if self.closed_on is None:
            raise Rejected("case.open_already")
        self._happened(self.Reopened, at_centre=self.at_centre, reason=reason, explanation=explanation)

    def _happened(self, event_class: Any, **fields: Any) -> None:
        self.trigger_event(event_class, person_id=self.person_id, **fields)

    def _goes_on(self) -> None:
        if self.closed_on is not None:
            raise Rejected("case.closed")

    def _waits(self, task_id: UUID) -> None:
        self._goes_on()
        if task_id not in self.tasks:
            raise Rejected("case.task_unknown")
        if task_id not in self.waiting:
            raise Rejected("case.task_not_open")

    @event(events.Assigned)
    def _take_owner(self, owner_id: UUID) -> None:
        self.owner_id = owner_id

    @event(events.PlanAgreed)
    def _take_plan(self) -> None:
        pass

    @event(events.TaskSet)
    def _take_task(self, task_id: UUID, due_on: date) -> None:
        self.tasks.append(task_id)
        self.waiting[task_id] = due_on

    @event(events.TaskMoved)
    def _move(self, task_id: UUID, due_on: date) -> None:
        self.waiting[task_id] = due_on

    @event(events.TaskDone)
    def _tick_off(self, task_id: UUID) -> None:
        self.waiting.pop(task_id, None)

    @event(events.TaskDropped)
    def _strike_out(self, task_id: UUID) -> None:
        self.waiting.pop(task_id, None)

    @event(events.Noted)
    def _take_note(self) -> None:
        pass

    @event(events.ClaimLinked)
    def _take_claim(self, claim_id: UUID) -> None:
        self.claims.append(claim_id)

    @event(events.Closed)
    def _end(self, occurred_at: datetime) -> None:
        self.closed_on = occurred_at.date()

    @event(events.Reopened)
    def _go_on(self) -> None:
        self.closed_on = None


def _ahead(day: date | None, today: date) -> None:
    if day is not None and day < today:
        raise Rejected("case.day_past")
