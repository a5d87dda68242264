"""Answers questions about consultations: those of a person, one with its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import thing
from adapters.reading.timeline import history_of, local, staff_names
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from application.asking import Absent, Answer
from application.consultations import ConsultationById, ConsultationList, ConsultationRow, ConsultationView
from application.policy import Decision, Thing

TEXTS = ("advice", "safety_note", "follow_up_note", "place")
_LISTS = ("topics", "document_problems")
_SAME = (
    "consultation_id version person_id centre counsellor_id occurred_on recorded channel asked_by main_topic"
    " destination stage outcome urgency language interpreter minutes follow_up_on ban_until contact_district"
    " corrected voided"
).split()


def consultation_list(reading: Reading, question: ConsultationList) -> Answer[tuple[ConsultationRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    decision = _may_see(reading, question.person_id, Thing(""))
    query = select(CONSULTATIONS).where(CONSULTATIONS.c.person_id == question.person_id)
    rows = rows_of(reading.connection.execute(query.order_by(CONSULTATIONS.c.occurred_at.desc())))
    return Answer(tuple(_shown(reading, rows, decision)), (question.person_id,))


def consultation_by_id(reading: Reading, question: ConsultationById) -> Answer[ConsultationView]:
    """Raises Absent for a record whose person, or whose centre where nobody is named, is out of reach."""
    query = select(CONSULTATIONS).where(CONSULTATIONS.c.consultation_id == question.consultation_id)
    rows = rows_of(reading.connection.execute(query))
    if not rows:
        raise Absent
    person_id = rows[0]["person_id"]
    decision = _may_see(reading, person_id, Thing(rows[0]["centre"]))
    history = history_of(reading, question.consultation_id, masked=decision is Decision.MASKED)
    value = ConsultationView(_shown(reading, rows, decision)[0], tuple(history))
    return Answer(value, (person_id,) if person_id else ())


KNOWN: Mapping[type, Known] = {
    ConsultationList: Known("people.file", consultation_list),
    ConsultationById: Known("people.file", consultation_by_id),
}


def _may_see(reading: Reading, person_id: UUID | None, nobody: Thing) -> Decision:
    if person_id is None:
        return reading.may("people.file", nobody)
    found = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == person_id)))
    if not found:
        raise Absent
    return reading.may("people.file", thing(found[0]))


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
