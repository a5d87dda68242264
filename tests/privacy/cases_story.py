"""Cases of the story: everything that can be written into one."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from application import case, case_task
from tests.harness.days import today
from tests.privacy.story import DESK, Step, worded
from tests.simulation.staff import an_id


def cases(person_id: UUID) -> Iterator[Step]:
    """One case with a task for each way a task can end, closed and opened again."""
    of = {"person_id": person_id, "case_id": an_id()}
    yield worded(case.OpenCase(**of, topic="FAM-ABAND")), DESK
    yield worded(case.AgreePlan(**of, base_version=1, plan="x")), DESK
    done, dropped = an_id(), an_id()
    later = today().replace(year=today().year + 1, day=1)
    for at, task_id in enumerate((done, dropped)):
        task = {"task_id": task_id, "kind": "APPEAL", "due_on": today(), "what": "x"}
        yield worded(case_task.SetTask(**of, base_version=2 + at, **task)), DESK
    yield worded(case_task.MoveTask(**of, base_version=4, task_id=done, due_on=later)), DESK
    yield worded(case_task.FinishTask(**of, base_version=5, task_id=done)), DESK
    yield worded(case_task.DropTask(**of, base_version=6, task_id=dropped)), DESK
    yield worded(case.NoteInCase(**of, base_version=7, note="x", contacted=True)), DESK
    yield worded(case.CloseCase(**of, base_version=8, outcomes=("ALIMONY_ORDERED",))), DESK
    yield worded(case.ReopenCase(**of, base_version=9, reason="NEW_FACTS")), DESK
