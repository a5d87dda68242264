"""Calls of the story: those without a name, and people who ring again when nobody is at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from application.call import LogCall, ReturnCall
from application.hotline import OpenLine
from application.migrant import RegisterMigrant
from domain.geography import DemonstrationCentre
from web.commandline.demo.life import anonymous_call
from web.commandline.demo.teller import Step, Teller

LINE = "1"
NAMES = {"TJK": "Хатти боварӣ", "KGZ": "Ишеним телефону", "KAZ": "Сенім телефоны"}
NUMBERS = {"TJK": "+99244600{:04d}", "KGZ": "+996312600{:03d}", "KAZ": "+77172600{:03d}"}
MISSED = {"PHONE_MISSED": 7, "PHONE_ABANDONED": 3, "WRONG_NUMBER": 1}


def free_line(centre: DemonstrationCentre) -> OpenLine:
    """Every centre has one line that everybody may call."""
    number = NUMBERS[centre.country].format(sum(map(ord, centre.code)))
    return OpenLine(centre=centre.code, line=LINE, name=NAMES[centre.country], number=number)


def calls_without_a_name(teller: Teller, centre: DemonstrationCentre, at: datetime) -> Iterator[Step]:
    """Somebody asks and does not say who they are; before that, somebody else was not heard."""
    if teller.chance(0.5):
        kind = teller.pick(MISSED)
        yield Step(at, _call(teller, centre.code, at - timedelta(minutes=40), kind, seconds=20), centre.code)
    held = anonymous_call(teller, centre, at)
    yield held
    asked = held.command
    answered = {"consultation_id": asked.consultation_id, "seconds": asked.minutes * 60}
    number = f"+99290{teller.dice.randrange(10**7):07d}" if centre.country == "TJK" else ""
    yield Step(at, _call(teller, centre.code, asked.occurred_at, "PHONE_IN", number=number, **answered), centre.code)


def rings_again(teller: Teller, command: Any) -> bool:
    """Whether a person of the story rings some day when nobody answers."""
    known = isinstance(command, RegisterMigrant) and bool(command.phones)
    return known and teller.chance(0.12 if command.phones[0].safe else 0.03)


def missed_call(teller: Teller, who: RegisterMigrant, at: datetime) -> Iterator[Step]:
    """A missed call from a known number, mostly returned within a day or two."""
    at += timedelta(days=teller.dice.randint(2, 90), minutes=teller.dice.randint(1, 200))
    rang = {"seconds": teller.dice.randint(8, 45), "number": who.phones[0].number}
    call = _call(teller, who.centre, at, "PHONE_MISSED", **rang)
    yield Step(at + timedelta(minutes=1), call, who.centre)
    if who.phones[0].safe and teller.chance(0.7):
        for reached in (False, True) if teller.chance(0.3) else (True,):
            at += timedelta(hours=teller.dice.randint(1, 30))
            yield Step(at, ReturnCall(call_id=call.call_id, reached=reached), who.centre)


def _call(teller: Teller, centre: str, at: datetime, kind: str, **more: Any) -> LogCall:
    return LogCall(call_id=teller.new_id(at), centre=centre, line=LINE, occurred_at=at, kind=kind, **more)
