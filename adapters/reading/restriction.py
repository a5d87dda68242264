"""Answers who may see one file, and who of the centre could be named."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.standing import thing
from adapters.reading.timeline import timeline_of
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.staff import STAFF
from application.asking import Absent, Answer
from application.restriction import Circle, Colleague, WhoMaySee

RESTRICTED = "migrant.Restricted"


def who_may_see(reading: Reading, question: WhoMaySee) -> Answer[Circle]:
    """Raises Absent for a file that the asker may not see."""
    found = rows_of(
        reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id))
    )
    if not found:
        raise Absent
    row = found[0]
    reading.may("people.file", thing(row))
    named = tuple(UUID(each) for each in row["named"] or ())
    staff = _colleagues(reading, row["centre"], {*named, row["owner_id"]})
    owner = next((each.name for each in staff if each.account_id == row["owner_id"]), "")
    said = _said(reading, question.person_id) if row["restricted"] else {}
    others = tuple(each for each in staff if each.account_id != row["owner_id"])
    reason, note = str(said.get("reason") or ""), str(said.get("note") or "")
    return Answer(Circle(row["restricted"], owner, named, reason, note, others), (question.person_id,))


KNOWN: Mapping[type, Known] = {WhoMaySee: Known("people.file", who_may_see)}


def _colleagues(reading: Reading, centre: str, also: set[UUID | None]) -> list[Colleague]:
    rows = [
        row
        for row in rows_of(reading.connection.execute(select(STAFF)))
        if row["account_id"] in also or (centre in row["centres"] and not row["suspended"] and row["roles"])
    ]
    names = [words.get("full_name") or "" for words in reading.open_many(rows)]
    found = [
        Colleague(row["account_id"], name, tuple(row["roles"])) for row, name in zip(rows, names, strict=True)
    ]
    return sorted(found, key=lambda colleague: colleague.name.casefold())


def _said(reading: Reading, person_id: UUID) -> Row:
    """Reason and note of the newest restriction."""
    entries = timeline_of(reading, person_id, masked=False)
    said = [entry for entry in entries if entry.topic == RESTRICTED]
    return max(said, key=lambda entry: entry.version).texts if said else {}
