"""Commands about the tasks of a case, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from application.case import OfCase, current, may_own, today_there
from application.consenting import left_as_is, recorded_now
from application.dispatch import Changed, Handler
from application.fields import Code, Days, Note, Text, Touched
from application.ports import Ledger

Sentence = Annotated[str, Text(500, required=True)]


@dataclass(frozen=True, kw_only=True)
class SetTask(OfCase):
    """Something to be done by a day; without a name by the owner of the case."""

    task_id: UUID
    kind: Annotated[str, Code("task_kind")]
    due_on: Annotated[date, Days()]
    assignee_id: Touched | None = None
    what: Sentence


@dataclass(frozen=True, kw_only=True)
class MoveTask(OfCase):
    """Another day for a task."""

    task_id: UUID
    due_on: Annotated[date, Days()]
    why: Note = ""


@dataclass(frozen=True, kw_only=True)
class FinishTask(OfCase):
    """A task is done."""

    task_id: UUID
    result: Note = ""


@dataclass(frozen=True, kw_only=True)
class DropTask(OfCase):
    """A task will not be done."""

    task_id: UUID
    why: Note = ""


def set_task(ledger: Ledger, command: SetTask) -> Changed:
    """Refuses a day in the past, and whoever could not open the file."""
    case, migrant = current(ledger, command), recorded_now(ledger, command.person_id)
    assignee = command.assignee_id or case.owner_id
    if assignee != case.owner_id:
        may_own(ledger, migrant, assignee)
    task = {"kind": command.kind, "assignee_id": assignee, "what": command.what}
    case.set_task(command.task_id, due_on=command.due_on, today=today_there(), **task)
    return [case]


def move_task(ledger: Ledger, command: MoveTask) -> Changed:
    """Refuses a day in the past."""
    case = current(ledger, command)
    recorded_now(ledger, command.person_id)
    case.move_task(command.task_id, due_on=command.due_on, today=today_there(), why=command.why)
    return [case]


def finish_task(ledger: Ledger, command: FinishTask) -> Changed:
    """Refuses a task that does not wait."""
    case = current(ledger, command)
    left_as_is(ledger, command.person_id, command.result)
    case.finish_task(command.task_id, result=command.result)
    return [case]


def drop_task(ledger: Ledger, command: DropTask) -> Changed:
    """Refuses a task that does not wait."""
    case = current(ledger, command)
    left_as_is(ledger, command.person_id, command.why)
    case.drop_task(command.task_id, why=command.why)
    return [case]


HANDLERS: dict[type, Handler] = {
    SetTask: set_task,
    MoveTask: move_task,
    FinishTask: finish_task,
    DropTask: drop_task,
}
