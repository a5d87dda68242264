"""One person's file: whether the asker may see it, and the records that stand in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from adapters.reading.context import Reading, rows_of
from adapters.reading.naming import FILE
from adapters.reading.standing import thing
from adapters.readmodels.people import PEOPLE
from application.asking import Absent
from application.policy import Decision, Thing


def may_see(reading: Reading, person_id: UUID) -> Decision:
    """What the asker may see of the file. Raises Absent for a person whom the asker may not see."""
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == person_id)))
    if not rows:
        raise Absent
    return reading.may(FILE, thing(rows[0]))


def may_see_record(reading: Reading, person_id: UUID | None, centre: str) -> Decision:
    """The same of a record that may be about nobody by name: then its centre decides."""
    return reading.may(FILE, Thing(centre)) if person_id is None else may_see(reading, person_id)


def records_of(reading: Reading, query: Select[Any], person_id: UUID, *order: Any) -> list[dict[str, Any]]:
    """Those of one person, of a query with a column `person_id`. Raises Absent."""
    may_see(reading, person_id)
    mine = query.selected_columns.person_id == person_id
    return rows_of(reading.connection.execute(query.where(mine).order_by(*order)))


def record_of(reading: Reading, query: Select[Any], person_id: UUID) -> dict[str, Any]:
    """The one row of a query, where it is about this person. Raises Absent for any other, as for no such person."""
    rows = records_of(reading, query, person_id)
    if not rows:
        raise Absent
    return rows[0]
