"""What people of the story tell later: sections of their files, ways abroad and back, what a job cost and paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from application.journey import RecordDeparture, RecordReturn, StateCost
from application.migrant import RegisterMigrant
from application.telling import TellFamily, TellLanguages, TellSource, TellWork
from domain.geography import DemonstrationCentre
from web.commandline.demo.teller import Step, Teller

JOBS = {"71": 30, "93": 25, "83": 10, "91": 10, "94": 8, "51": 7, "92": 6, "52": 4}
SCHOOL = {"2": 25, "3": 50, "5": 15, "6": 10}
HEARD = {"FRIEND": 30, "FAMILY": 25, "TALK": 15, "RADIO_TV": 10, "INTERNET": 12, "LEAFLET": 8}
REASONS = {
    "SEASON_ENDED": 32,
    "CONTRACT_ENDED": 20,
    "FAMILY": 15,
    "NO_WORK": 12,
    "BANNED": 10,
    "WAGE_UNPAID": 8,
    "ILLNESS": 3,
}
NEEDS = {"JOB": 45, "DOCUMENTS": 20, "TRAINING": 15, "BUSINESS": 10, "LEGAL": 7, "HEALTH": 3}
LICENCES = {"LICENSED": 4, "UNLICENSED": 3, "UNKNOWN": 3}
AGENCY = "Офтоби Роҳ"


def told(teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, arrived: datetime) -> Iterator[Step]:
    """What somebody tells on the day they come; most are asked for a part of it only."""
    at = arrived + timedelta(minutes=7)
    for command in (*_sections(teller, who), *_ways(teller, who, arrived)):
        yield Step(at, command, centre.code)


def _sections(teller: Teller, who: RegisterMigrant) -> Iterator[Any]:
    person = {"person_id": who.person_id}
    if teller.chance(0.25):
        others = tuple(dict.fromkeys((who.language, "ru")))
        yield TellLanguages(**person, languages=others, reads=teller.pick({"YES": 19, "NO": 1}))
    if teller.chance(0.3):
        wanted = teller.pick(JOBS) if who.stage != "NONE" else None
        yield TellWork(**person, education=teller.pick(SCHOOL), occupation=teller.pick(JOBS), occupation_wanted=wanted)
    if teller.chance(0.25):
        size = teller.dice.randint(3, 9)
        status = teller.pick({"MARRIED": 7, "SINGLE": 2, "DIVORCED": 1})
        yield TellFamily(
            **person,
            marital_status=status,
            household_size=size,
            dependants=teller.dice.randint(0, size - 2),
            breadwinner=teller.pick({"YES": 6, "NO": 4}),
        )
    if teller.chance(0.15):
        yield TellSource(**person, heard_from=teller.pick(HEARD))


def _ways(teller: Teller, who: RegisterMigrant, arrived: datetime) -> Iterator[Any]:
    if who.destination is None or who.stage not in ("EMP", "POST") or not teller.chance(0.6):
        return
    way = {"person_id": who.person_id, "country": who.destination}
    months = teller.dice.randint(2, 30)
    back = (arrived - timedelta(days=teller.dice.randint(5, 200))).date()
    left = back - timedelta(days=30 * months)
    means = teller.pick({"SELF": 5, "RELATIVES": 4, "AGENCY": 1})
    through = {"agency": AGENCY, "licence": "LICENSED"} if means == "AGENCY" else {}
    yield RecordDeparture(**way, left_on=left, occupation=teller.pick(JOBS), arranged_by=means, **through)
    if who.stage == "POST":
        needs = tuple(dict.fromkeys(teller.pick(NEEDS) for _ in range(teller.dice.randint(1, 2))))
        why = teller.pick(REASONS)
        yield RecordReturn(**way, returned_on=back, return_reason=why, months_abroad=months, assistance=needs)
    if teller.chance(0.5):
        wage = {"wage": Decimal(teller.dice.randint(30, 90) * 1000), "wage_currency": "RUB"}
        cost = {"cost": Decimal(teller.dice.randint(20, 90) * 1000), "cost_currency": "RUB"}
        paid = {"fee_paid": teller.pick({"YES": 4, "NO": 6}), "licence": teller.pick(LICENCES)}
        yield StateCost(**way, **paid, **cost, **wage)


def leaves(teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, at: datetime) -> Iterator[Step]:
    """Somebody who was asking before departure is on the telephone from abroad; a few are back soon."""
    if who.destination is None or who.stage != "PRE" or not teller.chance(0.4):
        return
    way = {"person_id": who.person_id, "country": who.destination}
    left, told = at + timedelta(days=teller.dice.randint(5, 40)), timedelta(days=teller.dice.randint(2, 20))
    yield Step(left + told, RecordDeparture(**way, left_on=left.date(), still_abroad=True), centre.code)
    if teller.chance(0.3):
        months = teller.dice.randint(1, 7)
        back = left + timedelta(days=30 * months + 10)
        reason, needs = teller.pick(REASONS), (teller.pick(NEEDS),)
        home = {"return_reason": reason, "months_abroad": months, "assistance": needs, "still_home": True}
        yield Step(back + told, RecordReturn(**way, returned_on=back.date(), **home), centre.code)
