"""People of the story who are registered twice: at another centre, in the other script, and what a coordinator says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from anyascii import anyascii

from application.consultation import RecordConsultation
from application.link import LinkAsSamePerson, UndoLink
from application.migrant import RegisterMigrant
from domain.geography import DemonstrationCentre
from web.commandline.demo.teller import Step, Teller

SEEN = "Оба паспорта у нас на столе: серия и номер совпадают."
BROTHERS = "Пришли оба брата: паспорт старшего был переписан по ошибке."


def comes_twice(teller: Teller, command: Any) -> bool:
    """Whether somebody who shows a passport is registered again elsewhere."""
    return isinstance(command, RegisterMigrant) and bool(command.documents) and teller.chance(0.03)


def twice(
    teller: Teller, first: RegisterMigrant, centres: Mapping[str, DemonstrationCentre], at: datetime
) -> Iterator[Step]:
    """The second file with a talk; half of such pairs are linked weeks later, and some of those taken apart again."""
    home = centres[first.centre]
    others = [code for code, each in centres.items() if each.country == home.country and code != home.code]
    there = centres[teller.dice.choice(others or [home.code])]
    at += timedelta(days=teller.dice.randint(8, 40))
    again = _again(teller, first, there, at)
    yield Step(at, again, there.code)
    talk = {"channel": "OFFICE", "topics": ("DOC-PATENT",), "main_topic": "DOC-PATENT", "outcome": "ADVISED"}
    held = {"consultation_id": teller.new_id(at), "person_id": again.person_id, "centre": there.code, "occurred_at": at}
    yield Step(at + timedelta(minutes=20), RecordConsultation(**held, **talk), there.code)
    ids = {"person_id": first.person_id, "other_id": again.person_id}
    if teller.chance(0.5):
        at += timedelta(days=teller.dice.randint(10, 60))
        yield Step(at, LinkAsSamePerson(**ids, reason=SEEN), there.code, "coordinator")
        if teller.chance(0.25):
            at += timedelta(days=teller.dice.randint(5, 40))
            yield Step(at, UndoLink(**ids, reason=BROTHERS), there.code, "coordinator")


def _again(teller: Teller, first: RegisterMigrant, there: DemonstrationCentre, at: datetime) -> RegisterMigrant:
    """The same passport and year, the name as it stands in the passport, another place to live."""
    latin = {name: anyascii(getattr(first, name)).title() for name in ("family_name", "given_name")}
    words = {**latin, "patronymic": "", "family_name_latin": "", "given_name_latin": ""}
    place = {"centre": there.code, "region": there.region, "district": None, "village": ""}
    return replace(first, person_id=teller.new_id(at), occurred_at=at - timedelta(minutes=5), **words, **place)
