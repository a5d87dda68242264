"""Cases of the story: what takes more than one talk, with tasks that are done in time, late, or not yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from application.case import AgreePlan, CloseCase, NoteInCase, OpenCase
from application.case_task import FinishTask, SetTask
from application.consultation import RecordConsultation
from web.commandline.demo.teller import Step, Teller

# What becomes a case, how it is worked on, and how it ends.
COURSE: dict[str, tuple[tuple[str, str], ...]] = {
    "FAM-ABAND": (("COURT_DATE", "Заседание об установлении отцовства"), ("DOCUMENT", "Справка о составе семьи")),
    "FAM-ALIM": (("DOCUMENT", "Заявление о взыскании алиментов"), ("COURT_DATE", "Суд по алиментам")),
    "EMP-WAGE": (("DOCUMENT", "Претензия работодателю"), ("CALL_BACK", "Спросить, заплатили ли")),
    "DOC-BAN": (("APPEAL", "Жалоба на запрет въезда"), ("FOLLOW_UP", "Проверить, снят ли запрет")),
    "LEG-DEPORT": (("APPEAL", "Жалоба на решение о выдворении"), ("CALL_BACK", "Позвонить родным")),
    "FAM-MISS": (("CALL_BACK", "Позвонить в посольство"), ("FOLLOW_UP", "Узнать, нашёлся ли брат")),
}
ENDS = {
    "FAM-ABAND": "PATERNITY_ESTABLISHED",
    "FAM-ALIM": "ALIMONY_ORDERED",
    "EMP-WAGE": "WAGES_PARTLY",
    "DOC-BAN": "BAN_LIFTED",
    "LEG-DEPORT": "STATUS_REGULARISED",
    "FAM-MISS": "RELATIVE_FOUND",
}
PLAN = "Собрать бумаги, подать заявление, раз в две недели созваниваться."
NOTE = "Звонила сама: бумаги собраны, ждём ответа."


def becomes_case(teller: Teller, command: Any) -> bool:
    """Whether a consultation of the story grows into a case."""
    known = isinstance(command, RecordConsultation) and command.person_id is not None
    return known and command.main_topic in COURSE and teller.chance(0.6)


def case(teller: Teller, held: RecordConsultation, centre: str, at: datetime) -> Iterator[Step]:
    """One case from its opening to its end, as far as the story goes."""
    at += timedelta(minutes=15)
    of: dict[str, Any] = {"person_id": held.person_id, "case_id": teller.new_id(at)}
    opened = OpenCase(**of, consultation_id=held.consultation_id, topic=held.main_topic, summary=held.advice)
    yield Step(at, opened, centre)
    for version, (days, kind, said) in enumerate(_work(teller, held.main_topic, at), 1):
        at += timedelta(days=days, minutes=5)
        yield Step(at, kind(**of, base_version=version, **said), centre)


def _work(teller: Teller, topic: str, at: datetime) -> Iterator[tuple[int, type, dict[str, Any]]]:
    """(days after the step before, command, what it says)."""
    yield 0, AgreePlan, {"plan": PLAN, "review_on": (at + timedelta(days=30)).date()}
    day = at
    for kind, what in COURSE[topic]:
        task_id, days = teller.new_id(at), teller.dice.randint(4, 25)
        due = {"kind": kind, "what": what, "due_on": (day + timedelta(days=days)).date()}
        yield 0, SetTask, {"task_id": task_id, **due}
        late = teller.dice.randint(0, 9) if teller.chance(0.3) else -1
        yield days + late, FinishTask, {"task_id": task_id, "result": ""}
        day += timedelta(days=days + late, minutes=10)
    if teller.chance(0.6):
        yield 7, NoteInCase, {"note": NOTE, "contacted": True}
    if teller.chance(0.7):
        yield 14, CloseCase, {"outcomes": (ENDS[topic],)}
