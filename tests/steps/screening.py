"""Steps about who is in danger."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from application.asking import Absent, Forbidden
from application.migrant import AssignMigrant
from application.screening import AssessMigrant, Difficulty, PersonScreenings, Screening, Sign
from tests.steps.moving import Told


def assess(told: Told, name: str, day: int, **answers: Any) -> None:
    told.office.send(AssessMigrant(person_id=told.person(name), **answers), "Kamol", day)


@given(parsers.re(r"Kamol asks (?P<name>\w+) on day (?P<day>\d+) and hears yes to (?P<codes>FL.+)"))
@when(parsers.re(r"Kamol asks (?P<name>\w+) on day (?P<day>\d+) and hears yes to (?P<codes>FL.+)"))
def hears_yes(told: Told, name: str, day: str, codes: str) -> None:
    signs = tuple(Sign(code=code, said="YES") for code in codes.split(", "))
    assess(told, name, int(day), signs=signs, note="He spoke quietly")


@when(parsers.parse("Kamol asks {name} on day {day:d} and hears nothing"))
def hears_nothing(told: Told, name: str, day: int) -> None:
    assess(told, name, day)


@when(parsers.parse("Kamol asks {name} on day {day:d} and hears that {domain} is {degree}"))
def hears_difficulty(told: Told, name: str, day: int, domain: str, degree: str) -> None:
    assess(told, name, day, difficulties=(Difficulty(domain=domain, degree=degree),))


@when("Kamol gives the file back to the desk")
def gives_back(told: Told) -> None:
    told.office.accept(AssignMigrant(person_id=told.person("Dilshod")), "Kamol", 10)


def newest(told: Told) -> Screening:
    found: Screening = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Kamol").rows[0]
    return found


@then(parsers.parse("Kamol reads {many:d} screenings, the newest with {codes}"))
def reads_screenings(told: Told, many: int, codes: str) -> None:
    rows = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Kamol").rows
    assert len(rows) == many
    assert list(rows[0].indicators) == codes.split(", ")


@then("Dilshod is Kamol's")
def is_kamols(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert file.header.owner_id == told.office.staff["Kamol"].account_id


@then(parsers.parse("it is suggested to consider {codes}"))
def suggested(told: Told, codes: str) -> None:
    assert list(newest(told).suggestions) == codes.split(", ")


@then("nothing is suggested")
def not_suggested(told: Told) -> None:
    assert newest(told).suggestions == ()


@then("the file of Dilshod is not restricted")
def not_restricted(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert not file.header.thing.restricted


@then("a disability is noted")
def disability(told: Told) -> None:
    assert newest(told).disability


@then("no disability is noted")
def no_disability(told: Told) -> None:
    assert not newest(told).disability


@then(parsers.parse("{who} cannot read the screenings"))
def cannot_read(told: Told, who: str) -> None:
    with pytest.raises((Absent, Forbidden)):
        told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), who)


@then("the history that Kamol reads does not tell the answers")
def history_silent(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert not any(word in repr(file) for word in ("FL05", "quietly", "marked"))


@then("Nigora may ask, but does not read the answers")
def may_ask_only(told: Told) -> None:
    found = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Nigora")
    assert (found.rows, found.shown, found.may_write) == ((), False, True)
