"""Answers what stands in the lists of a desk: cases, how many, their rows and those of their tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, select, true

from adapters.reading.asking import Known
from adapters.reading.caseload import (
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
from adapters.reading.timeline import staff_names
from adapters.readmodels.cases import CASES, CLOSED, OPEN
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.staff import STAFF
from adapters.readmodels.tasks import OPEN as TASK_OPEN
from adapters.readmodels.tasks import TASKS
from application.asking import Answer
from application.cases import SHOW, CaseList, CaseRow, ListCases, TaskRow
from application.colleagues import CASEWORKERS
from application.policy import Decision, policy

_SAME = (
    *("case_id", "person_id", "owner_id", "topic", "priority", "status", "opened_on", "review_on", "closed_on"),
    *("version", "tasks_open", "tasks_overdue"),
)


def list_cases(reading: Reading, question: ListCases) -> Answer[CaseList]:
    """The oldest first, closed ones the newest first; keyed by day and id."""
    reach = _reach(reading, question.owner)
    wanted = joined(reading).where(reach, _meanings(reading).get(question.show, false()))
    over = question.show == "closed"
    keys = (C.closed_on, C.case_id) if over else (C.opened_on, C.case_id)
    rows, after = page_of(reading, wanted, keys, question.after, falling=over)
    shown = case_rows(reading, reachable(reading, rows))
    return Answer(CaseList(tuple(shown), counts(reading, question.owner), after), persons(shown))


KNOWN: Mapping[type, Known] = {
    ListCases: Known("cases.list", list_cases),
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


def _reach(reading: Reading, owner: UUID | None) -> ColumnElement[bool]:
    reach = within_reach(reading)
    return reach if owner is None else and_(reach, C.owner_id == owner)


def _case_and_person() -> Any:
    return CASES.join(PEOPLE, PEOPLE.c.person_id == C.person_id)


def joined(reading: Reading) -> Select[Any]:
    """Cases with their persons, the last word and how many tasks wait."""
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
