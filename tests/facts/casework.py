"""Referrals and a course in a register of stated instants."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from application.actor import COUNSELLOR, TRAINER, Actor
from application.curriculum import PublishCurriculum, TaughtModule
from application.referral import DraftReferral, SendReferral
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


class Course:
    """One session of PDO-RU on 5 March 2026 with its list of people."""

    def __init__(self, register: Register, seats: int, people: int) -> None:
        self.register, self.session_id = register, uuid7()
        curriculum_id, modules = uuid7(), (TaughtModule(code="MONEY", minutes=45),)
        named = {"code": "PDO-RU", "revision": 1, "kind": "PDO", "title": "Before departure", "modules": modules}
        register.do(PublishCurriculum(curriculum_id=curriculum_id, **named), SETUP)
        days = {"starts_on": at("2026-03-05 00:00").date(), "ends_on": at("2026-03-05 00:00").date()}
        room = {"centre": "KJD", "capacity": seats, "language": "tg", **days}
        register.do(ScheduleSession(session_id=self.session_id, curriculum_id=curriculum_id, **room), TRAINS)
        self.people = [register.person() for _ in range(people)]
        for person in self.people:
            register.do(EnrolMigrant(session_id=self.session_id, person_id=person), TRAINS)

    def over(self, *marks: str) -> None:
        """Marks in the order of the list; the results follow from them."""
        seats = zip(self.people[: len(marks)], marks, strict=True)
        came = tuple(PersonMark(person_id=who, mark=mark) for who, mark in seats)
        sheet = (ModuleMarks(module="MONEY", marks=came),)
        self.register.do(MarkAttendance(session_id=self.session_id, modules=sheet), TRAINS)
        self.register.do(SetResult(session_id=self.session_id), TRAINS)

    def certified(self, number: int) -> None:
        chosen = enumerate(self.people[:number])
        papers = tuple(NewCertificate(person_id=who, verify_code=f"RIVER-{place}") for place, who in chosen)
        self.register.do(IssueCertificate(session_id=self.session_id, certificates=papers), TRAINS)

    def revoked(self, place: int) -> None:
        named = {"session_id": self.session_id, "trainee_id": self.people[place]}
        self.register.do(RevokeCertificate(**named, reason="MISPRINT"), TRAINS)
