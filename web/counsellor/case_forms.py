"""Forms of a case: opening it, and one for each step on its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField

from application import case as commands
from application import case_task, hand_over
from application.cases import CaseRow, TaskRow
from web.counsellor.versioned import CHANGED, VERSION
from web.fields import CodeChecks, CodeRadios, CodeSelect
from web.forms import BaseForm, NearDate, Optional, Outcome, Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import options, topic_path
from web.pickers import CodePicker

People = Sequence[tuple[UUID, str]]


def topics() -> list[tuple[str, str]]:
    """(code, "Family › Alimony") of every topic."""
    return [(code, topic_path(code)) for code, _words in options("topic")]


class OpenForm(BaseForm):
    """What it is about, and who answers for it."""

    fields_of = {"case.owner_elsewhere": "owner_id", "case.owner_suspended": "owner_id"}
    case_id = HiddenField()
    consultation_id = HiddenField()
    topic = CodePicker(_l("What it is about"), "topic", [Required(_l("Choose what it is about."))], pairs=topics)
    priority = CodeRadios(_l("How urgent"), "priority", default="NORMAL")
    owner_id = SelectField(_l("Who looks after it"), [Required()])
    told = TextAreaField(_l("What happened, and what the person wants"), [Optional()])

    def __init__(self, person_id: UUID, colleagues: People, me: UUID, **data: Any) -> None:
        super().__init__(data={"owner_id": str(me), **data})
        self.person_id = person_id
        self.owner_id.choices = names(colleagues, me)
        self.id = _id(self.case_id)

    def to_command(self) -> commands.OpenCase:
        return commands.OpenCase(
            person_id=self.person_id,
            case_id=self.id,
            consultation_id=_known(self.consultation_id.data),
            owner_id=UUID(self.owner_id.data),
            topic=str(self.topic.data),
            priority=str(self.priority.data),
            summary=self.told.data or "",
        )


class CaseForm(BaseForm):
    """A step of a case: it names the version that its page showed, and its command."""

    fields_of = {
        "case.owner_same": "owner_id",
        "case.owner_elsewhere": "owner_id",
        "case.owner_suspended": "owner_id",
        "case.file_of_colleague": "owner_id",
        "case.outcome_missing": "outcomes",
        "case.task_same_day": "due_on",
        "case.day_past": "due_on",
    }
    command: type[Any] = object
    base_version = HiddenField()

    def __init__(self, row: CaseRow, colleagues: People = (), **data: Any) -> None:
        super().__init__(data={"base_version": str(row.version), **data})
        self.row, self.colleagues = row, colleagues
        if "owner_id" in self:
            self["owner_id"].choices = names(colleagues, None)

    def to_command(self) -> Any:
        case = {"person_id": self.row.person_id, "case_id": self.row.case_id}
        return self.command(**case, base_version=self.version, **self.more())

    def more(self) -> dict[str, Any]:
        """What this step adds to its command."""
        return {}

    @property
    def version(self) -> int:
        """The version that the page showed."""
        typed = str(self.base_version.data)
        return int(typed) if VERSION.fullmatch(typed) else self.row.version

    def show_errors(self, verdict: Outcome, text: Any) -> None:
        super().show_errors(verdict, text)
        if verdict.code == CHANGED:
            # The reader was told; the next attempt is made on what stands now.
            self.base_version.data = str(self.row.version)


class PlanForm(CaseForm):
    fields_of = {**CaseForm.fields_of, "case.day_past": "review_on"}
    command = commands.AgreePlan
    plan = TextAreaField(_l("What will be done, as agreed with the person"), [Required(_l("Write the plan."))])
    review_on = NearDate(_l("Look at it again on"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"plan": self.plan.data, "review_on": self.review_on.data}


class TaskForm(CaseForm):
    fields_of = {**CaseForm.fields_of, "case.owner_elsewhere": "assignee_id", "case.file_of_colleague": "assignee_id"}
    command = case_task.SetTask
    task_id = HiddenField()
    kind = CodeSelect(_l("Kind of task"), "task_kind", [Required(_l("Choose the kind of task."))])
    what = StringField(_l("What is to be done"), [Required(_l("Say what is to be done."))])
    due_on = NearDate(_l("By when"), [Required(_l("Choose the day."))])
    assignee_id = SelectField(_l("Who does it"), [Required()])

    def __init__(self, row: CaseRow, colleagues: People = (), **data: Any) -> None:
        super().__init__(row, colleagues, assignee_id=str(row.owner_id), **data)
        self.assignee_id.choices = names(colleagues, row.owner_id, row.owner)
        self.id = _id(self.task_id)

    def more(self) -> dict[str, Any]:
        said = {"kind": str(self.kind.data), "what": self.what.data, "due_on": self.due_on.data}
        return {"task_id": self.id, "assignee_id": UUID(self.assignee_id.data), **said}


class NoteForm(CaseForm):
    command = commands.NoteInCase
    note = TextAreaField(_l("Note"), [Required(_l("Write the note."))])
    contacted = BooleanField(_l("I spoke with the person"))

    def more(self) -> dict[str, Any]:
        return {"note": self.note.data, "contacted": bool(self.contacted.data)}


class AssignForm(CaseForm):
    command = commands.AssignCase
    owner_id = SelectField(_l("Who looks after the case from now on"), [Required(_l("Choose a colleague."))])

    def more(self) -> dict[str, Any]:
        return {"owner_id": UUID(self.owner_id.data)}


class CloseForm(CaseForm):
    command = commands.CloseCase
    outcomes = CodeChecks(_l("What came of it"), "case_outcome")
    note = TextAreaField(_l("In words"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"outcomes": tuple(self.outcomes.data or ()), "note": self.note.data or ""}


class ReopenForm(CaseForm):
    command = commands.ReopenCase
    reason = CodeRadios(_l("Why it is opened again"), "case_reopen_reason", [Required(_l("Choose the reason."))])
    explanation = TextAreaField(_l("In words"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}


class OneTaskForm(CaseForm):
    """A step of one task."""

    def __init__(self, row: CaseRow, task: TaskRow, **data: Any) -> None:
        super().__init__(row, **data)
        self.task = task

    def to_command(self) -> Any:
        task = {"person_id": self.row.person_id, "case_id": self.row.case_id, "task_id": self.task.task_id}
        return self.command(**task, base_version=self.version, **self.more())


class DoneForm(OneTaskForm):
    command = case_task.FinishTask
    result = TextAreaField(_l("What came of it"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"result": self.result.data or ""}


class MoveForm(OneTaskForm):
    command = case_task.MoveTask
    due_on = NearDate(_l("New day"), [Required(_l("Choose the day."))])
    why = TextAreaField(_l("Why"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"due_on": self.due_on.data, "why": self.why.data or ""}


class DropForm(OneTaskForm):
    command = case_task.DropTask
    why = TextAreaField(_l("Why it is not done"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"why": self.why.data or ""}


class HandOverForm(BaseForm):
    """The whole file with its open cases goes to a colleague."""

    fields_of = dict.fromkeys(("case.owner_same", "case.owner_elsewhere", "case.owner_suspended"), "owner_id")
    owner_before = HiddenField()
    owner_id = SelectField(_l("Who looks after the person from now on"), [Required(_l("Choose a colleague."))])

    def __init__(self, person_id: UUID, owner: UUID | None, cases: Sequence[UUID], colleagues: People) -> None:
        super().__init__(data={"owner_before": str(owner or "")})
        self.person_id, self.cases = person_id, cases
        self.owner_id.choices = names([each for each in colleagues if each[0] != owner], None)

    def to_command(self) -> hand_over.HandOverFile:
        return hand_over.HandOverFile(
            person_id=self.person_id,
            owner_id=UUID(self.owner_id.data),
            owner_before=_known(self.owner_before.data),
            cases=tuple(self.cases[: hand_over.MOST_CASES]),
        )


def names(colleagues: People, also: UUID | None, name: str = "") -> list[Any]:
    """Colleagues to choose from; `also` is offered even when they no longer work here; nobody is chosen unasked."""
    pairs = [(str(account), text) for account, text in colleagues]
    if also is not None and str(also) not in dict(pairs):
        pairs.insert(0, (str(also), name or str(_l("Myself"))))
    return as_choices(pairs if also is not None else [("", ""), *pairs])


def _id(field: Any) -> UUID:
    found = _known(field.data) or uuid7()
    field.data = str(found)
    return found


def _known(text: Any) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


