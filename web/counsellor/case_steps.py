"""The steps of a case and of its tasks as the pages offer them: form, when they are possible, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from web.counsellor.case_claims import ClaimForm
from web.counsellor.case_forms import (
    AssignForm,
    CaseForm,
    CloseForm,
    DoneForm,
    DropForm,
    MoveForm,
    NoteForm,
    OneTaskForm,
    PlanForm,
    ReopenForm,
    TaskForm,
)
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Step:
    """One step of a case that is open, or of one that is `closed`."""

    form: type[CaseForm]
    title: LazyText
    button: LazyText
    said: LazyText
    closed: bool = False

    @property
    def action(self) -> str:
        """The policy line of its command."""
        return self.form.command.__name__


# In the order in which the page offers them.
STEPS: Mapping[str, Step] = {
    "task": Step(TaskForm, _l("Set a task"), _l("Set the task"), _l("The task was set.")),
    "note": Step(NoteForm, _l("Write a note"), _l("Save the note"), _l("The note was saved.")),
    "plan": Step(PlanForm, _l("Agree on a plan"), _l("Save the plan"), _l("The plan was saved.")),
    "claim": Step(ClaimForm, _l("Add a wage claim"), _l("Add it"), _l("The claim was added.")),
    "assign": Step(AssignForm, _l("Give the case to a colleague"), _l("Give it"), _l("The case was given away.")),
    "close": Step(CloseForm, _l("Close the case"), _l("Close the case"), _l("The case was closed.")),
    "reopen": Step(
        ReopenForm, _l("Reopen the case"), _l("Reopen the case"), _l("The case was reopened."), closed=True
    ),
}


@dataclass(frozen=True)
class TaskStep:
    """One step of a task that waits."""

    form: type[OneTaskForm]
    title: LazyText
    button: LazyText
    said: LazyText
    link: LazyText


TASK_STEPS: Mapping[str, TaskStep] = {
    "done": TaskStep(DoneForm, _l("A task is done"), _l("It is done"), _l("The task is done."), _l("Done")),
    "move": TaskStep(
        MoveForm, _l("Another day for a task"), _l("Move it"), _l("The task was moved."), _l("Another day")
    ),
    "drop": TaskStep(
        DropForm, _l("A task is dropped"), _l("Drop it"), _l("The task was dropped."), _l("Drop")
    ),
}
