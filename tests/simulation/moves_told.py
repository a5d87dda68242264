"""Moves about what people tell later: sections of their files, ways abroad and back, and what was wrong in them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from application import journey, telling
from tests.harness.days import today
from tests.simulation.world import Maker, Move, World

REASONS = ("NEW_INFORMATION", "TYPING_ERROR")


def _section(kind: type, **answers: list[Any]) -> Maker:
    def made(w: World) -> Move:
        person = w.pick(w.people)
        picked = {name: w.pick(values) for name, values in answers.items()}
        # Mostly the first time; a page that saw the section shows the version in which it stands.
        base = 0 if w.rng.random() < 0.6 else w.base(person)
        return kind(person_id=person, base_version=base, reason=w.pick(REASONS), **picked), w.desk()

    return made


def _left(w: World) -> Move:
    when = today() - timedelta(days=w.rng.randrange(0, 900))
    more = {"arranged_by": "AGENCY", "agency": "Rohi safed", "occupation": "71"}
    still = w.rng.random() < 0.4
    left = journey.RecordDeparture(
        person_id=w.pick(w.people), country="RUS", left_on=when, still_abroad=still, **more
    )
    return left, w.desk()


def _back(w: World) -> Move:
    when = today() - timedelta(days=w.rng.randrange(0, 300))
    more = {"return_reason": "SEASON_ENDED", "assistance": ("JOB",), "still_home": w.rng.random() < 0.4}
    return journey.RecordReturn(person_id=w.pick(w.people), country="RUS", returned_on=when, **more), w.desk()


def _recalled(w: World) -> Move:
    since = today() - timedelta(days=w.rng.randrange(100, 4000))
    more = {"stage": "EMP", "destination": "KAZ", "until": since + timedelta(days=90)}
    return journey.RecallStage(person_id=w.pick(w.people), since=since, **more), w.desk()


def _cost(w: World) -> Move:
    cost = journey.StateCost(
        person_id=w.pick(w.people),
        country="RUS",
        agency="Rohi safed",
        fee_paid="YES",
        cost=Decimal(w.rng.randrange(100, 9000)),
        cost_currency="TJS",
        wage=Decimal(45000),
        wage_currency="RUB",
    )
    return cost, w.desk()


def _struck(w: World) -> Move:
    person = w.pick(w.people)
    entry = w.rng.randrange(2, 2 + max(1, w.version(person)))
    return journey.StrikeEntry(person_id=person, entry=entry, reason=w.pick(REASONS)), w.desk()


TOLD: dict[type, tuple[float, Maker]] = {
    telling.TellLanguages: (
        0.6,
        _section(telling.TellLanguages, languages=[("tg", "ru"), ("uz",)], reads=["YES"]),
    ),
    telling.TellWork: (0.6, _section(telling.TellWork, occupation=["71", "93"], education=["3", "2"])),
    telling.TellFamily: (0.6, _section(telling.TellFamily, household_size=[5, 7], dependants=[2, 3])),
    telling.TellSource: (0.4, _section(telling.TellSource, heard_from=["FAMILY", "RADIO_TV"])),
    telling.NameGuardian: (0.3, _section(telling.NameGuardian, guardian=["Холмат"], relation=["PARENT"])),
    journey.RecordDeparture: (0.8, _left),
    journey.RecordReturn: (0.6, _back),
    journey.RecallStage: (0.3, _recalled),
    journey.StateCost: (0.4, _cost),
    journey.StrikeEntry: (0.8, _struck),
}
