"""Answers questions about courses: what is taught, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
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
    *("language", "status"),
)


def list_curricula(reading: Reading, question: ListCurricula) -> Answer[tuple[CurriculumRow, ...]]:
    """By code, newest version first."""
    query = select(CURRICULA).order_by(
        CURRICULA.c.code, CURRICULA.c.revision.desc(), CURRICULA.c.curriculum_id
    )
    rows = rows_of(reading.connection.execute(query))
    return Answer(
        tuple(_curriculum(row, words) for row, words in zip(rows, reading.open_many(rows), strict=True))
    )


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
    rows = rows_of(reading.connection.execute(query))
    return _curriculum(rows[0], reading.open(rows[0])) if rows else None


def _curriculum(row: Row, words: Row) -> CurriculumRow:
    kept = {name: row[name] for name in ("curriculum_id", "code", "revision", "kind")}
    titles = words.get("module_titles") or {}
    return CurriculumRow(
        **kept, title=words.get("title") or "", modules=tuple(row["modules"]), module_titles=titles
    )


def session_rows(reading: Reading, rows: Sequence[Row]) -> list[SessionRow]:
    """Rows of the sessions table with their titles and counts."""
    ids = [row["session_id"] for row in rows]
    courses = {row["curriculum_id"] for row in rows}
    found = rows_of(
        reading.connection.execute(select(CURRICULA).where(CURRICULA.c.curriculum_id.in_(courses)))
    )
    opened = zip(found, reading.open_many(found), strict=True)
    titles = {row["curriculum_id"]: words.get("title") or "" for row, words in opened}
    counts = {row.session_id: (row.enrolled, row.waiting) for row in reading.connection.execute(_counts(ids))}
    return [
        SessionRow(
            **{name: row[name] for name in _SESSION},
            title=titles.get(row["curriculum_id"], ""),
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
