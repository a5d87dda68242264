"""Danger and moves of the story: who is asked about the work they did, and whose file goes to another centre."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from application.case import OpenCase
from application.case_task import SetTask
from application.consultation import RecordConsultation
from application.restriction import RestrictMigrant
from application.screening import AssessMigrant, Difficulty, Sign
from application.transfer import AcceptTransfer, Agreed, DeclineTransfer, ProposeTransfer
from web.commandline.demo.cases import COURSE
from web.commandline.demo.teller import Step, Teller

# After which talks the questions are asked, and what is answered: categories, signs.
ASKED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "EMP-WAGE": (("DEBT",), ("FL08", "FL11")),
    "EMP-HOURS": ((), ("FL10", "FL11")),
    "FAM-VIOL": (("VICTIM_VIOLENCE",), ()),
    "FAM-ABAND": (("ABANDONED", "WOMAN_ALONE_WITH_CHILDREN"), ()),
    "LEG-TRAFF": (("VICTIM_TRAFFICKING",), ("FL02", "FL03", "FL07")),
    "LEG-DEPORT": (("NO_DOCUMENTS",), ("FL01", "FL07")),
}
CLOSED = ("FAM-VIOL", "LEG-TRAFF")
NEVER_HAPPENED = ("FL04", "FL09")
MOVES = timedelta(days=45)
SUMMARY = "Начали здесь, продолжит центр по новому месту жительства."
WAITS = "Дослать копии документов в новый центр"


def is_asked(teller: Teller, command: Any) -> bool:
    """Whether the questions are asked after a talk of the story."""
    known = isinstance(command, RecordConsultation) and command.person_id is not None
    return known and command.main_topic in ASKED and teller.chance(0.3)


def screened(teller: Teller, held: RecordConsultation, centre: str, at: datetime) -> Iterator[Step]:
    """The answers; in the worst cases the file is then for whoever asked."""
    at += timedelta(minutes=25)
    categories, yes = ASKED[held.main_topic]
    said = [Sign(code=code, said="YES") for code in yes] + [Sign(code=code, said="NO") for code in NEVER_HAPPENED]
    hard = (Difficulty(domain="SEEING", degree=teller.pick({"NONE": 6, "SOME": 3, "A_LOT": 1})),)
    answers = {"categories": categories, "signs": tuple(said), "difficulties": hard, "levels": ("INDIVIDUAL",)}
    yield Step(at, AssessMigrant(person_id=held.person_id, **answers), centre)
    if held.main_topic in CLOSED:
        closed = RestrictMigrant(person_id=held.person_id, reason="SAFETY")
        yield Step(at + timedelta(minutes=5), closed, centre)


def moves_on(teller: Teller, command: Any, at: datetime) -> bool:
    """Whether the file of somebody who came lately goes to another centre."""
    known = isinstance(command, RecordConsultation) and command.person_id is not None
    # What grows into a case of its own is worked on to its end where it began.
    stays = known and command.main_topic in COURSE
    return known and teller.end - at < MOVES and not stays and teller.chance(0.3)


def move(
    teller: Teller, held: RecordConsultation, centre: str, others: Iterable[str], at: datetime
) -> Iterator[Step]:
    """A case that will go along, the offer, and mostly an answer some days later."""
    at += timedelta(minutes=30)
    of: dict[str, Any] = {"person_id": held.person_id, "case_id": teller.new_id(at)}
    opened = OpenCase(**of, consultation_id=held.consultation_id, topic=held.main_topic, summary=SUMMARY)
    yield Step(at, opened, centre)
    due = {"kind": "DOCUMENT", "what": WAITS, "due_on": (at + timedelta(days=21)).date()}
    yield Step(at + timedelta(minutes=5), SetTask(**of, base_version=1, task_id=teller.new_id(at), **due), centre)
    at += timedelta(minutes=10)
    there = teller.pick(dict.fromkeys((code for code in others if code != centre), 1))
    ids = {"person_id": held.person_id, "transfer_id": teller.new_id(at)}
    agreed = Agreed(mode="ORAL_CERTIFIED", text_version="demonstration", language="ru")
    why = teller.pick({"MOVED": 5, "CLOSER_CENTRE": 3, "SPECIALIST": 1})
    yield Step(at, ProposeTransfer(**ids, to_centre=there, reason=why, note="Едет к родным.", consent=agreed), centre)
    at += timedelta(days=teller.dice.randint(1, 9))
    if teller.chance(0.5):
        yield Step(at, AcceptTransfer(**ids, cases=(of["case_id"],)), there)
    elif teller.chance(0.3):
        yield Step(at, DeclineTransfer(**ids, reason="NO_CAPACITY"), there)
