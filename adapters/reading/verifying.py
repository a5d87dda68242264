"""Answers whether a certificate is valid."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.trainings import course_of
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.trainings import ENROLMENTS, SESSIONS
from application.asking import Answer
from application.verifying import Verified, VerifyCertificate

E = ENROLMENTS.c
_PARTS = ("family_name", "given_name")


def verify(reading: Reading, question: VerifyCertificate) -> Answer[Verified | None]:
    """None for every code that is none, whatever the reason: a person who was erased leaves none behind."""
    # A code is asked for as it was made, and a maker of codes may repeat itself: the first one holds.
    query = select(E.person_id, E.session_id, E.issued_on, E.revoked_on).where(E.verify_code == question.code)
    found = rows_of(reading.connection.execute(query.order_by(E.issued_on, E.session_id).limit(1)))
    if not found:
        return Answer(None)
    row = found[0]
    session = select(SESSIONS.c.curriculum_id, SESSIONS.c.curriculum).where(
        SESSIONS.c.session_id == row["session_id"]
    )
    held = rows_of(reading.connection.execute(session))[0]
    course = course_of(reading, held["curriculum_id"])
    title = (course.title if course else "") or held["curriculum"]
    verified = Verified(row["revoked_on"] is None, _initials(reading, row), row["issued_on"].year, title)
    return Answer(verified, (row["person_id"],))


def _initials(reading: Reading, row: Row) -> str:
    people = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == row["person_id"])))
    opened = reading.open(people[0]) if people else {}
    names = [opened.get(part) or opened.get(f"{part}_latin") or "" for part in _PARTS]
    return " ".join(f"{name[0].upper()}." for name in names if name)


KNOWN: Mapping[type, Known] = {VerifyCertificate: Known("certificates.verify", verify)}
