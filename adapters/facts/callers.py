"""How the fact of a contact changes when its caller becomes known, or turns out to be somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import Table

from adapters.facts.dimensions import RecordKey
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Projection, Revise
from domain.people import NOBODY

_PERSONS = ("sex", "birth_year", "region", "district", "country", "citizenship")
_NOBODYS = {name: asdict(NOBODY)[name] for name in _PERSONS}


def callers_changes(table: Table, record_key: RecordKey) -> dict[str, Projection]:
    """From the recording of the link on the contact is one of the person; reports as known before stay as they were."""

    def revised(sealed: Sealed, person: bytes | None, values: dict[str, Any]) -> Iterator[Change]:
        event = sealed.event
        yield Revise(
            table, {"record_key": record_key(event.originator_id)}, event.recorded, {"person_key": person, **values}
        )

    def linked(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        values = {name: getattr(event, name) for name in _PERSONS} | {"stat": event.statistics}
        known = event.age is not None and event.birth_year is not None
        values["age_year"] = event.age + event.birth_year if known else event.held_on.year
        return revised(sealed, record_key(event.person_id), values)

    def unlinked(sealed: Sealed) -> Iterator[Change]:
        values = _NOBODYS | {"age_year": sealed.event.held_on.year, "stat": True}
        return revised(sealed, None, values)

    return {"consultation.CallerLinked": linked, "consultation.CallerUnlinked": unlinked}
