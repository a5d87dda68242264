"""Steps about what the tables of the catalogue show, and the talks and ways that they count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pytest_bdd import given, parsers, then
from uuid_utils.compat import uuid7

from application.actor import ANALYST, PROTECTION, Actor
from application.asking import Forbidden
from application.consultation_parts import Answers
from application.journey import RecordDeparture, RecordReturn, StateCost, StrikeEntry
from application.referral import DraftReferral, SendReferral
from application.screening import AssessMigrant, Sign
from application.trip import StartTrip, VisitVillage
from domain.geography import DISTRICTS
from tests.facts.register import ANALYST_OF_ALL, at
from tests.steps.figures import Tale, listed
from tests.steps.funnel import VINTAGE

ENTITLED = Actor(ANALYST_OF_ALL.account_id, frozenset({ANALYST, PROTECTION}), frozenset())
SUMS = ("fee", "monthly_wage")


WHO = r"(?P<name>\w+), (?P<who>a man|a woman)(?: of (?P<district>\d+))?(?P<silent> who keeps out of statistics)?"


@given(parsers.re(WHO))
def somebody(tale: Tale, name: str, who: str, district: str | None, silent: str | None) -> None:
    purposes = ("REG",) if silent else ("REG", "STAT", "REF")
    place = {"district": district, "region": DISTRICTS[district].region} if district else {}
    tale.people[name] = tale.register.person(*purposes, sex="MALE" if who == "a man" else "FEMALE", **place)


@given(parsers.re(r"(?P<name>.+) was heard at (?P<centre>\w+) on (?P<moment>[\d-]+ [\d:]+): (?P<told>.+)"))
def heard(tale: Tale, name: str, centre: str, moment: str, told: str) -> None:
    details = dict(pair.split(" ", 1) for pair in listed(told))
    problems = tuple(details.pop("problems", "").split())
    tale.advise(name, centre, moment, [details.pop("topic", "DOC-PASS")], document_problems=problems, **details)


@given(parsers.re(r"(?P<name>.+) said at (?P<centre>\w+) on (?P<moment>[\d-]+ [\d:]+): (?P<told>.+)"))
def answered(tale: Tale, name: str, centre: str, moment: str, told: str) -> None:
    said: dict[str, Any] = dict(pair.split(" ", 1) for pair in listed(told))
    said |= {sum_: Decimal(said[sum_]) for sum_ in SUMS if sum_ in said}
    if "remittance_use" in said:
        said["remittance_use"] = tuple(said["remittance_use"].split())
    tale.advise(name, centre, moment, ["FIN-REM"], answers=Answers(**said))


@given(parsers.parse("{name} left for {country} on {day}"))
def left(tale: Tale, name: str, country: str, day: str) -> None:
    way = {"person_id": tale.people[name], "country": country}
    tale.register.do(RecordDeparture(**way, left_on=date.fromisoformat(day)))


BACK = r"(?P<name>\w+) came back from (?P<country>\w+) on (?P<day>[\d-]+) after (?P<months>\d+) months? "
WHY = r"for (?P<why>\w+)(?:, in need of (?P<needs>.+))?"


@given(parsers.re(BACK + WHY))
def came_back(tale: Tale, name: str, country: str, day: str, months: str, why: str, needs: str | None) -> None:
    way = {"person_id": tale.people[name], "country": country, "returned_on": date.fromisoformat(day)}
    told = {"return_reason": why, "months_abroad": int(months), "assistance": tuple(listed(needs)) if needs else ()}
    tale.register.do(RecordReturn(**way, **told))


@given(parsers.parse("entry {entry:d} of {name} is struck"))
def struck(tale: Tale, entry: int, name: str) -> None:
    tale.register.do(StrikeEntry(person_id=tale.people[name], entry=entry, reason="TYPING_ERROR"))


@given(parsers.parse("{name} paid {cost:d} RUB for a job at {wage:d} RUB a month, through an agency that is {licence}"))
def paid(tale: Tale, name: str, cost: int, wage: int, licence: str) -> None:
    sums = {"cost": Decimal(cost), "cost_currency": "RUB", "wage": Decimal(wage), "wage_currency": "RUB"}
    way = {"person_id": tale.people[name], "country": "RUS", "licence": licence}
    tale.register.do(StateCost(**way, fee_paid="YES", **sums))


@given(parsers.parse("{number:d} people paid {cost:d} RUB for a job at {wage:d} RUB a month"))
def many_paid(tale: Tale, number: int, cost: int, wage: int) -> None:
    for place in range(number):
        tale.people[f"payer {cost} {place}"] = tale.register.person()
        paid(tale, f"payer {cost} {place}", cost, wage, "UNLICENSED")


@given(parsers.re(r"(?P<name>\w+) is asked about danger and (?P<said>nothing is seen|FL\d\d is seen)"))
def screened(tale: Tale, name: str, said: str) -> None:
    signs = (Sign(code=said[:4], said="YES"),) if said.startswith("FL") else (Sign(code="FL01", said="NO"),)
    tale.register.do(AssessMigrant(person_id=tale.people[name], signs=signs))


@given(parsers.parse("{name} is sent to {service}"))
def sent_on(tale: Tale, name: str, service: str) -> None:
    ids = {"person_id": tale.people[name], "referral_id": uuid7()}
    tale.register.do(DraftReferral(**ids, service=service, channel="PHONE", agency="Somebody"))
    tale.register.do(SendReferral(**ids, base_version=1))


@given(parsers.parse("a journey of {centre} to {stops:d} villages on {day}"), target_fixture="trip_id")
def journey(tale: Tale, centre: str, stops: int, day: str) -> UUID:
    trip_id = uuid7()
    starts = date.fromisoformat(day)
    tale.register.do(StartTrip(trip_id=trip_id, centre=centre, starts_on=starts, ends_on=starts))
    for number in range(stops):
        tale.register.do(VisitVillage(trip_id=trip_id, visited_on=starts, village=f"Village {number}"))
    return trip_id


@given(parsers.re(r"on the way (?P<name>.+) was advised on (?P<moment>[\d-]+ [\d:]+)"))
def on_the_way(tale: Tale, trip_id: UUID, name: str, moment: str) -> None:
    tale.advise(name, "KJD", moment, ["DOC-PASS"], channel="MOBILE", trip_id=trip_id)


@then(parsers.re(rf"the table (?P<table>\w+) of (?P<code>T\d+) of (?P<period>[\w-]+){VINTAGE} reads"))
def reads(tale: Tale, table: str, code: str, period: str, moment: str | None, datatable: list[list[str]]) -> None:
    actor = ENTITLED if code == "T20" else ANALYST_OF_ALL
    found = tale.register.report(code, period, at(moment) if moment else None, actor).table(table)
    head, *rows = datatable
    figures = [[str(found.figure(row[0], column)) for column in head[1:]] for row in rows]
    assert figures == [row[1:] for row in rows]
    assert {line.code for line in found.rows if any(found.value(line.code, column) for column in head[1:])} <= {
        row[0] for row in rows
    }


@then(parsers.parse("the note {note} of {code} tells {number:d} {name}"))
def note_tells(tale: Tale, note: str, code: str, number: int, name: str) -> None:
    (table, *_) = tale.register.report(code).tables
    assert {each.code: each.params for each in table.notes}[note][name] == number


@then(parsers.parse("{code} is not for an analyst who may not tell sensitive codes apart"))
def forbidden(tale: Tale, code: str) -> None:
    try:
        tale.register.report(code)
    except Forbidden:
        return
    raise AssertionError(code)
