"""Steps about offers of a file to another centre and their answers."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import time_machine
from pytest_bdd import given, parsers, when
from uuid_utils.compat import uuid7

from adapters.expiring import end_readings
from application import transfer
from application.migrant import ChangeMigrantStage, WithdrawConsent
from application.transfers import OneOffer
from tests.steps.moving import Told
from tests.steps.office import DAY_0


def offer(told: Told, name: str, centre: str, to: str, day: int, reason: str, *, asked: bool) -> None:
    agreed = transfer.Agreed(mode="WRITTEN", text_version="1", language="tg") if asked else None
    new: UUID = uuid7()
    command = transfer.ProposeTransfer(
        person_id=told.person(name),
        transfer_id=new,
        to_centre=to,
        reason=reason,
        note="Works there",
        consent=agreed,
    )
    if told.office.send(command, told.of(centre), day).accepted:
        told.transfer_id = new


@given(
    parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, as he agreed in writing")
)
@when(
    parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, as he agreed in writing")
)
def offers(told: Told, centre: str, name: str, to: str, day: int, reason: str) -> None:
    offer(told, name, centre, to, day, reason, asked=True)


@when(parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, without asking him"))
def offers_unasked(told: Told, centre: str, name: str, to: str, day: int, reason: str) -> None:
    offer(told, name, centre, to, day, reason, asked=False)


@given(parsers.parse("{who} takes {name} over on day {day:d}"))
@when(parsers.parse("{who} takes {name} over on day {day:d}"))
@when(parsers.parse("{who} tries to take {name} over on day {day:d}"))
def takes_over(told: Told, who: str, name: str, day: int) -> None:
    take_over(told, who, name, day, told.office.staff[who].account_id)


@when(parsers.parse("{who} takes {name} over for the desk on day {day:d}"))
def takes_over_for_the_desk(told: Told, who: str, name: str, day: int) -> None:
    take_over(told, who, name, day, None)


def take_over(told: Told, who: str, name: str, day: int, owner_id: UUID | None) -> None:
    """As the page does it: with the open cases, for those who see the offer."""
    ids = {"person_id": told.person(name), "transfer_id": told.transfer_id}
    offered = {offer.transfer_id for offer in told.offers(who)}
    cases = told.office.ask(OneOffer(transfer_id=told.transfer_id), who).cases if told.transfer_id in offered else ()
    told.office.send(transfer.AcceptTransfer(**ids, owner_id=owner_id, cases=cases), who, day)


@when(parsers.parse("{who} declines {name} on day {day:d} because {reason}"))
def declines(told: Told, who: str, name: str, day: int, reason: str) -> None:
    ids = {"person_id": told.person(name), "transfer_id": told.transfer_id}
    told.office.accept(transfer.DeclineTransfer(**ids, reason=reason), who, day)


@when(parsers.parse("{centre} takes the offer back on day {day:d} because {reason}"))
def withdraws(told: Told, centre: str, day: int, reason: str) -> None:
    ids = {"person_id": told.person("Dilshod"), "transfer_id": told.transfer_id}
    told.office.accept(transfer.WithdrawTransfer(**ids, reason=reason), told.of(centre), day)


@when(parsers.parse("{name} takes his consent to the transfer back on day {day:d}"))
def takes_back(told: Told, name: str, day: int) -> None:
    command = WithdrawConsent(person_id=told.person(name), purpose="TRANSFER", note="He stays")
    told.office.accept(command, told.of(told.homes[name]), day)


@when(parsers.parse("{who} ends KJD's reading on day {day:d}"))
def ends_reading(told: Told, who: str, day: int) -> None:
    ids = {"person_id": told.person("Dilshod"), "transfer_id": told.transfer_id}
    told.office.accept(transfer.EndReading(**ids), who, day)


@when(parsers.parse("the night's work is done on day {day:d}"))
def night(told: Told, day: int) -> None:
    house = told.office.house
    with time_machine.travel(DAY_0 + timedelta(days=day), tick=False):
        end_readings(house.engines["ledger"], house.system.dispatch)


@when(parsers.parse("{who} writes into the file of {name} on day {day:d}"))
def writes(told: Told, who: str, name: str, day: int) -> None:
    stage = {"stage": "PRE", "destination": "RUS", "since": DAY_0.date()}
    told.office.send(ChangeMigrantStage(person_id=told.person(name), **stage), who, day)
