"""What the story records after a quarter was released: a register that came late, mistakes found weeks afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from application.consultation import CorrectConsultation, RecordConsultation, VoidConsultation
from web.commandline.demo import words
from web.commandline.demo.teller import Step, Teller

# The centre whose paper register of the last weeks of a quarter is typed in after the first release of the quarter.
LATE_REGISTER = {1: "KHT", 2: "KJD", 3: "KHT", 4: "DYU"}
# Days: how many of the quarter are in that register, and when after its end it is typed in.
IN_REGISTER, TYPED_IN = 16, (19, 24)
# Of a hundred consultations so many show weeks later what is wrong with them.
WRONG = 5


def typed_in(teller: Teller, centre: str, at: datetime) -> datetime:
    """When a consultation of this instant is recorded: weeks later if it stands in a register that comes late."""
    quarter = (at.month - 1) // 3 + 1
    ended = date(at.year + quarter // 4, 3 * quarter % 12 + 1, 1)
    late = LATE_REGISTER[quarter] == centre and (ended - at.date()).days <= IN_REGISTER
    if not late:
        return at
    return at + (ended - at.date()) + timedelta(days=teller.dice.randint(*TYPED_IN))


def found_wrong(held: RecordConsultation) -> bool:
    """Whether a mistake in it is found weeks later. What a referral rests on is right."""
    return held.outcome != "REFERRED" and held.consultation_id.int % 100 < WRONG


def weeks_later(held: RecordConsultation, version: int, at: datetime) -> Iterator[Step]:
    """Of three mistakes two are corrected, the call that was written down as a visit; one entry is struck."""
    number = held.consultation_id.int // 100
    of = {"consultation_id": held.consultation_id, "person_id": held.person_id, "base_version": version}
    then = at + timedelta(days=30 + number % 40)
    if number % 3 == 0:
        yield Step(then, VoidConsultation(**of, reason="DUPLICATE"), held.centre)
        return
    channel = "PHONE_IN" if held.channel == "OFFICE" else "OFFICE"
    same = {name: getattr(held, name) for name in words.CORRECTED} | {"outcome": held.outcome}
    yield Step(then, CorrectConsultation(**same | of | {"channel": channel, "reason": "TYPING_ERROR"}), held.centre)
