"""A case of the village, with a plan and a task."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from application.case import AgreePlan, OpenCase
from application.case_task import SetTask
from tests.harness.days import today


def a_case(village: Any, person_id: UUID, login: str, centre: str, note: str) -> UUID:
    """The task has the id of its case."""
    case_id: UUID = uuid7()
    of = {"person_id": person_id, "case_id": case_id}
    village.given(OpenCase(**of, topic="FAM-ABAND", summary=note), login)
    village.given(AgreePlan(**of, base_version=1, plan=note), login)
    task = {"task_id": case_id, "kind": "APPEAL", "what": note, "due_on": today()}
    village.given(SetTask(**of, base_version=2, **task), login)
    return case_id
