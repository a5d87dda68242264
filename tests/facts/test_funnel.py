"""T12 and T15 worked out by hand: referrals followed to the vintage, a course from its list to its papers."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from application.curriculum import CourseWords, PublishCurriculum, TaughtModule
from application.migrant import WithdrawConsent
from application.referral import AcceptReferral, CompleteReferral, DeclineReferral, StartReferral
from tests.facts.casework import Case, Course
from tests.facts.register import SETUP, Register, at
from web.analyst.words import worded
from web.i18n import using


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
    session = Course(register, seats=3, people=4)
    register.now = at("2026-03-06 09:00")
    session.over("PRESENT", "PRESENT", "ABSENT")
    session.certified(2)
    register.now = at("2026-03-20 09:00")
    session.revoked(1)
    counted = {"sessions": 1, "enrolled": 3, "waitlisted": 1, "attended": 2, "completed": 2, "no_show": 1}
    assert course(register) == {**counted, "certified": 1, "revoked": 1}
    assert course(register, as_of=at("2026-03-10 09:00")) == {**counted, "certified": 2, "revoked": 0}
    assert course(register, period="2026-Q2")["sessions"] == 0


def test_a_course_is_called_in_the_language_of_the_reader_what_it_was_called_then(register: Register) -> None:
    register.now = at("2026-03-02 09:00")
    Course(register, seats=3, people=1)
    register.now = at("2026-03-09 09:00")
    words = {"title": "Before leaving", "texts": (CourseWords(language="tg", title="Пеш аз сафар"),)}
    about = {"code": "PDO-RU", "revision": 2, "kind": "PDO", "modules": (TaughtModule(code="MONEY", minutes=45),)}
    register.do(PublishCurriculum(curriculum_id=uuid7(), **about, **words), SETUP)
    register.now = at("2026-03-20 09:00")

    def called(day: str, language: str, **how: bool) -> str:
        with using(language):
            return worded(register.report("T15", as_of=at(day)), **how).tables["curriculum"].rows["PDO-RU"]

    assert called("2026-03-12 09:00", "tg", named=True) == "Пеш аз сафар (PDO-RU)"
    assert called("2026-03-12 09:00", "kk", titled=True) == "Before leaving (PDO-RU)"
    assert called("2026-03-09 19:00", "tg", titled=True) == "Before departure (PDO-RU)"
    assert called("2026-03-12 09:00", "tg") == "PDO-RU"
