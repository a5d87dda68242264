"""A manager's month, worked out by hand."""

from __future__ import annotations

import pytest

from application.asking import Absent, Forbidden
from application.desk import Today
from application.month import Month, MonthOfCentre
from application.reports.periods import parse_period
from application.restriction import RestrictMigrant
from tests.facts.register import ANALYST_OF_ALL, DESK, MANAGER_OF_KHUJAND, Register, at


def month(register: Register, period: str = "2026-03", centre: str = "KJD") -> Month:
    question = MonthOfCentre(centre=centre, period=parse_period(period))
    found: Month = register.house.system.ask(question, MANAGER_OF_KHUJAND, route="test")
    return found


def figures(found: Month) -> dict[str, tuple[int, int]]:
    return {figure.code: (figure.value, figure.before) for figure in found.figures}


def test_contacts_persons_and_new_persons_of_one_centre(register: Register) -> None:
    register.now = at("2026-03-20 09:00")
    amina, zarina = register.person(), register.person()
    register.held(amina, "2025-03-10 10:00")
    for day in ("2026-03-02 10:00", "2026-03-03 10:00"):
        register.held(amina, day)
    register.held(zarina, "2026-03-19 10:00", channel="PHONE_IN")
    register.held(None, "2026-03-19 10:00", channel="PHONE_IN")
    register.held(zarina, "2026-03-19 10:00", "KHT")
    found = month(register)
    assert figures(found) == {
        "contacts": (4, 1),
        "persons": (2, 1),
        "new_persons": (1, 1),
        "referrals_sent": (0, 0),
        "course_completed": (0, 0),
        "hand_outs": (0, 0),
    }
    assert [found.channels.value("KJD", group) for group in ("IN_PERSON", "PHONE", "_T")] == [2, 2, 4]
    assert found.topics.value("DOC") == 4
    assert {load.counsellor_id: load.held for load in found.caseload} == {DESK.account_id: 4}
    assert {quality.code: (quality.number, quality.of) for quality in found.quality}["late"] == (2, 4)


def test_follow_ups_that_are_open_and_overdue_are_those_of_the_page_of_the_day(register: Register) -> None:
    register.now = at("2026-03-20 09:00")
    amina = register.person()
    register.held(amina, "2026-03-02 10:00", follow_up_on=at("2026-03-09 00:00").date())
    register.held(amina, "2026-03-02 10:00", follow_up_on=at("2099-03-09 00:00").date())
    register.held(None, "2026-03-02 10:00", follow_up_on=at("2099-03-09 00:00").date())
    register.held(register.person(centre="KHT"), "2026-03-02 10:00", follow_up_on=at("2026-03-09 00:00").date())
    hidden = register.person()
    register.held(hidden, "2026-03-02 10:00", follow_up_on=at("2026-03-09 00:00").date())
    register.do(RestrictMigrant(person_id=hidden, named=(DESK.account_id,), reason="SAFETY"))
    found = month(register)
    assert (found.follow_ups_open, found.follow_ups_overdue) == (3, 1)
    desk = register.house.system.ask(Today(), MANAGER_OF_KHUJAND, route="test")
    assert (desk.follow_up_counts["all"], desk.follow_up_counts["overdue"]) == (3, 1)


def test_another_centre_is_not_there_and_other_roles_may_not_ask(register: Register) -> None:
    with pytest.raises(Absent):
        month(register, centre="KHT")
    with pytest.raises(Forbidden):
        register.house.system.ask(
            MonthOfCentre(centre="KJD", period=parse_period("2026-03")), ANALYST_OF_ALL, route="test"
        )
