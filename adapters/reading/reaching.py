"""Answers how people may be reached: numbers only of those who agreed to be called back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from adapters.reading import circles
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.standing import thing
from adapters.readmodels.people_tables import CONSENTS, PEOPLE
from application.asking import Answer
from application.policy import Decision, policy
from application.reaching import Reach, ReachPeople

CALL, MESSAGE = "CONTACT", "SMS"


def reach_people(reading: Reading, question: ReachPeople) -> Answer[dict[UUID, Reach]]:
    """Persons beyond the asker's reach are left out, and so are narratives for those who may not read them."""
    ids = list(dict.fromkeys(question.person_ids))
    rows = (
        rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids)))) if ids else []
    )
    found = reached(reading, rows)
    return Answer(found, tuple(found))


KNOWN: Mapping[type, Known] = {ReachPeople: Known("people.reach", reach_people)}


def reached(reading: Reading, rows: Sequence[Row]) -> dict[UUID, Reach]:
    """How the persons of these rows of the people view may be reached: of those whom the asker may reach."""
    rows = [row for row in rows if policy(reading.actor, "people.reach", thing(row)) >= Decision.READ]
    held = _held(reading, [row["person_id"] for row in rows]) if rows else {}
    opened = reading.open_many(rows, "contact")
    return {
        row["person_id"]: _reach(words, held.get(row["person_id"], set()))
        for row, words in zip(rows, opened, strict=True)
    }


def _held(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, set[str]]:
    query = select(CONSENTS.c.person_id, CONSENTS.c.purpose, CONSENTS.c.expires_on).order_by(
        CONSENTS.c.version
    )
    query = query.where(
        CONSENTS.c.person_id.in_(ids), CONSENTS.c.held, CONSENTS.c.purpose.in_((CALL, MESSAGE))
    )
    # A later consent replaces an earlier one, its end too.
    until = {
        (row["person_id"], row["purpose"]): row["expires_on"]
        for row in rows_of(reading.connection.execute(query))
    }
    today, found = local_day(reading), dict[UUID, set[str]]()
    for (person_id, purpose), last in until.items():
        if last is None or last >= today:
            found.setdefault(person_id, set()).add(purpose)
    return {person_id: set(circles.agreed(reading, person_id, held)) for person_id, held in found.items()}


def _reach(words: Row, held: set[str]) -> Reach:
    phones = tuple(words.get("phones") or ()) if CALL in held else ()
    return Reach(str(words.get("safe_contact") or ""), phones, CALL in held, MESSAGE in held)
