"""A register of a few centres in which every instant is stated: what was recorded when, and what a report then says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.actor import ANALYST, COUNSELLOR, MANAGER, SYSTEM, Actor
from application.centre import OpenCentre
from application.consultation import CorrectConsultation, RecordConsultation, VoidConsultation
from application.migrant import RegisterMigrant
from application.person_parts import Consent
from application.reports.asking import ReadReport
from application.reports.periods import parse_period
from application.reports.table import Report
from application.verdict import Verdict

DUSHANBE = ZoneInfo("Asia/Dushanbe")
ALMATY = ZoneInfo("Asia/Almaty")
CENTRES = {
    "KJD": ("TJK", "TJ-SU", "Asia/Dushanbe"),
    "KHT": ("TJK", "TJ-KT", "Asia/Dushanbe"),
    "ALM": ("KAZ", "KZ-75", "Asia/Almaty"),
}
SETUP = Actor(uuid7(), frozenset({SYSTEM}), frozenset())
DESK = Actor(uuid7(), frozenset({COUNSELLOR}), frozenset(CENTRES))
MANAGER_OF_KHUJAND = Actor(uuid7(), frozenset({MANAGER}), frozenset({"KJD"}))
ANALYST_OF_ALL = Actor(uuid7(), frozenset({ANALYST}), frozenset())


def at(text: str, zone: ZoneInfo = DUSHANBE) -> datetime:
    """`2026-03-03 10:00` on the clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def a_record(**details: Any) -> dict[str, Any]:
    """The fields of a consultation."""
    return {"channel": "OFFICE", "topics": ("DOC-PASS",), "main_topic": "DOC-PASS", "destination": "RUS", **details}


@dataclass
class Register:
    """Gives commands as recorded at an instant of its own choice; instants never go back."""

    house: House
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def open(self) -> Register:
        for code, (country, region, zone) in CENTRES.items():
            self.do(OpenCentre(code=code, name=code, country=country, region=region, zone=zone, prefix=code), SETUP)
        return self

    def do(self, command: Any, actor: Actor = DESK) -> Verdict:
        """A command that must be taken."""
        verdict = self.give(command, actor)
        assert verdict.accepted, verdict
        return verdict

    def give(self, command: Any, actor: Actor = DESK) -> Verdict:
        return self.house.system.dispatch(command, actor, command_id=uuid7(), recorded=self.now)

    def person(self, *purposes: str, centre: str = "KJD", **details: Any) -> UUID:
        """Somebody who agreed to be recorded and, unless said otherwise, to statistics."""
        person_id: UUID = uuid7()
        consents = tuple(
            Consent(purpose=purpose, mode="WRITTEN", text_version="1", language="tg")
            for purpose in purposes or ("REG", "STAT")
        )
        born = {"sex": "FEMALE", "birth_year": 1990, "birth_precision": "YEAR"}
        place = {"country": "TJK", "region": "TJ-SU", "language": "tg"}
        usual = {"alias": "Somebody", **born, **place, "centre": centre, "consents": consents}
        self.do(RegisterMigrant(**{**usual, "person_id": person_id, **details}))
        return person_id

    def held(self, person_id: UUID | None, occurred: str, centre: str = "KJD", **details: Any) -> UUID:
        """A consultation, recorded now."""
        consultation_id: UUID = uuid7()
        when = at(occurred, ZoneInfo(CENTRES[centre][2]))
        named = {"consultation_id": consultation_id, "person_id": person_id, "centre": centre}
        self.do(RecordConsultation(**named, occurred_at=when, **a_record(**details)))
        return consultation_id

    def corrected(
        self,
        consultation_id: UUID,
        person_id: UUID | None,
        occurred: str,
        centre: str,
        version: int = 1,
        **details: Any,
    ) -> None:
        named = {"consultation_id": consultation_id, "person_id": person_id, "centre": centre}
        why = {"base_version": version, "reason": "WRONG_CENTRE"}
        self.do(CorrectConsultation(**named, **why, occurred_at=at(occurred), **a_record(**details)))

    def voided(self, consultation_id: UUID, person_id: UUID | None, version: int = 1) -> None:
        named = {"consultation_id": consultation_id, "person_id": person_id}
        self.do(VoidConsultation(**named, base_version=version, reason="DUPLICATE"))

    def report(
        self, code: str, period: str = "2026-Q1", as_of: datetime | None = None, actor: Actor = ANALYST_OF_ALL
    ) -> Report:
        question = ReadReport(code=code, period=parse_period(period), as_of=as_of)
        found: Report = self.house.system.ask(question, actor, route="test")
        return found

    def contacts(self, centre: str = "_T", column: str = "_T", **how: Any) -> int:
        return self.report("T1", **how).table("centre_channel").value(centre, column)

    def persons(self, band: str = "_T", sex: str = "_T", **how: Any) -> int:
        return self.report("T2", **how).table("age_sex").value(band, sex)

    def topics(self, topic: str = "_T", sex: str = "_T", **how: Any) -> int:
        return self.report("T3", **how).table("topic_sex").value(topic, sex)
