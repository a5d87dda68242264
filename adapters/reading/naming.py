"""Names of persons in lists of records: only of those whose files the asker may open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from adapters.reading.context import Reading, rows_of
from adapters.reading.people import full_name
from adapters.reading.standing import thing
from adapters.readmodels.people import PEOPLE
from application.policy import Decision, policy

FILE = "people.file"


@dataclass(frozen=True)
class Named:
    """Printed number and name; `masked`: without the narratives."""

    number: str
    name: str
    masked: bool


def named(reading: Reading, ids: Iterable[UUID]) -> dict[UUID, Named]:
    """Those of the persons whose files the asker may open; whoever shows them names them in the access log."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(wanted))))
    seen = [(row, policy(reading.actor, FILE, thing(row))) for row in rows]
    open_ = [(row, decision) for row, decision in seen if decision > Decision.DENY]
    opened = reading.open_many([row for row, _ in open_])
    return {
        row["person_id"]: Named(row["number"], full_name(words), decision is Decision.MASKED)
        for (row, decision), words in zip(open_, opened, strict=True)
    }
