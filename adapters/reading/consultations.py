"""Answers questions about consultations: those of a person, one with its history."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.naming import named
from adapters.reading.one_file import may_see, may_see_record
from adapters.reading.timeline import history_of, local, staff_names
from adapters.readmodels.companions import COMPANIONS
from adapters.readmodels.consultations import CONSULTATIONS
from application.asking import Absent, Answer
from application.consultations import (
    Companion,
    ConsultationById,
    ConsultationList,
    ConsultationRow,
    ConsultationView,
)
from application.people import TimelineEntry
from application.policy import Decision
from domain.consultation import Consultation

DETAILS, FEEDBACK = Consultation.DetailsTaken.TOPIC, Consultation.FeedbackGiven.TOPIC
TEXTS = ("advice", "safety_note", "follow_up_note", "place")
_LISTS = ("topics", "document_problems")
_SAME = (
    "consultation_id version person_id centre counsellor_id occurred_on recorded channel asked_by main_topic"
    " destination stage outcome urgency language interpreter minutes follow_up_on ban_until contact_district"
    " corrected voided"
).split()


def consultation_list(reading: Reading, question: ConsultationList) -> Answer[tuple[ConsultationRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    decision = may_see(reading, question.person_id)
    with_others = select(COMPANIONS.c.consultation_id).where(COMPANIONS.c.person_id == question.person_id)
    mine = or_(
        CONSULTATIONS.c.person_id == question.person_id, CONSULTATIONS.c.consultation_id.in_(with_others)
    )
    query = select(CONSULTATIONS).where(mine)
    rows = rows_of(reading.connection.execute(query.order_by(CONSULTATIONS.c.occurred_at.desc())))
    # What another person said stays in that person's file.
    own = [row for row in rows if row["person_id"] == question.person_id]
    others = [row for row in rows if row["person_id"] != question.person_id]
    shown = [*_shown(reading, own, decision), *_shown(reading, others, Decision.MASKED)]
    shown.sort(key=lambda row: row.occurred_at, reverse=True)
    return Answer(tuple(shown), (question.person_id,))


def consultation_by_id(reading: Reading, question: ConsultationById) -> Answer[ConsultationView]:
    """Raises Absent for a record whose persons, or whose centre where nobody is named, are out of reach."""
    query = select(CONSULTATIONS).where(CONSULTATIONS.c.consultation_id == question.consultation_id)
    rows = rows_of(reading.connection.execute(query))
    if not rows:
        raise Absent
    ids = _companions(reading, question.consultation_id)
    decision, through = _reached(reading, rows[0], ids)
    history = history_of(reading, question.consultation_id, masked=decision is Decision.MASKED)
    people = named(reading, ids)
    value = ConsultationView(
        record=_shown(reading, rows, decision)[0],
        history=tuple(history),
        through=through,
        companions=tuple(
            Companion(each, people[each].number, people[each].name) if each in people else Companion(each)
            for each in ids
        ),
        answers=_answers(history),
        score=next((each.summary["score"] for each in history if each.topic == FEEDBACK), None),
    )
    return Answer(value, tuple(dict.fromkeys((*([through] if through else []), *people))))


KNOWN: Mapping[type, Known] = {
    ConsultationList: Known("people.file", consultation_list),
    ConsultationById: Known("people.file", consultation_by_id),
}


def _companions(reading: Reading, consultation_id: UUID) -> list[UUID]:
    query = select(COMPANIONS.c.person_id).where(COMPANIONS.c.consultation_id == consultation_id)
    return list(reading.connection.scalars(query.order_by(COMPANIONS.c.person_id)))


def _reached(reading: Reading, row: Row, companions: list[UUID]) -> tuple[Decision, UUID | None]:
    """The decision, and the person through whose file it is read: a further person's shows it without its words."""
    try:
        return may_see_record(reading, row["person_id"], row["centre"]), row["person_id"]
    except Absent:
        for person_id in companions:
            with suppress(Absent):
                may_see(reading, person_id)
                return Decision.MASKED, person_id
        raise


def _answers(history: list[TimelineEntry]) -> Mapping[str, Any]:
    """The further answers as they stand, with the words that the asker may read."""
    newest = next((each for each in reversed(history) if each.topic == DETAILS), None)
    return {**newest.summary, **newest.texts} if newest else {}


def _shown(reading: Reading, rows: list[dict[str, Any]], decision: Decision) -> list[ConsultationRow]:
    masked = decision is Decision.MASKED
    names = staff_names(reading, {row["counsellor_id"] for row in rows})
    texts = [{} for _ in rows] if masked else reading.open_many(rows)
    return [_row(row, opened, names, masked=masked) for row, opened in zip(rows, texts, strict=True)]


def _row(row: Row, texts: Row, names: dict[UUID, str], *, masked: bool) -> ConsultationRow:
    kept = {name: row[name] for name in _SAME} | {name: tuple(row[name]) for name in _LISTS}
    kept |= {name: texts.get(name) or "" for name in TEXTS}
    kept |= {"occurred_at": local(row["occurred_at"], row["utc_offset"])}
    return ConsultationRow(**kept, counsellor=names.get(row["counsellor_id"], ""), masked=masked)
