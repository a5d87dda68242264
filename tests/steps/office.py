"""An office on paper: centres, who works there, persons, and days counted from a day 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_bdd import given, parsers, then
from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.actor import Actor
from application.centre import OpenCentre
from application.migrant import Consent, RegisterMigrant
from application.reports.asking import ReadReport
from application.reports.periods import Period
from application.reports.table import ReportTable
from application.verdict import Verdict

DAY_0 = datetime(2025, 4, 1, 5, tzinfo=UTC)  # ten in the morning in Dushanbe
CENTRES = {"KHT": ("Bokhtar", "TJ-KT"), "KJD": ("Khujand", "TJ-SU")}


@dataclass
class Office:
    """What has happened so far. Every command is recorded on the day it speaks of, one second after the last."""

    house: House
    staff: dict[str, Actor] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    verdict: Verdict | None = None
    shown: Any = None
    seconds: int = 0

    def send(self, command: Any, who: str = "", day: int = 0) -> Verdict:
        """One command through the one door; without a name, of whoever was hired first."""
        self.seconds += 1
        at = DAY_0 + timedelta(days=day, seconds=self.seconds)
        actor = self.staff[who or next(iter(self.staff))]
        self.verdict = self.house.system.dispatch(command, actor, command_id=uuid7(), recorded=at)
        return self.verdict

    def accept(self, command: Any, who: str = "", day: int = 0) -> Verdict:
        """One command that must be taken."""
        verdict = self.send(command, who, day)
        assert verdict.accepted, verdict
        return verdict

    def ask(self, question: Any, who: str = "", day: int = 90) -> Any:
        """The answer to a question on a day."""
        with time_machine.travel(DAY_0 + timedelta(days=day), tick=False):
            return self.house.system.ask(question, self.staff[who or next(iter(self.staff))], route="feature")

    def open_centre(self, code: str) -> None:
        """A centre of the same network, unless it is open."""
        if self.house.directory.centre(code) is None:
            name, region = CENTRES[code]
            place = {"country": "TJK", "region": region, "zone": "Asia/Dushanbe"}
            self.staff["SYSTEM"] = Actor(uuid7(), frozenset({"SYSTEM"}), frozenset())
            self.accept(OpenCentre(code=code, name=name, prefix=code, **place), "SYSTEM")
            self.staff.pop("SYSTEM")

    def hire(self, name: str, role: str, centre: str) -> None:
        """Somebody with one role at one centre."""
        self.open_centre(centre)
        self.staff[name] = Actor(uuid7(), frozenset({role}), frozenset({centre}), name=name)

    def register(self, name: str, who: str = "", day: int = 0, centre: str = "KHT") -> UUID:
        """A woman born in 1990 who agrees to records and statistics."""
        person_id: UUID = uuid7()
        agreed = (
            Consent(purpose=purpose, mode="WRITTEN", text_version="1", language="tg")
            for purpose in ("REG", "STAT")
        )
        details = {"sex": "FEMALE", "birth_year": 1990, "birth_precision": "YEAR", "language": "tg"}
        place = {"centre": centre, "country": "TJK", "region": CENTRES[centre][1]}
        command = RegisterMigrant(
            person_id=person_id, given_name=name, consents=tuple(agreed), **details, **place
        )
        self.accept(command, who, day)
        self.people[name] = person_id
        return person_id

    def table(self, code: str, cut: str) -> ReportTable:
        """A report over the year 2025, as an analyst reads it now."""
        analyst = Actor(uuid7(), frozenset({"ANALYST"}), frozenset())
        year = Period("2025", date(2025, 1, 1), date(2025, 12, 31))
        found: ReportTable = self.house.system.ask(
            ReadReport(code=code, period=year), analyst, route="feature"
        ).table(cut)
        return found


@pytest.fixture
def office(house: House) -> Iterator[Office]:
    return Office(house)


@given(parsers.re(r"the counsellor (?P<name>\w+) of the centre (?P<centre>\w+)"))
def counsellor(office: Office, name: str, centre: str) -> None:
    office.hire(name, "COUNSELLOR", centre)


@given(parsers.re(r"the trainer (?P<name>\w+) of the centre (?P<centre>\w+)"))
def trainer(office: Office, name: str, centre: str) -> None:
    office.hire(name, "TRAINER", centre)
    office.hire("Gulnora", "COUNSELLOR", centre)


@given(parsers.parse("{name} is registered"))
def is_registered(office: Office, name: str) -> None:
    office.register(name)


@then(parsers.parse('it is refused with "{code}"'))
def is_refused(office: Office, code: str) -> None:
    assert office.verdict is not None
    assert office.verdict.code == code


def figures_are(table: ReportTable, row_name: str, wanted: list[list[str]]) -> None:
    """Compare a report with a table of a feature: its first line names the columns, one of them the row."""
    head, *lines = wanted
    for line in lines:
        named = dict(zip(head, line, strict=True))
        row = named.pop(row_name)
        found = {column: "–" if (row, column) in table.blank else table.value(row, column) for column in named}
        assert found == {column: n if n == "–" else int(n) for column, n in named.items()}
