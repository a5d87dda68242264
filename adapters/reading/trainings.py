"""Answers questions about courses: what is taught, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.readmodels.courses import COURSE_TEXTS
from adapters.readmodels.trainings import CURRICULA, ENROLMENTS, SESSIONS
from application.asking import Absent, Answer
from application.trainings import (
    PAGE,
    CurriculumRow,
    ListCurricula,
    ListSessions,
    SessionRow,
)
from domain.training import SCHEDULED

# Nobody pages further by hand.
LAST_PAGE = 200
_SESSION = (
    *(
        "session_id",
        "curriculum",
        "revision",
        "kind",
        "centre",
        "starts_on",
        "ends_on",
        "district",
        "capacity",
    ),
    *("language", "status", "trip_id", "trainer_id"),
)


def list_curricula(reading: Reading, question: ListCurricula) -> Answer[tuple[CurriculumRow, ...]]:
    """By code, newest version first."""
    query = select(CURRICULA).order_by(
        CURRICULA.c.code, CURRICULA.c.revision.desc(), CURRICULA.c.curriculum_id
    )
    held = select(SESSIONS.c.curriculum_id, func.count()).group_by(SESSIONS.c.curriculum_id)
    counts = {row[0]: int(row[1]) for row in reading.connection.execute(held)}
    found = courses_of(reading, query)
    return Answer(tuple(replace(each, sessions=counts.get(each.curriculum_id, 0)) for each in found))


def list_sessions(reading: Reading, question: ListSessions) -> Answer[tuple[SessionRow, ...]]:
    """Soonest first, or latest first when they are over."""
    here = SESSIONS.c.centre.in_(sorted(reading.actor.centres))
    ahead = SESSIONS.c.status == SCHEDULED
    order = SESSIONS.c.starts_on if question.ahead else SESSIONS.c.starts_on.desc()
    query = select(SESSIONS).where(here, ahead if question.ahead else ~ahead)
    page = min(max(question.page, 1), LAST_PAGE)
    query = query.order_by(order, SESSIONS.c.session_id).limit(PAGE).offset((page - 1) * PAGE)
    return Answer(tuple(session_rows(reading, rows_of(reading.connection.execute(query)))))


KNOWN = {
    ListCurricula: Known("curricula.list", list_curricula),
    ListSessions: Known("trainings.list", list_sessions),
}


def session_row(reading: Reading, session_id: UUID) -> Row:
    """Raises Absent."""
    rows = rows_of(reading.connection.execute(select(SESSIONS).where(SESSIONS.c.session_id == session_id)))
    if not rows:
        raise Absent
    return rows[0]


def course_of(reading: Reading, curriculum_id: UUID) -> CurriculumRow | None:
    """The published version that a session teaches."""
    query = select(CURRICULA).where(CURRICULA.c.curriculum_id == curriculum_id)
    return next(iter(courses_of(reading, query)), None)


def courses_of(reading: Reading, query: Select[Any]) -> list[CurriculumRow]:
    """Rows of the table of courses with what is read of them."""
    rows = rows_of(reading.connection.execute(query))
    ids = [row["curriculum_id"] for row in rows]
    told = rows_of(reading.connection.execute(select(COURSE_TEXTS).where(COURSE_TEXTS.c.curriculum_id.in_(ids))))
    texts = {row["curriculum_id"]: (row, words) for row, words in zip(told, reading.open_many(told), strict=True)}
    opened = zip(rows, reading.open_many(rows), strict=True)
    return [_curriculum(row, words, *texts[row["curriculum_id"]]) for row, words in opened]


def _curriculum(row: Row, words: Row, rule: Row, texts: Row) -> CurriculumRow:
    kept = {name: row[name] for name in ("curriculum_id", "code", "revision", "kind", "published_on")}
    return CurriculumRow(
        **kept,
        **{name: rule[name] for name in ("pass_per_cent", "retired_on")},
        **{name: texts.get(name) or {} for name in ("titles", "aims", "certificate_texts")},
        title=words.get("title") or "",
        modules=tuple(row["modules"]),
        module_titles=words.get("module_titles") or {},
        languages=tuple(rule["languages"]),
    )


def session_rows(reading: Reading, rows: Sequence[Row]) -> list[SessionRow]:
    """Rows of the sessions table with their titles and counts."""
    ids = [row["session_id"] for row in rows]
    courses = {row["curriculum_id"] for row in rows}
    found = courses_of(reading, select(CURRICULA).where(CURRICULA.c.curriculum_id.in_(courses)))
    titles = {each.curriculum_id: each.title for each in found}
    translated = {each.curriculum_id: each.titles for each in found}
    counts = {row.session_id: (row.enrolled, row.waiting) for row in reading.connection.execute(_counts(ids))}
    return [
        SessionRow(
            **{name: row[name] for name in _SESSION},
            title=titles.get(row["curriculum_id"], ""),
            titles=translated.get(row["curriculum_id"], {}),
            enrolled=int(counts.get(row["session_id"], (0, 0))[0]),
            waiting=int(counts.get(row["session_id"], (0, 0))[1]),
        )
        for row in rows
    ]


def _counts(ids: Iterable[UUID]) -> Select[Any]:
    enrolled = _sum(ENROLMENTS.c.status.in_(("ENROLLED", "NO_SHOW"))).label("enrolled")
    waiting = _sum(ENROLMENTS.c.status == "WAITLISTED").label("waiting")
    query = select(ENROLMENTS.c.session_id, enrolled, waiting).where(ENROLMENTS.c.session_id.in_(list(ids)))
    return query.group_by(ENROLMENTS.c.session_id)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
