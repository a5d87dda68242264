"""T12 and T15 worked out by hand: referrals followed to the vintage, a course from its list to its papers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from application.actor import COUNSELLOR, TRAINER, Actor
from application.curriculum import PublishCurriculum, TaughtModule
from application.migrant import WithdrawConsent
from application.referral import (
    AcceptReferral,
    CompleteReferral,
    DeclineReferral,
    DraftReferral,
    SendReferral,
    StartReferral,
)
from application.training import (
    EnrolMigrant,
    IssueCertificate,
    MarkAttendance,
    ModuleMarks,
    NewCertificate,
    PersonMark,
    RevokeCertificate,
    ScheduleSession,
    SetResult,
)
from tests.facts.register import CENTRES, SETUP, Register, at

TRAINS = Actor(uuid7(), frozenset({TRAINER, COUNSELLOR}), frozenset(CENTRES))


class Case:
    """A referral and the version that its next step names."""

    def __init__(self, register: Register, person_id: UUID, service: str = "LEGAL") -> None:
        self.register, self.person_id, self.referral_id, self.version = register, person_id, uuid7(), 0
        words = {"service": service, "channel": "PHONE", "agency": "Bar association"}
        self.step(DraftReferral(person_id=person_id, referral_id=self.referral_id, **words))
        self.then(SendReferral)

    def then(self, step: Any, **details: Any) -> None:
        named = {"person_id": self.person_id, "referral_id": self.referral_id, "base_version": self.version}
        self.step(step(**named, **details))

    def step(self, command: Any) -> None:
        self.register.do(command)
        self.version += 1


def funnel(register: Register, service: str = "_T", **how: Any) -> dict[str, int]:
    table = register.report("T12", **how).table("service")
    counted = {column.code: table.value(service, column.code) for column in table.columns}
    return {step: number for step, number in counted.items() if number}


def test_a_cohort_is_followed_to_the_vintage(register: Register) -> None:
    register.now = at("2026-03-10 09:00")
    people = [register.person("REG", "STAT", "REF") for _ in range(4)]
    services = ("LEGAL", "LEGAL", "COURT", "HEALTH")
    cases = [Case(register, person, service) for person, service in zip(people, services, strict=True)]
    done, refused, waiting, apart = cases
    register.now = at("2026-03-12 09:00")
    done.then(AcceptReferral)
    refused.then(DeclineReferral, by="PROVIDER", reason="NO_CAPACITY")
    register.now = at("2026-04-10 09:00")
    done.then(StartReferral)
    done.then(CompleteReferral, result="SERVICE_RECEIVED")
    Case(register, people[0])
    first = {"as_of": at("2026-03-31 12:00")}
    assert funnel(register, **first) == {"sent": 4, "accepted": 1, "declined_provider": 1, "open_": 3}
    assert funnel(register) == {
        "sent": 4, "accepted": 1, "declined_provider": 1, "started": 1, "completed": 1, "open_": 2,
    }  # fmt: skip
    assert funnel(register, "LEGAL") == {
        "sent": 2, "accepted": 1, "declined_provider": 1, "started": 1, "completed": 1,
    }  # fmt: skip
    assert (funnel(register, "COURT"), waiting.version) == ({"sent": 1, "open_": 1}, 2)
    assert (funnel(register, "RESTRICTED"), apart.version) == ({"sent": 1, "open_": 1}, 2)
    assert funnel(register, period="2026-Q2") == {"sent": 1, "open_": 1}


def test_a_withdrawn_consent_to_statistics_takes_no_referral_away(register: Register) -> None:
    register.now = at("2026-03-10 09:00")
    amina = register.person("REG", "STAT", "REF")
    Case(register, amina)
    register.now = at("2026-03-12 09:00")
    register.do(WithdrawConsent(person_id=amina, purpose="STAT"))
    assert funnel(register) == {"sent": 1, "open_": 1}


def course(register: Register, **how: Any) -> dict[str, int]:
    table = register.report("T15", **how).table("curriculum")
    return {column.code: table.value("PDO-RU", column.code) for column in table.columns}


def test_a_course_from_its_list_to_a_revoked_certificate(register: Register) -> None:
    register.now = at("2026-03-02 09:00")
    curriculum_id, session_id = uuid7(), uuid7()
    modules = (TaughtModule(code="MONEY", minutes=45),)
    named = {"code": "PDO-RU", "revision": 1, "kind": "PDO", "title": "Before departure", "modules": modules}
    register.do(PublishCurriculum(curriculum_id=curriculum_id, **named), SETUP)
    days = {"starts_on": at("2026-03-05 00:00").date(), "ends_on": at("2026-03-05 00:00").date()}
    room = {"centre": "KJD", "capacity": 3, "language": "tg", **days}
    register.do(ScheduleSession(session_id=session_id, curriculum_id=curriculum_id, **room), TRAINS)
    people = [register.person() for _ in range(4)]
    for person in people:
        register.do(EnrolMigrant(session_id=session_id, person_id=person), TRAINS)
    register.now = at("2026-03-06 09:00")
    seats = zip(people[:3], ("PRESENT", "PRESENT", "ABSENT"), strict=True)
    came = tuple(PersonMark(person_id=who, mark=mark) for who, mark in seats)
    marks = (ModuleMarks(module="MONEY", marks=came),)
    register.do(MarkAttendance(session_id=session_id, modules=marks), TRAINS)
    register.do(SetResult(session_id=session_id), TRAINS)
    codes = zip(people[:2], ("RIVER-7", "HILL-8"), strict=True)
    papers = tuple(NewCertificate(person_id=who, verify_code=code) for who, code in codes)
    register.do(IssueCertificate(session_id=session_id, certificates=papers), TRAINS)
    register.now = at("2026-03-20 09:00")
    register.do(RevokeCertificate(session_id=session_id, trainee_id=people[1], reason="MISPRINT"), TRAINS)
    counted = {"sessions": 1, "enrolled": 3, "waitlisted": 1, "attended": 2, "completed": 2, "no_show": 1}
    assert course(register) == {**counted, "certified": 1, "revoked": 1}
    assert course(register, as_of=at("2026-03-10 09:00")) == {**counted, "certified": 2, "revoked": 0}
    assert course(register, period="2026-Q2")["sessions"] == 0
