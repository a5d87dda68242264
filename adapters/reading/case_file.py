"""Answers questions about the cases of one person: all of them, one with its story, who may look after it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import case, select

from adapters.reading.asking import Known
from adapters.reading.caseload import FILE, C, T, sight
from adapters.reading.cases import case_rows, caseworkers, joined, task_rows, tasks_with_persons
from adapters.reading.context import Reading, rows_of
from adapters.reading.one_file import may_see, record_of, records_of
from adapters.reading.timeline import history_of
from adapters.readmodels.cases import CLAIMS, OPEN
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.tasks import OPEN as TASK_OPEN
from application.asking import Answer
from application.cases import CaseRow, CaseView, Colleagues, OneCase, PersonCases, TaskRow
from application.policy import Decision


def person_cases(reading: Reading, question: PersonCases) -> Answer[tuple[CaseRow, ...]]:
    """Open ones first, then the newest. Raises Absent for a person whom the asker may not see."""
    order = (case((C.status == OPEN, 0), else_=1), C.opened_on.desc(), C.case_id.desc())
    rows = records_of(reading, joined(reading), question.person_id, *order)
    return Answer(tuple(case_rows(reading, rows)), (question.person_id,))


def one_case(reading: Reading, question: OneCase) -> Answer[CaseView]:
    """Raises Absent where there is no such case of this person, or no such person for the asker."""
    row = record_of(reading, joined(reading).where(C.case_id == question.case_id), question.person_id)
    masked = sight(reading, row) is Decision.MASKED
    words = {} if masked else reading.open(row)
    plan = {} if masked else reading.open(row, "plan")
    linked = reading.connection.scalars(select(CLAIMS.c.claim_id).where(CLAIMS.c.case_id == question.case_id))
    view = CaseView(
        case_rows(reading, [row])[0],
        words.get("summary") or "",
        plan.get("plan") or "",
        row["consultation_id"],
        tuple(_tasks_of(reading, question.case_id)),
        tuple(linked),
        tuple(history_of(reading, question.case_id, masked=masked)),
    )
    return Answer(view, (question.person_id,))


def colleagues(reading: Reading, question: Colleagues) -> Answer[tuple[tuple[UUID, str], ...]]:
    """Caseworkers in service at the centre of the file. Raises Absent for a person whom the asker may not see."""
    may_see(reading, question.person_id)
    centre = reading.connection.scalar(select(PEOPLE.c.centre).where(PEOPLE.c.person_id == question.person_id))
    return Answer(caseworkers(reading, str(centre)))


KNOWN: Mapping[type, Known] = {
    PersonCases: Known(FILE, person_cases),
    OneCase: Known(FILE, one_case),
    Colleagues: Known(FILE, colleagues),
}


def _tasks_of(reading: Reading, case_id: UUID) -> list[TaskRow]:
    order = (case((T.status == TASK_OPEN, 0), else_=1), T.due_on, T.task_id)
    query = tasks_with_persons().where(T.case_id == case_id).order_by(*order)
    return task_rows(reading, rows_of(reading.connection.execute(query)))
