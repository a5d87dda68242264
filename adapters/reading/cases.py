"""Answers questions about cases: those of a person, one with its story, the lists of a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, select, true

from adapters.reading.asking import Known
from adapters.reading.caseload import (
    FILE,
    LAST_WORD,
    C,
    T,
    counted,
    names_of,
    person_of,
    persons,
    quiet,
    reachable,
    tasks_waiting,
    told,
    with_person,
    within_reach,
)
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.keyset import page_of
from adapters.reading.standing import thing
from adapters.reading.timeline import history_of, staff_names
from adapters.readmodels.cases import CASES, CLAIMS, CLOSED, OPEN
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.staff import STAFF
from adapters.readmodels.tasks import OPEN as TASK_OPEN
from adapters.readmodels.tasks import TASKS
from application.asking import Absent, Answer
from application.cases import (
    SHOW,
    CaseList,
    CaseRow,
    CaseView,
    Colleagues,
    ListCases,
    OneCase,
    PersonCases,
    TaskRow,
)
from application.colleagues import CASEWORKERS
from application.policy import Decision, policy

_SAME = (
    *("case_id", "person_id", "owner_id", "topic", "priority", "status", "opened_on", "review_on", "closed_on"),
    *("version", "tasks_open", "tasks_overdue"),
)


def person_cases(reading: Reading, question: PersonCases) -> Answer[tuple[CaseRow, ...]]:
    """Open ones first, then the newest. Raises Absent for a person whom the asker may not see."""
    _may_see(reading, question.person_id)
    order = (case((C.status == OPEN, 0), else_=1), C.opened_on.desc(), C.case_id.desc())
    query = _joined(reading).where(C.person_id == question.person_id).order_by(*order)
    rows = rows_of(reading.connection.execute(query))
    return Answer(tuple(case_rows(reading, rows)), (question.person_id,))


def one_case(reading: Reading, question: OneCase) -> Answer[CaseView]:
    """Raises Absent where there is no such case of this person, or no such person for the asker."""
    masked = _may_see(reading, question.person_id) is Decision.MASKED
    same = and_(C.case_id == question.case_id, C.person_id == question.person_id)
    rows = rows_of(reading.connection.execute(_joined(reading).where(same)))
    if not rows:
        raise Absent
    words = {} if masked else reading.open(rows[0])
    plan = {} if masked else reading.open(rows[0], "plan")
    linked = reading.connection.scalars(select(CLAIMS.c.claim_id).where(CLAIMS.c.case_id == question.case_id))
    view = CaseView(
        case_rows(reading, rows)[0],
        words.get("summary") or "",
        plan.get("plan") or "",
        rows[0]["consultation_id"],
        tuple(_tasks_of(reading, question.case_id)),
        tuple(linked),
        tuple(history_of(reading, question.case_id, masked=masked)),
    )
    return Answer(view, (question.person_id,))


def list_cases(reading: Reading, question: ListCases) -> Answer[CaseList]:
    """The oldest first, closed ones the newest first; keyed by day and id."""
    reach = _reach(reading, question.owner)
    wanted = _joined(reading).where(reach, _meanings(reading).get(question.show, false()))
    over = question.show == "closed"
    keys = (C.closed_on, C.case_id) if over else (C.opened_on, C.case_id)
    rows, after = page_of(reading, wanted, keys, question.after, falling=over)
    shown = case_rows(reading, reachable(reading, rows))
    return Answer(CaseList(tuple(shown), counts(reading, question.owner), after), persons(shown))


def colleagues(reading: Reading, question: Colleagues) -> Answer[tuple[tuple[UUID, str], ...]]:
    """Caseworkers in service at the centre of the file. Raises Absent for a person whom the asker may not see."""
    _may_see(reading, question.person_id)
    centre = reading.connection.scalar(select(PEOPLE.c.centre).where(PEOPLE.c.person_id == question.person_id))
    return Answer(caseworkers(reading, str(centre)))


KNOWN: Mapping[type, Known] = {
    PersonCases: Known(FILE, person_cases),
    OneCase: Known(FILE, one_case),
    ListCases: Known("cases.list", list_cases),
    Colleagues: Known(FILE, colleagues),
}


def counts(reading: Reading, owner: UUID | None) -> dict[str, int]:
    """How many cases stand under each word of SHOW; none for a role without cases."""
    if policy(reading.actor, "cases.list") <= Decision.DENY:
        return dict.fromkeys(SHOW, 0)
    query = select(*counted(_meanings(reading))).select_from(_case_and_person()).where(_reach(reading, owner))
    return {word: int(n) for word, n in reading.connection.execute(query).mappings().one().items()}


def caseworkers(reading: Reading, centre: str) -> tuple[tuple[UUID, str], ...]:
    """(account, name) of whoever works with people at a centre, by name."""
    rows = rows_of(reading.connection.execute(select(STAFF).where(STAFF.c.suspended.is_(False))))
    here = [row for row in rows if centre in row["centres"] and set(CASEWORKERS) & set(row["roles"])]
    names = staff_names(reading, {row["account_id"] for row in here})
    return tuple(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))


def case_rows(reading: Reading, rows: Sequence[Row]) -> list[CaseRow]:
    """Lines of a list, for rows of `_joined`."""
    owners = staff_names(reading, {row["owner_id"] for row in rows})
    return [
        _row(row, name, owners.get(row["owner_id"], ""))
        for row, name in zip(rows, names_of(reading, rows), strict=True)
    ]


def task_rows(reading: Reading, rows: Sequence[Row]) -> list[TaskRow]:
    """Lines of tasks, for rows of tasks with their persons."""
    today = local_day(reading)
    whose = staff_names(reading, {row["assignee_id"] for row in rows})
    same = ("case_id", "task_id", "person_id", "kind", "due_on", "assignee_id", "status", "ended_on")
    return [
        TaskRow(
            **{name: row[name] for name in same},
            number=row["p_number"],
            name=name,
            what=words.get("what") or "",
            overdue=row["status"] == TASK_OPEN and row["due_on"] < today,
            assignee=whose.get(row["assignee_id"], ""),
        )
        for row, name, words in zip(rows, names_of(reading, rows), told(reading, rows), strict=True)
    ]


def tasks_with_persons() -> Select[Any]:
    """Tasks joined with their persons."""
    return with_person(select(TASKS).select_from(TASKS.join(PEOPLE, PEOPLE.c.person_id == T.person_id)))


def _tasks_of(reading: Reading, case_id: UUID) -> list[TaskRow]:
    order = (case((T.status == TASK_OPEN, 0), else_=1), T.due_on, T.task_id)
    query = tasks_with_persons().where(T.case_id == case_id).order_by(*order)
    return task_rows(reading, rows_of(reading.connection.execute(query)))


def _reach(reading: Reading, owner: UUID | None) -> ColumnElement[bool]:
    reach = within_reach(reading)
    return reach if owner is None else and_(reach, C.owner_id == owner)


def _case_and_person() -> Any:
    return CASES.join(PEOPLE, PEOPLE.c.person_id == C.person_id)


def _joined(reading: Reading) -> Select[Any]:
    waiting = tasks_waiting(local_day(reading))
    query = select(CASES, LAST_WORD.label("last_word"), *waiting).select_from(_case_and_person())
    return with_person(query)


def _meanings(reading: Reading) -> dict[str, ColumnElement[bool]]:
    is_open = C.status == OPEN
    return {
        "mine": and_(is_open, C.owner_id == reading.actor.account_id),
        "open": is_open,
        "quiet": and_(quiet(local_day(reading)), _theirs(reading)),
        "closed": C.status == CLOSED,
    }


def _theirs(reading: Reading) -> ColumnElement[bool]:
    """The asker's own cases; every case for whoever leads and has none."""
    return C.owner_id == reading.actor.account_id if reading.actor.has(*CASEWORKERS) else true()


def _may_see(reading: Reading, person_id: UUID) -> Decision:
    found = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == person_id)))
    if not found:
        raise Absent
    return reading.may(FILE, thing(found[0]))


def _row(row: Row, name: str, owner: str) -> CaseRow:
    heard = [day for day in (row["last_word"], row["contacted_on"]) if day]
    person = person_of(row)
    return CaseRow(
        **{name: row[name] for name in _SAME},
        number=person["number"],
        name=name,
        centre=person["centre"],
        owner=owner,
        outcomes=tuple(row["outcomes"]),
        contact_on=max(heard, default=None),
    )
