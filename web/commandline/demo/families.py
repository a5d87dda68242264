"""Families of the story: households of women whose men are away, and a scan or two."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from PIL import Image, ImageDraw

from adapters.wiring import House
from application.actor import Actor
from application.attachment import AddAttachment
from application.household import AssessHousehold, FormHousehold, NameRelative
from application.migrant import RegisterMigrant
from domain.geography import DemonstrationCentre
from web.commandline.demo.teller import Step

CHILDREN = (
    ("Нилуфар", "FEMALE"), ("Далер", "MALE"), ("Мадина", "FEMALE"),
    ("Сомон", "MALE"), ("Шаҳло", "FEMALE"), ("Фирдавс", "MALE"),
)  # fmt: skip
MEN = {"ABROAD": 70, "AT_HOME": 15, "LEFT": 9, "DIED": 6}
SAID = ("Пул намефиристад.", "Ҳафтае як бор занг мезанад.", "Мегӯяд, ки кор нест.", "")
SCANS = 6


def family(centre: DemonstrationCentre, who: RegisterMigrant, at: datetime) -> Iterator[Step]:
    """The household of a woman at home: children, and how it stands."""
    # Dice of its own: the rest of the story stays as it was.
    dice = Random(who.person_id.int)  # noqa: S311 - chance of a story, not of a key
    if (
        who.stage != "NONE"
        or who.sex != "FEMALE"
        or (who.birth_year or 0) > at.year - 21
        or dice.random() > 0.7
    ):
        return
    of = {"person_id": who.person_id, "household_id": uuid5(who.person_id, "household")}
    yield Step(at + timedelta(minutes=4), FormHousehold(**of), centre.code)
    for number, (name, sex) in enumerate(dice.sample(CHILDREN, dice.randint(1, 4))):
        born = min(at.year - 1, (who.birth_year or at.year) + 19 + dice.randint(0, 3) + 3 * number)
        child = {
            "member_id": uuid5(who.person_id, f"child {number}"),
            "role": "CHILD",
            "name": name,
            "sex": sex,
        }
        yield Step(
            at + timedelta(minutes=5, seconds=number),
            NameRelative(**of, **child, birth_year=born),
            centre.code,
        )
    yield Step(at + timedelta(minutes=9), _assessed(of, dice, at), centre.code)


def _assessed(of: dict[str, UUID], dice: Random, at: datetime) -> AssessHousehold:
    man = dice.choices(list(MEN), list(MEN.values()))[0]
    if man in ("AT_HOME", "DIED"):
        return AssessHousehold(**of, head_id=of["person_id"], man=man)
    away = dice.randint(16, 60)
    silent = dice.random() < 0.3
    money = dice.randint(12, away) if silent else dice.randint(0, 5)
    told = {
        "away_since": _ago(at, away),
        "last_money": _ago(at, money),
        "last_contact": _ago(at, dice.randint(0, 9)),
    }
    return AssessHousehold(**of, head_id=of["person_id"], man=man, note=dice.choice(SAID), **told)


def _ago(at: datetime, months: int) -> date:
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return date(year, month + 1, 1)


def attach_scans(house: House, people: list[tuple[UUID, Actor]]) -> None:
    """A scan for the first few, so that the page of documents has something to show."""
    for number, (person_id, actor) in enumerate(people[:SCANS]):
        clean = house.system.attachments.clean(_scan(number))
        ids = {"person_id": person_id, "attachment_id": uuid5(person_id, "scan")}
        about = {"media": clean.media, "size": len(clean.content), "kind": "DOCUMENT"}
        kind = ("INT_PASSPORT", "BIRTH_CERT", "MARRIAGE_CERT")[number % 3]
        command = AddAttachment(
            **ids, **about, document=kind, file_name="scan.jpg", description="Намуна / Образец"
        )
        house.system.attachments.add(command, clean, actor, command_id=uuid5(person_id, "scan command"))


def _scan(number: int) -> bytes:
    """A page that says that it is a specimen."""
    page = Image.new("RGB", (900, 640), (236, 240, 228))
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 40, 860, 600), outline=(30, 90, 100), width=6)
    draw.rectangle((80, 150, 300, 420), fill=(200, 210, 205), outline=(30, 90, 100), width=3)
    for line in range(7):
        draw.line(
            (340, 180 + 40 * line, 820 - 37 * ((line + number) % 4), 180 + 40 * line),
            fill=(120, 130, 130),
            width=6,
        )
    draw.text((340, 80), "SPECIMEN", fill=(160, 30, 30), font_size=60)
    written = io.BytesIO()
    page.save(written, "JPEG", quality=80)
    return written.getvalue()
