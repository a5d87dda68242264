"""Commands about a case, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.colleagues import colleague
from application.consenting import living, recorded
from application.dispatch import Changed, Handler
from application.fields import Code, Days, Many, Note, Text, Touched, Whole
from application.ports import Ledger
from domain.case import Case
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant

Sentence = Annotated[str, Text(500, required=True)]
Needed = Annotated[str, Text(8000, lines=True, required=True)]
# How many cases of one person are handed over together.
MOST_CASES = 30


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """Take somebody's trouble on; without an owner it is the case of whoever opens it."""

    person_id: Touched
    case_id: Touched
    occurred_at: datetime | None = None
    consultation_id: UUID | None = None
    owner_id: Touched | None = None
    topic: Annotated[str, Code("topic")]
    priority: Annotated[str, Code("priority")] = "NORMAL"
    summary: Note = ""


@dataclass(frozen=True, kw_only=True)
class _OfCase:
    """`base_version` is the version of the case that the page showed."""

    person_id: Touched
    case_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AssignCase(_OfCase):
    """Another colleague of the centre answers for it."""

    owner_id: Touched


@dataclass(frozen=True, kw_only=True)
class AgreePlan(_OfCase):
    """What will be done, as agreed with the person."""

    plan: Needed
    review_on: Annotated[date, Days()] | None = None


@dataclass(frozen=True, kw_only=True)
class SetTask(_OfCase):
    """Something to be done by a day; without a name by the owner of the case."""

    task_id: UUID
    kind: Annotated[str, Code("task_kind")]
    due_on: Annotated[date, Days()]
    assignee_id: Touched | None = None
    what: Sentence


@dataclass(frozen=True, kw_only=True)
class MoveTask(_OfCase):
    """Another day for a task."""

    task_id: UUID
    due_on: Annotated[date, Days()]
    why: Note = ""


@dataclass(frozen=True, kw_only=True)
class FinishTask(_OfCase):
    """A task is done."""

    task_id: UUID
    result: Note = ""


@dataclass(frozen=True, kw_only=True)
class DropTask(_OfCase):
    """A task will not be done."""

    task_id: UUID
    why: Note = ""


@dataclass(frozen=True, kw_only=True)
class NoteInCase(_OfCase):
    """Something to remember; `contacted` when it was learnt from the person."""

    note: Needed
    contacted: bool = False


@dataclass(frozen=True, kw_only=True)
class CloseCase(_OfCase):
    """It ended."""

    outcomes: Annotated[tuple[Annotated[str, Code("case_outcome")], ...], Many(6)]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class ReopenCase(_OfCase):
    """It was not over."""

    reason: Annotated[str, Code("case_reopen_reason")]
    explanation: Note = ""


@dataclass(frozen=True, kw_only=True)
class HandOverFile:
    """Give a file and its open cases to another colleague of the centre. `owner_before`: as the page showed it."""

    person_id: Touched
    owner_id: Touched
    owner_before: UUID | None = None
    cases: Annotated[tuple[Touched, ...], Many(MOST_CASES)] = ()


def open_case(ledger: Ledger, command: OpenCase) -> Changed:
    """Refuses a second case under the same id, a person who is erased or does not let us record, an odd owner."""
    if ledger.find(Case, command.case_id) is not None:
        raise Rejected("case.opened_already")
    act = current_act()
    migrant = recorded(ledger, command.person_id, act.occurred.date())
    owner = command.owner_id or act.actor_id
    _may_own(ledger, migrant, owner)
    details = {
        "person_id": command.person_id,
        "consultation_id": command.consultation_id,
        "at_centre": migrant.at_centre,
        "owner_id": owner,
        "topic": command.topic,
        "priority": command.priority,
        "summary": command.summary,
    }
    return [Case.open(command.case_id, **details)]


def assign_case(ledger: Ledger, command: AssignCase) -> Changed:
    """Refuses whoever does not work with people at the centre, and a file that is another colleague's."""
    case = _current(ledger, command)
    _may_own(ledger, living(ledger, command.person_id), command.owner_id)
    case.assign(command.owner_id)
    return [case]


def agree_plan(ledger: Ledger, command: AgreePlan) -> Changed:
    """Refuses a closed case and a review in the past."""
    case = _current(ledger, command)
    case.agree_plan(plan=command.plan, review_on=command.review_on, today=_today())
    return [case]


