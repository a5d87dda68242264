"""Steps about talks, fairs and journeys of mobile teams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from adapters.readmodels.trips import VIEW
from application.consultation import VoidConsultation
from application.heads import Material
from application.outreach import CancelOutreach, CorrectOutreach, HoldOutreach, PlanOutreach, RecordOutreach
from application.outreaches import OneOutreach
from application.trip import CloseTrip, StartTrip, VisitVillage
from application.trips import Sheet, TripSheet
from tests.facts.register import DESK, at
from tests.steps.figures import Tale
from tests.steps.wages import assert_line


@dataclass
class Outside:
    """The talk and the journey spoken of, with the version of the talk."""

    talk: UUID | None = None
    version: int = 1
    trip: UUID | None = None


@pytest.fixture
def outside() -> Outside:
    return Outside()


@given(parsers.parse("{centre} plans a talk on {day}"))
def planned(tale: Tale, outside: Outside, centre: str, day: str) -> None:
    outside.talk = uuid7()
    plan = {"planned_on": date.fromisoformat(day), "kind": "TALK", "topics": ("INF-SAFE",), "place": "Mosque"}
    tale.give(PlanOutreach(outreach_id=outside.talk, centre=centre, **plan))


BEFORE = r"(?P<men>\d+) men and (?P<women>\d+) women, with (?P<leaflets>\d+) leaflets"


def reached(men: str, women: str, leaflets: str) -> dict[str, Any]:
    materials = (Material(leaflet="RIGHTS", number=int(leaflets)),)
    return {"kind": "TALK", "men": int(men), "women": int(women), "materials": materials, "place": "Mosque"}


@given(parsers.re(rf"the talk is held on (?P<moment>[\d-]+ [\d:]+) before {BEFORE}"))
@when(parsers.re(rf"the talk is held on (?P<moment>[\d-]+ [\d:]+) before {BEFORE}"))
def held(tale: Tale, outside: Outside, moment: str, men: str, women: str, leaflets: str) -> None:
    ids = {"outreach_id": outside.talk, "base_version": outside.version}
    tale.give(HoldOutreach(**ids, occurred_at=at(moment), **reached(men, women, leaflets)))
    outside.version = 2


@when(parsers.re(rf"the talk is corrected to {BEFORE}"))
def corrected(tale: Tale, outside: Outside, men: str, women: str, leaflets: str) -> None:
    ids = {"outreach_id": outside.talk, "base_version": outside.version, "reason": "TYPING_ERROR"}
    tale.give(CorrectOutreach(**ids, occurred_at=at("2026-05-14 10:00"), **reached(men, women, leaflets)))


@when("the talk is cancelled")
def cancelled(tale: Tale, outside: Outside) -> None:
    tale.give(CancelOutreach(outreach_id=outside.talk, base_version=outside.version, explanation="Rain"))


@then(parsers.parse("T22 of {period} counts nothing for {centre}"))
def nothing(tale: Tale, period: str, centre: str) -> None:
    assert_line(tale, "T22", period, centre, {})


@then(parsers.parse("the history of the talk reads {names}"))
def history(tale: Tale, outside: Outside, names: str) -> None:
    view = tale.register.house.system.ask(OneOutreach(outreach_id=outside.talk), DESK, route="test")
    assert [entry.topic for entry in view.history] == [f"outreach.{name}" for name in names.split(", ")]


@given(parsers.parse("a team of {centre} sets out on {day}"))
def sets_out(tale: Tale, outside: Outside, centre: str, day: str) -> None:
    outside.trip = uuid7()
    plan = {"starts_on": date.fromisoformat(day), "route": "Shahritus", "vehicle": "Niva"}
    tale.give(StartTrip(trip_id=outside.trip, centre=centre, team=(DESK.account_id,), **plan))


@given(parsers.parse("the team visits {village} on {day}"))
def visits(tale: Tale, outside: Outside, village: str, day: str) -> None:
    tale.give(VisitVillage(trip_id=outside.trip, visited_on=date.fromisoformat(day), village=village))


@given(
    parsers.re(r"on the way (?P<name>.+) is advised on (?P<moment>[\d-]+ [\d:]+) about (?P<topic>[A-Z-]+)")
)
@when(parsers.re(r"on the way (?P<name>.+) is advised on (?P<moment>[\d-]+ [\d:]+) about (?P<topic>[A-Z-]+)"))
def on_the_way(tale: Tale, outside: Outside, name: str, moment: str, topic: str) -> None:
    tale.advise(name, "KHT", moment, [topic], channel="MOBILE", trip_id=outside.trip)


@given(parsers.re(rf"on the way a talk is held on (?P<moment>[\d-]+ [\d:]+) before {BEFORE}"))
def talk_on_the_way(tale: Tale, outside: Outside, moment: str, men: str, women: str, leaflets: str) -> None:
    ids = {"outreach_id": uuid7(), "trip_id": outside.trip, "centre": "KHT"}
    tale.give(RecordOutreach(**ids, occurred_at=at(moment), **reached(men, women, leaflets)))


@given(parsers.parse("the journey is over on {day}"))
@when(parsers.parse("the journey is over on {day}"))
def over(tale: Tale, outside: Outside, day: str) -> None:
    version = sheet(tale, outside).row.version
    closing = {"ended_on": date.fromisoformat(day), "kilometres": 240}
    tale.give(CloseTrip(trip_id=outside.trip, base_version=version, **closing))


@when("the contact on the way is declared void")
def contact_void(tale: Tale) -> None:
    named = {"consultation_id": tale.last, "person_id": tale.of}
    tale.give(VoidConsultation(**named, base_version=1, reason="NEVER_HAPPENED"))


def sheet(tale: Tale, outside: Outside) -> Sheet:
    found: Sheet = tale.register.house.system.ask(TripSheet(trip_id=outside.trip), DESK, route="test")
    return found


@then(parsers.parse("the sheet adds up to {told}"))
def adds_up(tale: Tale, outside: Outside, told: str) -> None:
    sums = sheet(tale, outside).sums
    wanted = {name: int(number) for name, number in (pair.split() for pair in told.split(", "))}
    assert {name: sums[name] for name in wanted} == wanted


@then(parsers.parse("the sheet names {village}"))
def names_village(tale: Tale, outside: Outside, village: str) -> None:
    assert [stop.village for stop in sheet(tale, outside).stops] == [village]


@then(parsers.parse("the rows of the journey do not hold {village}"))
def not_in_clear(tale: Tale, village: str) -> None:
    with tale.register.house.engines["ledger"].connect() as connection:
        rows = [repr(tuple(row)) for table in VIEW.tables for row in connection.execute(table.select())]
    assert rows
    assert not [row for row in rows if village in row]
