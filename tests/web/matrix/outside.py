"""What the village has of ban checks, claims, talks and journeys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from uuid_utils.compat import uuid7

from application.ban_check import AskBanCheck
from application.claim import StateClaim
from application.material_help import HandOutHelp, HelpItem
from application.outreach import PlanOutreach, RecordOutreach
from application.trip import StartTrip
from tests.harness.days import today

TALKS = ("planned", "held")


class Gives(Protocol):
    """The part of the village that takes commands."""

    def given(self, command: Any, login: str) -> None: ...


def a_check(village: Gives, person_id: UUID, login: str, centre: str, note: str) -> UUID:
    check_id: UUID = uuid7()
    asked = AskBanCheck(person_id=person_id, check_id=check_id, centre=centre, entry_to="RUS", note=note)
    village.given(asked, login)
    return check_id


def a_claim(village: Gives, person_id: UUID, login: str, centre: str, note: str) -> UUID:
    claim_id: UUID = uuid7()
    owed = {"amount": Decimal(90_000), "currency": "RUB", "worked_in": "RUS", "employer": note, "note": note}
    village.given(StateClaim(person_id=person_id, claim_id=claim_id, centre=centre, **owed), login)
    return claim_id


def a_hand_out(village: Gives, person_id: UUID, login: str, centre: str, note: str) -> UUID:
    help_id: UUID = uuid7()
    items = (HelpItem(kind="FOOD", quantity=3, unit="KG"),)
    about = {"person_id": person_id, "help_id": help_id, "centre": centre, "note": note}
    village.given(HandOutHelp(**about, items=items), login)
    return help_id


def a_talk(village: Gives, login: str, centre: str, *, held: bool) -> UUID:
    outreach_id: UUID = uuid7()
    about = {"outreach_id": outreach_id, "centre": centre, "kind": "TALK", "place": "Masjid"}
    when = datetime.now(UTC) - timedelta(hours=1)
    if held:
        village.given(RecordOutreach(**about, occurred_at=when, men=12, women=3), login)
    else:
        village.given(PlanOutreach(**about, planned_on=when.date()), login)
    return outreach_id


def a_trip(village: Gives, login: str, centre: str) -> UUID:
    trip_id: UUID = uuid7()
    plan = {"starts_on": today() - timedelta(days=1), "route": "Vose", "vehicle": "Niva"}
    village.given(StartTrip(trip_id=trip_id, centre=centre, **plan), login)
    return trip_id
