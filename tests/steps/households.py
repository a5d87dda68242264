"""Steps about households and the rule of the office."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import household as commands
from application.households import HouseholdView, PersonHousehold
from application.migrant import EraseMigrant, RequestErasure, WithdrawConsent
from tests.steps.office import Office, figures_are


@pytest.fixture
def households() -> dict[str, UUID]:
    """Name of the first member → household; "it" is the one spoken of."""
    return {}


@pytest.fixture
def spoken() -> list[str]:
    """Whose household was spoken of, the last one last."""
    return []


def shown(office: Office, name: str) -> HouseholdView:
    found: HouseholdView = office.ask(PersonHousehold(person_id=office.people[name]))
    return found


def month(text: str) -> date | None:
    return None if text in ("unknown", "never") else date.fromisoformat(f"{text}-11")


def assess(office: Office, name: str, man: str, since: str, money: str, word: str) -> None:
    view = shown(office, name)
    answers: dict[str, Any] = {"man": man, "away_since": month(since)}
    answers |= {"last_money": month(money), "money_never": money == "never"}
    answers |= {"last_contact": month(word), "contact_never": word == "never"}
    who = {"person_id": office.people[name], "household_id": view.household_id, "head_id": view.head_id}
    office.send(commands.AssessHousehold(**who, **answers))


def form(office: Office, households: dict[str, UUID], spoken: list[str], name: str, role: str) -> None:
    household_id = households[name] = uuid7()
    spoken.append(name)
    office.accept(
        commands.FormHousehold(person_id=office.people[name], household_id=household_id, role=role)
    )


@given(parsers.parse("the administrator {name}"))
def administrator(office: Office, name: str) -> None:
    office.hire(name, "ADMINISTRATOR", "KHT")


@given(parsers.parse("{name} is registered by {who}"))
def registered_by(office: Office, name: str, who: str) -> None:
    office.register(name, who, centre=min(office.staff[who].centres))


@given(parsers.re(r"(?P<name>\w+) is the head of a household with (?P<many>\d) (child|children)"))
@when(parsers.re(r"(?P<name>\w+) is the head of a household with (?P<many>\d) (child|children)"))
def is_head(
    office: Office, households: dict[str, UUID], spoken: list[str], name: str, many: str
) -> None:
    form(office, households, spoken, name, "HEAD")
    for number in range(int(many)):
        who = {"person_id": office.people[name], "household_id": households[name], "member_id": uuid7()}
        child = {"role": "CHILD", "name": f"Child {number}", "birth_year": 2015 + number}
        office.accept(commands.NameRelative(**who, **child))


@given(parsers.parse("{name} is in a household as {role}"))
def is_in(office: Office, households: dict[str, UUID], spoken: list[str], name: str, role: str) -> None:
    form(office, households, spoken, name, role)


@given(parsers.parse("the rule of the office is {basis} for {months:d} months"))
@when(parsers.parse("the rule of the office is {basis} for {months:d} months"))
def rule_is(office: Office, basis: str, months: int) -> None:
    office.accept(commands.SetHouseholdRule(basis=basis, months=months), "Rustam")


@when(parsers.parse("{who} wants the rule {basis} for {months:d} months"))
def wants_rule(office: Office, who: str, basis: str, months: int) -> None:
    office.send(commands.SetHouseholdRule(basis=basis, months=months), who)


@given(parsers.parse("it is assessed that the man is {man} since {since}, last money {money}, last word {word}"))
@when(parsers.parse("it is assessed that the man is {man} since {since}, last money {money}, last word {word}"))
def is_assessed(office: Office, spoken: list[str], man: str, since: str, money: str, word: str) -> None:
    assess(office, spoken[-1], man, since, money, word)


@when(parsers.parse("{name} is assessed again: the man is {man} since {since}, last money {money}, last word {word}"))
def is_assessed_again(office: Office, name: str, man: str, since: str, money: str, word: str) -> None:
    assess(office, name, man, since, money, word)


@given(parsers.parse("{name} was added to it as {role}"))
@when(parsers.parse("{name} is added to it as {role}"))
def is_added(office: Office, households: dict[str, UUID], name: str, role: str) -> None:
    who = {"person_id": office.people["Zarina"], "household_id": households["Zarina"]}
    office.send(commands.AddHouseholdMember(**who, member_id=office.people[name], role=role))


@given(parsers.parse("{name} left it because {reason}"))
def has_left(office: Office, households: dict[str, UUID], name: str, reason: str) -> None:
    who = {"person_id": office.people["Zarina"], "household_id": households["Zarina"]}
    office.accept(commands.LeaveHousehold(**who, member_id=office.people[name], reason=reason))


@when(parsers.parse("{name} becomes its head and Zarina {role}"))
def becomes_head(office: Office, households: dict[str, UUID], name: str, role: str) -> None:
    who = {"person_id": office.people["Zarina"], "household_id": households["Zarina"]}
    office.accept(commands.ChangeHouseholdHead(**who, member_id=office.people[name], role_before=role))


@when(parsers.parse("{name} is erased"))
def is_erased(office: Office, name: str) -> None:
    office.hire("Sitora", "PROTECTION", "KHT")
    office.accept(RequestErasure(person_id=office.people[name], ground="CLIENT_REQUEST"))
    office.accept(EraseMigrant(person_id=office.people[name]), "Sitora")


@when("Zarina withdraws the consent to statistics")
def withdraws(office: Office) -> None:
    office.accept(WithdrawConsent(person_id=office.people["Zarina"], purpose="STAT"))


@then(parsers.parse("her household is {types}"))
def household_is(office: Office, types: str) -> None:
    assessment = shown(office, "Zarina").assessment
    assert assessment is not None
    assert set(assessment.types) == set(types.replace(" and ", ", ").split(", "))


@then(parsers.parse("the rule that is printed is {basis} for {months:d} months"))
def rule_printed(office: Office, basis: str, months: int) -> None:
    assessment = shown(office, "Zarina").assessment
    assert assessment is not None
    assert (assessment.rule.basis, assessment.rule.months) == (basis, months)


@then(parsers.re(r"the household of (?P<name>\w+) has (?P<many>\d) members?"))
def has_members(office: Office, name: str, many: str) -> None:
    assert len(shown(office, name).members) == int(many)


@then(parsers.parse("in the household of Zarina she is {one} and {name} is {other}"))
def roles_are(office: Office, one: str, name: str, other: str) -> None:
    roles = {member.name: member.role for member in shown(office, "Zarina").members if member.person_id}
    assert roles == {"Zarina": one, name: other}


@then("the households of the year are")
def households_are(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T11", "centre_type"), "centre", datatable)


@then(parsers.parse("the report prints the rule {basis} with {months:d} months"))
def report_prints(office: Office, basis: str, months: int) -> None:
    notes = {note.code: dict(note.params) for note in office.table("T11", "centre_type").notes}
    assert notes[f"abandoned_{basis}"] == {"months": months}
