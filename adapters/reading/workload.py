"""Answers who works on how much at a centre, and which files a colleague has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from adapters.reading.asking import Known
from adapters.reading.caseload import LAST_WORD, C, T, names_of, quiet, reachable, with_person, within_reach
from adapters.reading.cases import caseworkers
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.keyset import page_of
from adapters.reading.people import full_name
from adapters.reading.standing import thing
from adapters.reading.timeline import staff_names
from adapters.readmodels.cases import CASES, OPEN
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.tasks import OPEN as TASK_OPEN
from adapters.readmodels.tasks import TASKS
from application.asking import Answer
from application.policy import Decision, Thing, policy
from application.workload import Caseload, CounsellorLoad, FileList, FileRow, FilesChosen, FilesOf

ACTION = "caseload.read"
P = PEOPLE.c


def caseload(reading: Reading, question: Caseload) -> Answer[tuple[CounsellorLoad, ...]]:
    """The heaviest first. Nobody is named but staff."""
    reading.may(ACTION, Thing(question.centre))
    return Answer(loads(reading, question.centre))


def files_of(reading: Reading, question: FilesOf) -> Answer[FileList]:
    """In the order of registration."""
    reading.may(ACTION, Thing(question.centre))
    theirs = and_(P.centre == question.centre, within_reach(reading), _of(question.owner))
    count = int(reading.connection.scalar(select(func.count()).select_from(PEOPLE).where(theirs)) or 0)
    query = with_person(select(P.registered_on, P.person_id).where(theirs))
    found, after = page_of(reading, query, (P.registered_on, P.person_id), question.after)
    rows = reachable(reading, found)
    own = _open_cases(reading, question.owner, [row["person_id"] for row in rows])
    shown = tuple(
        _file(row, name, own.get(row["person_id"], [])) for row, name in zip(rows, names_of(reading, rows), strict=True)
    )
    value = FileList(
        staff_names(reading, {question.owner}).get(question.owner, ""),
        shown,
        count,
        tuple(each for each in caseworkers(reading, question.centre) if each[0] != question.owner),
        after,
    )
    return Answer(value, tuple(row.person_id for row in shown))


def files_chosen(reading: Reading, question: FilesChosen) -> Answer[dict[UUID, str]]:
    """Only of files that the asker may open; the printed number where there is no name."""
    reading.may(ACTION, Thing(question.centre))
    query = select(PEOPLE).where(P.person_id.in_(question.persons), P.centre == question.centre)
    rows = rows_of(reading.connection.execute(query))
    seen = [row for row in rows if policy(reading.actor, "people.file", thing(row)) > Decision.DENY]
    names = {
        row["person_id"]: full_name(words) or row["number"]
        for row, words in zip(seen, reading.open_many(seen), strict=True)
    }
    return Answer(names, tuple(names))


KNOWN: Mapping[type, Known] = {
    Caseload: Known(ACTION, caseload),
    FilesOf: Known(ACTION, files_of),
    FilesChosen: Known(ACTION, files_chosen),
}


def loads(reading: Reading, centre: str) -> tuple[CounsellorLoad, ...]:
    """One line for everybody who works with people at a centre, or has files or cases of it."""
    today = local_day(reading)
    here = and_(P.centre == centre, within_reach(reading))
    owned = select(P.owner_id, func.count()).where(here, P.owner_id.is_not(None)).group_by(P.owner_id)
    files = _numbers(reading, owned)
    late = select(T.assignee_id, func.count()).select_from(TASKS.join(PEOPLE, P.person_id == T.person_id))
    late = late.where(here, T.status == TASK_OPEN, T.due_on < today).group_by(T.assignee_id)
    overdue, cases = _numbers(reading, late), _cases(reading, here, today)
    workers = dict(caseworkers(reading, centre))
    names = staff_names(reading, {*files, *cases, *overdue} - set(workers)) | workers
    found = []
    for who in {*files, *cases, *overdue, *workers}:
        open_cases, still, newest = cases.get(who, (0, 0, None))
        numbers = (files.get(who, 0), open_cases, overdue.get(who, 0), still)
        found.append(CounsellorLoad(who, names.get(who, ""), who in workers, *numbers, newest))
    return tuple(sorted(found, key=lambda load: (-load.cases, -load.files, load.name, load.account_id)))


def _cases(reading: Reading, here: ColumnElement[bool], today: date) -> dict[UUID, tuple[int, int, date | None]]:
    """Counsellor → (open cases, those without contact, newest contact)."""
    still = case((quiet(today), 1), else_=0).label("quiet")
    each = select(C.owner_id, still, LAST_WORD.label("word"), C.contacted_on.label("contacted"))
    rows = each.select_from(CASES.join(PEOPLE, P.person_id == C.person_id)).where(here, C.status == OPEN).subquery()
    query = select(
        rows.c.owner_id,
        func.count(),
        func.sum(rows.c.quiet),
        func.max(rows.c.word),
        func.max(rows.c.contacted),
    ).group_by(rows.c.owner_id)
    return {
        who: (int(number), int(quiet_ones), max((day for day in days if day), default=None))
        for who, number, quiet_ones, *days in reading.connection.execute(query)
    }


def _numbers(reading: Reading, query: Any) -> dict[UUID, int]:
    return {who: int(number) for who, number in reading.connection.execute(query)}


def _of(owner: UUID) -> ColumnElement[bool]:
    has_case = exists().where(C.person_id == P.person_id, C.owner_id == owner, C.status == OPEN)
    return or_(P.owner_id == owner, has_case)


def _open_cases(reading: Reading, owner: UUID, persons: list[UUID]) -> dict[UUID, list[Row]]:
    query = select(C.case_id, C.person_id, C.topic).where(
        C.person_id.in_(persons), C.owner_id == owner, C.status == OPEN
    )
    found: dict[UUID, list[Row]] = {}
    for row in rows_of(reading.connection.execute(query.order_by(C.opened_on, C.case_id))):
        found.setdefault(row["person_id"], []).append(row)
    return found


def _file(row: Row, name: str, cases: list[Row]) -> FileRow:
    same = {each: row[f"p_{each}"] for each in ("person_id", "number", "owner_id", "registered_on")}
    own = tuple(each["case_id"] for each in cases)
    return FileRow(**same, name=name, cases=own, topics=tuple(each["topic"] for each in cases))
