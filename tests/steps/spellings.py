"""Steps about names that are spelled in many ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.migrant import Consent, RegisterMigrant
from application.people import Found, SearchPeople
from tests.steps.office import Office

SEXES = {"man": "MALE", "woman": "FEMALE"}


@dataclass
class Register:
    """Who is registered under which name, and what the last search found."""

    people: dict[str, UUID] = field(default_factory=dict)
    found: Found | None = None


@pytest.fixture
def register() -> Register:
    return Register()


@given(parsers.re(r"a (?P<sex>man|woman) is registered there as (?P<given_name>\w+) (?P<family_name>\w+)"))
def registered(office: Office, register: Register, sex: str, given_name: str, family_name: str) -> None:
    person_id = register.people[f"{given_name} {family_name}"] = uuid7()
    consents = (Consent(purpose="REG", mode="WRITTEN", text_version="1", language="tg"),)
    names = {"family_name": family_name, "given_name": given_name, "sex": SEXES[sex], "birth_precision": "UNKNOWN"}
    where = {"centre": "KHT", "country": "TJK", "region": "TJ-KT", "language": "tg"}
    office.accept(RegisterMigrant(person_id=person_id, consents=consents, **names, **where))


@when(parsers.parse('Gulnora searches for "{text}"'))
def searches(office: Office, register: Register, text: str) -> None:
    register.found = office.ask(SearchPeople(text=text), "Gulnora")


@then(parsers.parse("the file of {name} is offered"))
def offered(register: Register, name: str) -> None:
    assert register.found is not None
    assert [person.person_id for person in register.found.people] == [register.people[name]]


@then(parsers.parse("the files of {one} and {other} are offered, two of them"))
def both_offered(register: Register, one: str, other: str) -> None:
    assert register.found is not None
    offered = [person.person_id for person in register.found.people]
    assert sorted(offered) == sorted([register.people[one], register.people[other]])
