"""The rules of a case, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.case import MOST_TASKS, Case
from domain.kernel import Act, Rejected, acting

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
GULNORA, FARRUKH = UUID(int=1), UUID(int=2)
ACT = Act(NOW, NOW, GULNORA, UUID(int=9), "KHT")
TASK = {"kind": "APPEAL", "assignee_id": GULNORA, "what": "Appeal", "today": TODAY}


@pytest.fixture(autouse=True)
def somebody_acts() -> object:
    with acting(ACT):
        yield


@pytest.fixture
def case() -> Case:
    details = {"person_id": UUID(int=3), "consultation_id": None, "at_centre": "KHT", "owner_id": GULNORA}
    return Case.open(UUID(int=4), **details, topic="FAM-ABAND", priority="NORMAL", summary="")


def refused(code: str) -> object:
    return pytest.raises(Rejected, match=f"^{code}$")


def test_a_case_closes_with_an_outcome_only(case: Case) -> None:
    with refused("case.outcome_missing"):
        case.close(outcomes=(), note="")
    case.close(outcomes=("ALIMONY_ORDERED",), note="")
    assert case.closed_on == TODAY


def test_an_open_task_keeps_a_case_open(case: Case) -> None:
    case.set_task(UUID(int=5), due_on=TODAY, **TASK)
    with refused("case.task_open"):
        case.close(outcomes=("LEFT",), note="")
    case.drop_task(UUID(int=5), why="")
    case.close(outcomes=("LEFT",), note="")


def test_a_task_ends_once(case: Case) -> None:
    case.set_task(UUID(int=5), due_on=TODAY, **TASK)
    case.finish_task(UUID(int=5), result="")
    for again in (case.finish_task, case.drop_task):
        with refused("case.task_not_open"):
            again(UUID(int=5), **({"result": ""} if again == case.finish_task else {"why": ""}))
    with refused("case.task_set_already"):
        case.set_task(UUID(int=5), due_on=TODAY, **TASK)


def test_a_day_that_passed_is_no_day_for_a_task(case: Case) -> None:
    with refused("case.day_past"):
        case.set_task(UUID(int=5), due_on=date(2026, 3, 1), **TASK)


def test_tasks_without_end_are_refused(case: Case) -> None:
    for number in range(MOST_TASKS):
        case.set_task(UUID(int=100 + number), due_on=TODAY, **TASK)
    with refused("case.task_too_many"):
        case.set_task(UUID(int=99), due_on=TODAY, **TASK)


def test_a_closed_case_only_reopens(case: Case) -> None:
    case.close(outcomes=("RECONCILED",), note="")
    with refused("case.closed"):
        case.note(note="x", contacted=False)
    with refused("case.closed"):
        case.assign(FARRUKH)
    case.reopen(reason="NEW_FACTS", explanation="")
    with refused("case.open_already"):
        case.reopen(reason="NEW_FACTS", explanation="")
    case.assign(FARRUKH)
    assert case.owner_id == FARRUKH
