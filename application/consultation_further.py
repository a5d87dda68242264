"""What a consultation brings with it beside its record: further persons, a journey, a ban check, a claim for wages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from application.ban_check import checked
from application.claim import stated
from application.consenting import recorded
from application.consultation_parts import AskedBan
from application.ports import Ledger
from domain.ban_check import BANNED
from domain.consultation import Consultation
from domain.consultation_rules import ENTRY_BAN
from domain.kernel import Aggregate, Rejected, current_act
from domain.migrant import Migrant
from domain.trip import FieldTrip

# What the event of a further person repeats of the record.
REPEATED = ("channel", "asked_by", "main_topic", "outcome")


def include(ledger: Ledger, consultation: Consultation, command: Any) -> None:
    """Make `command.companions` the further persons. Refuses an erased one, and one who did not consent."""
    day = current_act().occurred.date()
    people = {
        person_id: _dimensions(recorded(ledger, person_id, day), day) for person_id in command.companions
    }
    repeated = {name: getattr(command, name) for name in REPEATED} | {"topics": list(command.topics)}
    consultation.include(people, at_centre=command.centre, **repeated)


def on_the_way(ledger: Ledger, trip_id: UUID | None, centre: str, day: date) -> None:
    """Refuses a journey of another centre, or of none, and a day on which nobody was away."""
    if trip_id is not None:
        trip = ledger.get(FieldTrip, trip_id)
        if trip.at_centre != centre:
            raise Rejected("trip.unknown")
        trip.covers(day)


def found_ban(asked: AskedBan | None, record: dict[str, Any]) -> dict[str, Any]:
    """A ban that was found is a document problem, whether or not somebody also ticked it."""
    if asked is None or asked.result != BANNED:
        return {}
    problems = list(dict.fromkeys((*record["document_problems"], ENTRY_BAN)))
    return {"document_problems": problems, "ban_until": asked.banned_until or record["ban_until"]}


def beside(command: Any, migrant: Migrant | None) -> Iterator[Aggregate]:
    """The check and the claim that were part of the talk. Refuses both for somebody without a file."""
    if migrant is None:
        if command.ban_check is not None or command.claim is not None:
            raise Rejected("consultation.first_person")
        return
    of = {
        "person_id": command.person_id,
        "at_centre": command.centre,
        "consultation_id": command.consultation_id,
    }
    if command.ban_check is not None:
        yield checked(command.ban_check, migrant, **of)
    if command.claim is not None:
        yield stated(command.claim.claim_id, command.claim, migrant, **of)


def _dimensions(migrant: Migrant, day: date) -> dict[str, Any]:
    return asdict(migrant.origin(day)) | {"stage": migrant.stage, "destination": migrant.destination}
