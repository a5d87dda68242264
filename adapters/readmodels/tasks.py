"""The tasks view: one row for each task of a case as it stands, with the box of what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id

OPEN, DONE, CANCELLED = "OPEN", "DONE", "CANCELLED"

TASKS = Table(
    "rm_tasks",
    METADATA,
    # The id of a task is made by whoever sets it: it is unique within its case only.
    Column("case_id", Id, primary_key=True),
    Column("task_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("due_on", Day, nullable=False),
    Column("assignee_id", Id, nullable=False),
    Column("set_by", Id, nullable=False),
    Column("set_on", Day, nullable=False),
    Column("status", Text, nullable=False),
    Column("ended_on", Day),
    *box_columns(),
    Index("rm_tasks_person", "person_id"),
    Index("rm_tasks_due", "status", "due_on"),
    Index("rm_tasks_assignee", "assignee_id", "status", "due_on"),
)


def _set(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("task_id", "person_id", "kind", "due_on", "assignee_id")}
    row |= {"case_id": event.originator_id, "set_by": event.actor_id, "set_on": event.occurred_at.date()}
    yield Insert(TASKS, row | {"status": OPEN, "ended_on": None} | boxed(sealed))


def _changed(sealed: Sealed, **values: Any) -> Iterator[Change]:
    event = sealed.event
    yield Update(TASKS, {"case_id": event.originator_id, "task_id": event.task_id}, values)


def _moved(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, due_on=sealed.event.due_on)


def _done(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=DONE, ended_on=sealed.event.occurred_at.date())


def _dropped(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=CANCELLED, ended_on=sealed.event.occurred_at.date())


def _assigned(sealed: Sealed) -> Iterator[Change]:
    """Open tasks of the owner before go along with the case."""
    event = sealed.event
    key = {"case_id": event.originator_id, "assignee_id": event.owner_before, "status": OPEN}
    yield Update(TASKS, key, {"assignee_id": event.owner_id})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(TASKS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "tasks",
    (TASKS,),
    {
        "case.TaskSet": _set,
        "case.TaskMoved": _moved,
        "case.TaskDone": _done,
        "case.TaskDropped": _dropped,
        "case.Assigned": _assigned,
        "migrant.Erased": _erased,
    },
)
