"""What steps about moved, restricted and endangered people share: who works where, who was registered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, when
from uuid_utils.compat import uuid7

from application import referral
from application.actor import SYSTEM, Actor
from application.asking import Absent
from application.centre import OpenCentre
from application.consultation import RecordConsultation
from application.curriculum import PublishCurriculum, TaughtModule
from application.migrant import AssignMigrant, RegisterMigrant
from application.people import FileView, PersonFile
from application.person_parts import Consent
from application.training import EnrolMigrant, ScheduleSession
from application.transfers import Offer, TransfersToAnswer
from tests.steps.office import CENTRES, DAY_0, Office

CENTRES.setdefault("DYU", ("Dushanbe", "TJ-DU"))


@dataclass
class Told:
    """What the steps speak of, beside the office."""

    office: Office
    numbers: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    transfer_id: UUID | None = None
    session_id: UUID | None = None
    said: frozenset[str] = frozenset()

    def person(self, name: str) -> UUID:
        return self.office.people[name]

    def of(self, centre: str) -> str:
        """Whoever was hired first at a centre."""
        return next(name for name, actor in self.office.staff.items() if centre in actor.centres)

    def offers(self, who: str) -> tuple[Offer, ...]:
        found: tuple[Offer, ...] = self.office.ask(TransfersToAnswer(), who, day=15)
        return found

    def file(self, name: str, who: str, day: int = 15) -> FileView | None:
        try:
            found: FileView = self.office.ask(PersonFile(person_id=self.person(name)), who, day)
        except Absent:
            return None
        return found


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


@given(parsers.re(r"the (?P<role>manager|hotline operator) (?P<name>\w+) of the centre (?P<centre>\w+)"))
def hired(office: Office, role: str, name: str, centre: str) -> None:
    office.hire(name, {"manager": "MANAGER", "hotline operator": "HOTLINE"}[role], centre)


@given(parsers.parse("the coordinator {name}"))
def coordinator(office: Office, name: str) -> None:
    office.staff[name] = Actor(uuid7(), frozenset({"COORDINATOR"}), frozenset(), name=name)


@given("the counsellor Aigul of the centre ALM")
def abroad(office: Office) -> None:
    """The third centre lies in another country of the same network."""
    place = {"country": "KAZ", "region": "KZ-75", "zone": "Asia/Almaty"}
    office.staff["SYSTEM"] = Actor(uuid7(), frozenset({SYSTEM}), frozenset())
    office.accept(OpenCentre(code="ALM", name="Almaty", prefix="ALM", **place), "SYSTEM")
    office.staff.pop("SYSTEM")
    office.hire("Aigul", "COUNSELLOR", "ALM")


def registered(told: Told, name: str, centre: str, day: int, year: int, **more: Any) -> None:
    agreed = (
        Consent(purpose=p, mode="WRITTEN", text_version="1", language="tg") for p in ("REG", "STAT", "REF")
    )
    details = {"sex": "MALE", "birth_year": year, "birth_precision": "YEAR", "language": "tg"}
    place = {"centre": centre, "country": "TJK", "region": "TJ-SU"}
    person_id: UUID = uuid7()
    command = RegisterMigrant(
        person_id=person_id, given_name=name, consents=tuple(agreed), **details, **place, **more
    )
    verdict = told.office.accept(command, told.of(centre), day)
    told.office.people[name], told.homes[name] = person_id, centre
    told.numbers[name] = str(verdict.result["number"])


@given(parsers.parse("{name}, a man born in {year:d}, is registered at {centre} on day {day:d}"))
def is_registered(told: Told, name: str, year: int, centre: str, day: int) -> None:
    registered(told, name, centre, day, year)


@when(parsers.parse("Kamol registers {name}, a boy of 15, with his guardian"))
def registers_boy(told: Told, name: str) -> None:
    registered(told, name, "KJD", 4, 2010, guardian="Holmat")


@given(parsers.parse("{who} looks after {name}"))
def looks_after(told: Told, who: str, name: str) -> None:
    account = told.office.staff[who].account_id
    told.office.accept(AssignMigrant(person_id=told.person(name), owner_id=account), who)


def advised(told: Told, name: str, centre: str, day: int, **more: Any) -> None:
    what = {"topics": ("DOC-PATENT",), "main_topic": "DOC-PATENT", "occurred_at": DAY_0 + timedelta(days=day)}
    command = RecordConsultation(
        consultation_id=uuid7(),
        person_id=told.person(name),
        centre=centre,
        **({"channel": "OFFICE"} | what | more),
    )
    told.office.accept(command, told.of(centre), day)


@given(parsers.parse("{centre} advises {name} at the office on day {day:d}"))
def at_office(told: Told, centre: str, name: str, day: int) -> None:
    advised(told, name, centre, day)


@given(parsers.parse("{centre} advises {name} by phone on day {day:d}"))
def by_phone(told: Told, centre: str, name: str, day: int) -> None:
    promised = (DAY_0 + timedelta(days=20)).date()
    advised(
        told, name, centre, day, channel="PHONE_IN", follow_up_on=promised, follow_up_note="Call him back"
    )


@given(parsers.parse("{centre} has promised to call {name} back on day {day:d}"))
def promised(told: Told, centre: str, name: str, day: int) -> None:
    if day != 20:
        on = (DAY_0 + timedelta(days=day)).date()
        advised(told, name, centre, 2, follow_up_on=on, follow_up_note="Call him back")


@given(parsers.parse("{centre} sends a referral of {name} to {service} on day {day:d}"))
def refers(told: Told, centre: str, name: str, service: str, day: int) -> None:
    ids = {"person_id": told.person(name), "referral_id": uuid7()}
    what = {"service": service, "channel": "PHONE", "agency": "Bar"}
    told.office.accept(referral.DraftReferral(**ids, **what), told.of(centre), day)
    told.office.accept(referral.SendReferral(**ids, base_version=1), told.of(centre), day)


@given(parsers.parse("{name} has a seat in a course at {centre}"))
def has_seat(told: Told, name: str, centre: str) -> None:
    coordinates = Actor(uuid7(), frozenset({"COORDINATOR"}), frozenset())
    told.office.staff["courses"] = coordinates
    course = PublishCurriculum(
        curriculum_id=uuid7(), code="PDO", revision=1, kind="PDO", title="Before",
        modules=(TaughtModule(code="MONEY", minutes=45),),
    )  # fmt: skip
    told.office.accept(course, "courses", 3)
    told.office.staff.pop("courses")
    day = (DAY_0 + timedelta(days=30)).date()
    told.session_id = uuid7()
    session = ScheduleSession(
        session_id=told.session_id, curriculum_id=course.curriculum_id, centre=centre, starts_on=day, ends_on=day,
        capacity=5, language="tg",
    )  # fmt: skip
    told.office.accept(session, "Tahmina", 3)
    told.office.accept(
        EnrolMigrant(session_id=told.session_id, person_id=told.person(name)), told.of(centre), 3
    )
