"""A hotline on paper: a line of a centre, who works there, what was done so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import time_machine
from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.actor import ANALYST, COUNSELLOR, HOTLINE, PROTECTION, SYSTEM, Actor
from application.call import LogCall
from application.calls import CallById, CallRow, CallsFrom
from application.centre import OpenCentre
from application.people import FileView, PersonFile
from application.reports.asking import ReadReport
from application.reports.periods import parse_period
from application.reports.table import ReportTable
from application.verdict import Verdict

DUSHANBE = ZoneInfo("Asia/Dushanbe")
REGIONS = {"DYU": "TJ-DU", "KHT": "TJ-KT"}
SETUP = Actor(uuid7(), frozenset({SYSTEM}), frozenset())
ANALYSES = Actor(uuid7(), frozenset({ANALYST}), frozenset())
PROTECTS = Actor(uuid7(), frozenset({PROTECTION}), frozenset())
OPERATOR = Actor(uuid7(), frozenset({HOTLINE}), frozenset({"DYU"}))
# Registers people of both centres; `LOCAL` knows one of them only.
DESK = Actor(uuid7(), frozenset({COUNSELLOR}), frozenset(REGIONS))
LOCAL = Actor(uuid7(), frozenset({COUNSELLOR}), frozenset({"KHT"}))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DUSHANBE)


@dataclass
class Line:
    """A hotline and what was done on it so far; `call` is the one spoken of."""

    house: House
    now: datetime = datetime(2026, 3, 1, tzinfo=UTC)
    call: UUID | None = None
    held: UUID | None = None
    people: dict[str, UUID] = field(default_factory=dict)
    verdict: Verdict | None = None

    def send(self, command: Any, actor: Actor = OPERATOR) -> Verdict:
        self.now += timedelta(seconds=1)
        self.verdict = self.house.system.dispatch(command, actor, command_id=uuid7(), recorded=self.now)
        return self.verdict

    def do(self, command: Any, actor: Actor = OPERATOR) -> None:
        verdict = self.send(command, actor)
        assert verdict.accepted, verdict

    def ask(self, question: Any, actor: Actor = DESK) -> Any:
        with time_machine.travel(self.now, tick=False):
            return self.house.system.ask(question, actor, route="feature")

    def log(self, clock: str, kind: str, **more: Any) -> LogCall:
        rang = datetime.combine(self.now.astimezone(DUSHANBE).date(), time.fromisoformat(clock), DUSHANBE)
        self.call = uuid7()
        return LogCall(call_id=self.call, centre="DYU", occurred_at=rang, **{"line": "1", "kind": kind, **more})

    def open(self, centre: str) -> None:
        if self.house.directory.centre(centre) is None:
            place = {"country": "TJK", "region": REGIONS[centre], "zone": "Asia/Dushanbe"}
            self.do(OpenCentre(code=centre, name=centre, prefix=centre, **place), SETUP)

    def seen(self) -> CallRow:
        found: CallRow = self.ask(CallById(call_id=self.call), OPERATOR).call
        return found

    def table(self, code: str, period: str, as_of: datetime | None = None) -> ReportTable:
        """The first table of a report."""
        question = ReadReport(code=code, period=parse_period(period), as_of=as_of)
        found: ReportTable = self.ask(question, ANALYSES).tables[0]
        return found

    def offered(self, name: str, actor: Actor = DESK) -> list[CallRow]:
        return list(self.ask(CallsFrom(person_id=self.people[name]), actor))

    def contacts_of(self, name: str) -> list[Any]:
        file: FileView = self.ask(PersonFile(person_id=self.people[name]))
        return [entry for entry in file.timeline if entry.topic.startswith("consultation.")]
