"""Answers what was asked and answered about a person in danger, to those who look after them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.standing import thing
from adapters.reading.timeline import staff_names
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.screenings import SCREENINGS
from application.asking import Absent, Answer
from application.policy import Decision, policy
from application.screening import PersonScreenings, Screening, Screenings
from domain.screening import is_disability, suggestions


def person_screenings(reading: Reading, question: PersonScreenings) -> Answer[Screenings]:
    """Newest first. Raises Absent for a file that the asker may not see."""
    found = rows_of(
        reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id))
    )
    if not found:
        raise Absent
    about = thing(found[0])
    may_write = reading.may("AssessMigrant", about) is Decision.WRITE
    shown = policy(reading.actor, "people.screening", about) > Decision.DENY
    rows = _rows(reading, question) if shown else []
    return Answer(Screenings(tuple(rows), shown, may_write), (question.person_id,))


KNOWN: Mapping[type, Known] = {PersonScreenings: Known("AssessMigrant", person_screenings)}


def _rows(reading: Reading, question: PersonScreenings) -> list[Screening]:
    query = select(SCREENINGS).where(SCREENINGS.c.person_id == question.person_id)
    rows = rows_of(reading.connection.execute(query.order_by(SCREENINGS.c.version.desc())))
    names = staff_names(reading, {row["asked_by"] for row in rows})
    return [_one(row, words, names) for row, words in zip(rows, reading.open_many(rows), strict=True)]


def _one(row: Row, words: Row, names: Mapping[Any, str]) -> Screening:
    categories, indicators = tuple(words.get("categories") or ()), words.get("indicators") or {}
    difficulties = words.get("difficulties") or {}
    return Screening(
        version=row["version"],
        asked_on=row["asked_on"],
        asked_by=names.get(row["asked_by"], ""),
        centre=row["centre"],
        levels=tuple(words.get("levels") or ()),
        categories=categories,
        indicators=indicators,
        difficulties=difficulties,
        note=words.get("note") or "",
        disability=is_disability(difficulties),
        suggestions=suggestions(categories, indicators),
    )
