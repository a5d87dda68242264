"""The centres' work outside: talks in mosques and markets, journeys of the mobile team, month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from application.consultation import RecordConsultation
from application.heads import Band, Material
from application.migrant import RegisterMigrant
from application.outreach import PlanOutreach, RecordOutreach
from application.trip import CloseTrip, StartTrip, VisitVillage
from domain.geography import DemonstrationCentre
from web.commandline.demo.arrival import registration
from web.commandline.demo.teller import Step, Teller

MONTH = timedelta(days=30)
PLACES = ("Мечеть (вымышленная)", "Рынок (вымышленный)", "Колледж (вымышленный)", "Махалля (вымышленная)")
VILLAGES = ("Деҳаи Навобод", "Деҳаи Чашма", "Деҳаи Сарой", "Деҳаи Гулистон", "Деҳаи Боғ")
TOPICS = {"DOC-PATENT": 4, "INF-RULES": 3, "FIN-REM": 2, "EMP-CONTRACT": 2}

Source = tuple[datetime, Callable[[], Iterator[Step]]]


def outside(teller: Teller, centres: Sequence[DemonstrationCentre], start: datetime) -> Iterator[Source]:
    """When something outside begins, with its steps; in order of time."""
    for month in range(1, int((teller.end - start) / MONTH) + 1):
        for at, centre in enumerate(centres):
            day = (start + month * MONTH + timedelta(days=at)).date()
            begins = teller.desk_time(day, centre.zone)
            if begins > teller.end:
                return
            kind = _journey if (month + at) % 2 else _talk
            yield begins, _maker(kind, teller, centre, begins)


def _maker(
    kind: Any, teller: Teller, centre: DemonstrationCentre, at: datetime
) -> Callable[[], Iterator[Step]]:
    return lambda: kind(teller, centre, at)


def _reached(teller: Teller, centre: DemonstrationCentre) -> dict[str, Any]:
    men, women = teller.dice.randint(6, 45), teller.dice.randint(3, 30)
    bands = (Band(band="Y15T24", number=men // 3), Band(band="Y25T34", number=women // 2))
    given = (
        Material(leaflet="SAFE_MIGRATION", number=men + women),
        Material(leaflet="HOTLINE_CARD", number=women),
    )
    about = {
        "kind": "TALK",
        "topics": ("INF",),
        "district": centre.district,
        "place": teller.dice.choice(PLACES),
    }
    return {**about, "men": men, "women": women, "age_bands": bands, "materials": given, "minutes": 60}


def _talk(teller: Teller, centre: DemonstrationCentre, at: datetime) -> Iterator[Step]:
    ids = {"outreach_id": teller.new_id(at), "centre": centre.code}
    held = at - timedelta(hours=1)
    yield Step(at, RecordOutreach(**ids, occurred_at=held, **_reached(teller, centre)), centre.code)
    ahead = at + timedelta(days=24)
    if ahead > teller.end:
        plan = {"kind": "FAIR", "place": teller.dice.choice(PLACES), "district": centre.district}
        planned = PlanOutreach(
            outreach_id=teller.new_id(ahead), centre=centre.code, planned_on=ahead.date(), **plan
        )
        yield Step(at + timedelta(minutes=5), planned, centre.code)


def _journey(teller: Teller, centre: DemonstrationCentre, at: datetime) -> Iterator[Step]:
    trip_id, code, days = teller.new_id(at), centre.code, teller.dice.randint(1, 3)
    plan = {
        "starts_on": at.date(),
        "ends_on": at.date() + timedelta(days=days),
        "vehicle": "УАЗ (вымышленный)",
    }
    where = {"route": "По кишлакам вокруг города", "districts": (centre.district,) if centre.district else ()}
    yield Step(at, StartTrip(trip_id=trip_id, centre=code, **plan, **where), code)
    moment, late = at, []
    for number, village in enumerate(teller.dice.sample(VILLAGES, days + 1)):
        moment = max(at + timedelta(hours=1), at.replace(hour=11) + timedelta(days=number * days // (days + 1)))
        moment += timedelta(hours=3 * (number % 2))
        stop = VisitVillage(
            trip_id=trip_id, visited_on=moment.date(), village=village, district=centre.district
        )
        yield Step(moment, stop, code)
        late += _on_the_way(teller, centre, trip_id, moment)
    closing = CloseTrip(
        trip_id=trip_id, base_version=days + 2, ended_on=moment.date(), kilometres=40 + 60 * days
    )
    yield Step(moment + timedelta(hours=5), closing, code)
    # There is no network in the mountains: the records come in when the team is back.
    yield from sorted((_back_home(step, moment) for step in late), key=lambda step: step.recorded)


def _back_home(step: Step, back: datetime) -> Step:
    return replace(step, recorded=back + timedelta(hours=6) + (step.recorded - back) / 100)


def _on_the_way(teller: Teller, centre: DemonstrationCentre, trip_id: Any, at: datetime) -> Iterator[Step]:
    for number in range(teller.dice.randint(1, 3)):
        then = at + timedelta(minutes=number + 1)
        known = teller.chance(0.4)
        who = registration(teller, centre, teller.new_id(at), at - timedelta(minutes=40)) if known else None
        if who is not None:
            yield Step(then, who, centre.code)
        yield Step(then, _advice(teller, centre, trip_id, at, who), centre.code)
    told = _reached(teller, centre) | {"place": "Чойхона"}
    talk = RecordOutreach(
        outreach_id=teller.new_id(at),
        trip_id=trip_id,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=20),
        **told,
    )
    yield Step(at + timedelta(minutes=9), talk, centre.code)


def _advice(
    teller: Teller, centre: DemonstrationCentre, trip_id: Any, at: datetime, who: RegisterMigrant | None
) -> RecordConsultation:
    topic = teller.pick(TOPICS)
    return RecordConsultation(
        consultation_id=teller.new_id(at),
        person_id=who.person_id if who else None,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=30),
        trip_id=trip_id,
        channel="MOBILE",
        asked_by="SELF" if who else "ANONYMOUS",
        topics=(topic,),
        main_topic=topic,
        minutes=teller.dice.randint(5, 20),
    )