def set_task(ledger: Ledger, command: SetTask) -> Changed:
    """Refuses a day in the past, and whoever could not open the file."""
    case = _current(ledger, command)
    assignee = command.assignee_id or case.owner_id
    if assignee != case.owner_id:
        _may_own(ledger, living(ledger, command.person_id), assignee)
    task = {"kind": command.kind, "assignee_id": assignee, "what": command.what}
    case.set_task(command.task_id, due_on=command.due_on, today=_today(), **task)
    return [case]


def move_task(ledger: Ledger, command: MoveTask) -> Changed:
    """Refuses a day in the past."""
    case = _current(ledger, command)
    case.move_task(command.task_id, due_on=command.due_on, today=_today(), why=command.why)
    return [case]


def finish_task(ledger: Ledger, command: FinishTask) -> Changed:
    """Refuses a task that does not wait."""
    case = _current(ledger, command)
    case.finish_task(command.task_id, result=command.result)
    return [case]


def drop_task(ledger: Ledger, command: DropTask) -> Changed:
    """Refuses a task that does not wait."""
    case = _current(ledger, command)
    case.drop_task(command.task_id, why=command.why)
    return [case]


def note_in_case(ledger: Ledger, command: NoteInCase) -> Changed:
    """Refuses a closed case."""
    case = _current(ledger, command)
    case.note(note=command.note, contacted=command.contacted)
    return [case]


def close_case(ledger: Ledger, command: CloseCase) -> Changed:
    """Refuses without an outcome, while a task waits, and before the day on which it was opened."""
    case = _current(ledger, command)
    case.close(outcomes=command.outcomes, note=command.note)
    return [case]


def reopen_case(ledger: Ledger, command: ReopenCase) -> Changed:
    """Refuses while it is open, and once the person no longer lets us record."""
    case = _current(ledger, command)
    migrant = recorded(ledger, command.person_id, _today())
    if migrant.owner_id not in (None, case.owner_id):
        raise Rejected("case.file_of_colleague")
    case.reopen(reason=command.reason, explanation=command.explanation)
    return [case]


def hand_over_file(ledger: Ledger, command: HandOverFile) -> Changed:
    """Refuses when the file went to somebody else meanwhile. Cases that are closed by now stay as they are."""
    migrant = living(ledger, command.person_id)
    if migrant.owner_id != command.owner_before:
        raise Rejected("record.changed_meanwhile")
    colleague(ledger, command.owner_id, migrant.at_centre)
    cases = [ledger.get(Case, case_id) for case_id in command.cases]
    if any(case.person_id != command.person_id for case in cases):
        raise Rejected("case.unknown")
    going = [case for case in cases if case.closed_on is None and case.owner_id != command.owner_id]
    if not going and migrant.owner_id == command.owner_id:
        raise Rejected("case.owner_same")
    for case in going:
        case.assign(command.owner_id)
    if migrant.owner_id == command.owner_id:
        return going
    migrant.assign(command.owner_id)
    return [migrant, *going]


HANDLERS: dict[type, Handler] = {
    OpenCase: open_case,
    AssignCase: assign_case,
    AgreePlan: agree_plan,
    SetTask: set_task,
    MoveTask: move_task,
    FinishTask: finish_task,
    DropTask: drop_task,
    NoteInCase: note_in_case,
    CloseCase: close_case,
    ReopenCase: reopen_case,
    HandOverFile: hand_over_file,
}


def _today() -> date:
    return current_act().occurred.date()


def _current(ledger: Ledger, command: _OfCase) -> Case:
    case = ledger.get(Case, command.case_id)
    if case.person_id != command.person_id:
        # Policy looked at the person who was named: another person's case does not exist here.
        raise Rejected("case.unknown")
    living(ledger, command.person_id)
    if case.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    if _today() < case.opened_on:
        raise Rejected("case.before_opening")
    return case


def _may_own(ledger: Ledger, migrant: Migrant, owner_id: UUID) -> None:
    """Whoever is to work on it must be able to open the file."""
    colleague(ledger, owner_id, migrant.at_centre)
    if migrant.owner_id not in (None, owner_id):
        raise Rejected("case.file_of_colleague")
