"""Answers questions about what sessions were worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.timeline import staff_names
from adapters.reading.trainings import session_row
from adapters.readmodels.reviews import REVIEWS, SCORES
from adapters.readmodels.trainings import SESSIONS
from application.actor import MANAGER
from application.asking import Answer
from application.policy import Thing
from application.reviews import Grade, ReviewView, SessionReview, TrainerRow, TrainersReviewed
from domain.review import GRADES
from domain.training import CANCELLED

R, S = REVIEWS.c, SESSIONS.c
_TOLD = ("most", "tested", "gain", "sheets", "men", "women", "unknown", "passed")


def session_review(reading: Reading, question: SessionReview) -> Answer[ReviewView]:
    """Raises Absent for a session of another centre."""
    row = session_row(reading, question.session_id)
    reading.may("trainings.room", Thing(row["centre"]))
    found = rows_of(reading.connection.execute(select(REVIEWS).where(R.session_id == question.session_id)))
    if not found:
        return Answer(ReviewView())
    told = {name: found[0][name] for name in _TOLD}
    words = reading.open(found[0])
    organisations = words.get("organisations") or ""
    return Answer(ReviewView(**told, answers=_grades([found[0]]), organisations=organisations))


def trainers_reviewed(reading: Reading, question: TrainersReviewed) -> Answer[tuple[TrainerRow, ...]]:
    """By name; sessions without a trainer stand last."""
    actor = reading.actor
    held = [S.centre.in_(sorted(actor.centres)), S.status != CANCELLED]
    held.append(S.starts_on.between(question.first, question.last))
    if not actor.has(MANAGER):
        held.append(S.trainer_id == actor.account_id)
    query = select(S.trainer_id, REVIEWS).outerjoin_from(SESSIONS, REVIEWS, R.session_id == S.session_id)
    by_trainer: dict[UUID | None, list[Row]] = defaultdict(list)
    for row in rows_of(reading.connection.execute(query.where(*held))):
        by_trainer[row["trainer_id"]].append(row)
    names = staff_names(reading, {who for who in by_trainer if who})
    rows = [_trainer(names.get(who, "") if who else "", found) for who, found in by_trainer.items()]
    return Answer(tuple(sorted(rows, key=lambda row: (not row.name, row.name))))


KNOWN: Mapping[type, Known] = {
    SessionReview: Known("trainings.room", session_review),
    TrainersReviewed: Known("reviews.trainers", trainers_reviewed),
}


def points_of(reading: Reading, session_id: UUID) -> dict[UUID, dict[str, int | None]]:
    """Points before and after of everybody who sat a test."""
    query = select(SCORES).join(REVIEWS, R.review_id == SCORES.c.review_id).where(R.session_id == session_id)
    rows = rows_of(reading.connection.execute(query))
    return {row["person_id"]: _points(row) for row in rows}


def _points(row: Row) -> dict[str, int | None]:
    return {"before": row["before"], "after": row["after"], "test_most": row["most"]}


def _trainer(name: str, rows: Sequence[Row]) -> TrainerRow:
    told = [row for row in rows if row["review_id"] is not None]
    sums: dict[str, Any] = {key: sum(row[key] for row in told) for key in ("tested", "gain", "sheets")}
    return TrainerRow(name, len(rows), ReviewView(**sums, answers=_grades(told)))


def _grades(rows: Sequence[Row]) -> dict[str, Grade]:
    """Answers of several sessions to the same questions, added up."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * GRADES)
    for row in rows:
        for question, counts in row["answers"].items():
            sums[question] = [a + b for a, b in zip(sums[question], counts, strict=True)]
    return {question: Grade(tuple(counts)) for question, counts in sums.items()}
