"""Moves about cases at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import case, case_task, hand_over
from tests.harness.days import today
from tests.simulation.staff import COUNSELLORS, MANAGERS, an_id
from tests.simulation.world import Maker, Move, World

TOPICS = ("FAM-ABAND", "EMP-WAGE", "DOC-BAN")
KINDS = ("CALL_BACK", "APPEAL", "VISIT")


def _opened(w: World) -> Move:
    person = w.pick(w.people)
    command = case.OpenCase(person_id=person, case_id=an_id(), topic=w.pick(list(TOPICS)), summary="ба шавҳар")
    w.cases.append((command.case_id, person))
    return command, w.desk()


def _of(w: World) -> tuple[UUID, dict[str, Any]]:
    case_id, person = w.pick(w.cases)
    return case_id, {"case_id": case_id, "person_id": person, "base_version": w.base(case_id)}


def _step(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(**_of(w)[1], **more), w.desk()

    return made


def _set(w: World) -> Move:
    case_id, of = _of(w)
    task = {"kind": w.pick(list(KINDS)), "due_on": today() + timedelta(days=w.rng.randrange(-1, 9)), "what": "занг"}
    command = case_task.SetTask(**of, task_id=an_id(), **task)
    w.tasks.append((case_id, of["person_id"], command.task_id))
    return command, w.desk()


def _task(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        case_id, person, task_id = w.pick(w.tasks or [(*w.pick(w.cases), an_id())])
        of = {"case_id": case_id, "person_id": person, "base_version": w.base(case_id)}
        return kind(**of, task_id=task_id, **more), w.desk()

    return made


def _moved(w: World) -> Move:
    return _task(case_task.MoveTask, due_on=today() + timedelta(days=w.rng.randrange(9)))(w)


def _assigned(w: World) -> Move:
    return _step(case.AssignCase, owner_id=COUNSELLORS[w.office()].account_id)(w)


def _linked(w: World) -> Move:
    claim_id, _ = w.pick(w.claims) if getattr(w, "claims", None) else (an_id(), None)
    return _step(case.LinkClaim, claim_id=claim_id)(w)


def _handed_over(w: World) -> Move:
    case_id, person = w.pick(w.cases)
    manager = MANAGERS[w.office()]
    owner = {"owner_id": manager.account_id, "owner_before": w.maybe(w.desk().account_id, 0.2)}
    return hand_over.HandOverFile(person_id=person, cases=(case_id,), **owner), manager


# How often, beside how.
CASES: dict[type, tuple[float, Maker]] = {
    case.OpenCase: (2, _opened),
    case.AssignCase: (1, _assigned),
    case.AgreePlan: (1, _step(case.AgreePlan, plan="суд")),
    case_task.SetTask: (4, _set),
    case_task.MoveTask: (1, _moved),
    case_task.FinishTask: (3, _task(case_task.FinishTask, result="шуд")),
    case_task.DropTask: (1, _task(case_task.DropTask, why="нашуд")),
    case.NoteInCase: (1, _step(case.NoteInCase, note="гуфт", contacted=True)),
    case.LinkClaim: (0.3, _linked),
    case.CloseCase: (2, _step(case.CloseCase, outcomes=("ALIMONY_ORDERED",))),
    case.ReopenCase: (1, _step(case.ReopenCase, reason="NEW_FACTS")),
    hand_over.HandOverFile: (0.7, _handed_over),
}
