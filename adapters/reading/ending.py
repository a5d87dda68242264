"""Consents with an end: who must be asked again soon, and whom nobody asked in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select

from adapters.reading.context import Reading
from adapters.reading.days import local_day
from adapters.reading.reach import may_open
from adapters.readmodels.people_tables import CONSENTS, PEOPLE
from application.lists import ENDED, ENDING, ENDING_WITHIN

C, P = CONSENTS.c, PEOPLE.c
LATER = CONSENTS.alias("later_consent")
# A later consent to the same purpose replaces an earlier one, its end too; a withdrawn one ends by nothing else.
STANDS = and_(
    C.held,
    C.expires_on.is_not(None),
    ~exists().where(
        LATER.c.person_id == C.person_id, LATER.c.purpose == C.purpose, LATER.c.held, LATER.c.version > C.version
    ),
)
# The day on which the first consent of a person ends or ended; NULL where none ever does.
FIRST_END = select(func.min(C.expires_on)).where(C.person_id == P.person_id, STANDS).scalar_subquery()


def people_with(word: str, today: date) -> ColumnElement[bool]:
    """People with a consent that ends soon (ENDING), ended (ENDED), or either (any other word)."""
    last = today + ENDING_WITHIN
    when = {ENDING: C.expires_on.between(today, last), ENDED: C.expires_on < today}.get(word, C.expires_on <= last)
    return P.person_id.in_(select(C.person_id).where(STANDS, when))


def ends_of(reading: Reading, persons: Iterable[UUID]) -> Mapping[UUID, list[tuple[str, date]]]:
    """(purpose, last day) of every consent with an end, the first one first."""
    query = select(C.person_id, C.purpose, C.expires_on).where(C.person_id.in_(list(persons)), STANDS)
    found: dict[UUID, list[tuple[str, date]]] = {}
    for row in reading.connection.execute(query.order_by(C.expires_on, C.purpose)):
        found.setdefault(row.person_id, []).append((row.purpose, row.expires_on))
    return found


def counts(reading: Reading) -> dict[str, int]:
    """How many people stand under ENDING and under ENDED, of all whose files the asker may open."""
    today, query = local_day(reading), select(func.count()).select_from(PEOPLE).where(may_open(reading.actor))
    return {
        word: int(reading.connection.scalar(query.where(people_with(word, today))) or 0) for word in (ENDING, ENDED)
    }
