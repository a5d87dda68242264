"""Steps about what T12 and T15 count."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_bdd import given, parsers, then

from application.referral import AcceptReferral, CompleteReferral, DeclineReferral, StartReferral
from tests.facts.casework import Case, Course
from tests.facts.register import at
from tests.steps.figures import Tale

TABLES = {"T12": "service", "T13": "service_times", "T14": "service_completion", "T15": "curriculum"}
PLACES = {"first": 0, "second": 1}


@pytest.fixture
def cases() -> list[Case]:
    return []


@given(parsers.re(r"(?P<number>\d+) referrals? to (?P<service>\w+) (?:is|are) sent"))
def sent(tale: Tale, cases: list[Case], number: str, service: str) -> None:
    people = [tale.register.person("REG", "STAT", "REF") for _ in range(int(number))]
    cases.extend(Case(tale.register, person, service) for person in people)


@given(parsers.parse("the {place} referral is accepted"))
def accepted(cases: list[Case], place: str) -> None:
    cases[PLACES[place]].then(AcceptReferral)


@given(parsers.parse("the {place} referral is declined by the service"))
def declined(cases: list[Case], place: str) -> None:
    cases[PLACES[place]].then(DeclineReferral, by="PROVIDER", reason="NO_CAPACITY")


@given(parsers.parse("the {place} referral is completed"))
def completed(cases: list[Case], place: str) -> None:
    cases[PLACES[place]].then(StartReferral)
    cases[PLACES[place]].then(CompleteReferral, result="SERVICE_RECEIVED")


@given(parsers.parse("a course with {seats:d} seats and {people:d} people on its list"), target_fixture="course")
def course(tale: Tale, seats: int, people: int) -> Course:
    return Course(tale.register, seats, people)


@given(parsers.parse("of those seated {came:d} came and {absent:d} did not"))
def over(course: Course, came: int, absent: int) -> None:
    course.over(*["PRESENT"] * came, *["ABSENT"] * absent)


@given(parsers.parse("{number:d} certificates are issued"))
def issued(course: Course, number: int) -> None:
    course.certified(number)


@given("one certificate is revoked")
def revoked(course: Course) -> None:
    course.revoked(1)


VINTAGE = r"(?: as known at (?P<moment>[\d-]+ [\d:]+))?"
SHOWS = rf"(?P<code>T\d+) of (?P<period>[\w-]+){VINTAGE} shows for (?P<row>[\w-]+): (?P<told>.+)"


@then(parsers.re(SHOWS))
def shows(tale: Tale, code: str, period: str, moment: str | None, row: str, told: str) -> None:
    table = tale.register.report(code, period, at(moment) if moment else None).table(TABLES[code])
    found: dict[str, Any] = {column.code: table.value(row, column.code) for column in table.columns}
    wanted = dict(pair.split() for pair in told.split(", "))
    assert {step: number for step, number in found.items() if number} == {k: int(v) for k, v in wanted.items()}
