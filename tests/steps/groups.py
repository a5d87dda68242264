"""Steps about household initiative groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import initiative as commands
from application.actor import Actor
from application.household import FormHousehold
from application.initiatives import GroupView, ListGroups, OneGroup
from application.migrant import EraseMigrant, RequestErasure
from tests.steps.office import DAY_0, Office, figures_are


@dataclass
class Group:
    """The group that a scenario is about: its version as a page would show it, homes by person, projects by name."""

    group_id: UUID = field(default_factory=uuid7)
    version: int = 0
    homes: dict[str, UUID] = field(default_factory=dict)
    projects: dict[str, UUID] = field(default_factory=dict)
    paid: dict[str, UUID] = field(default_factory=dict)


@pytest.fixture
def group() -> Group:
    return Group()


def step(office: Office, group: Group, kind: Any, **told: Any) -> None:
    """The next step of the group, on the day after it was founded."""
    base = {"base_version": group.version} if group.version else {}
    if office.send(kind(group_id=group.group_id, **base, **told), day=1).accepted:
        group.version += 1


@given("the households of Amina and Bahor")
def households(office: Office, group: Group) -> None:
    for name in ("Amina", "Bahor"):
        group.homes[name] = uuid7()
        person_id = office.register(name)
        office.accept(FormHousehold(person_id=person_id, household_id=group.homes[name]))


@given(parsers.parse('a group "{name}" that Amina and Bahor joined'))
def founded(office: Office, group: Group, name: str) -> None:
    day = DAY_0.date()
    step(office, group, commands.FoundGroup, centre="KHT", founded_on=day, name=name)
    for who, home in group.homes.items():
        ids = {"person_id": office.people[who], "household_id": home, "centre": "KHT"}
        step(office, group, commands.JoinGroup, **ids, on=day)
    assert group.version == 3


@given(
    parsers.re(
        r'a project "(?P<one>\w+)" of (?P<first>\d+) (?P<here>\w+)'
        r' and a project "(?P<two>\w+)" of (?P<second>\d+) (?P<there>\w+)'
    )
)
def planned(
    office: Office, group: Group, one: str, first: str, here: str, two: str, second: str, there: str
) -> None:
    for name, amount, currency in ((one, first, here), (two, second, there)):
        group.projects[name] = uuid7()
        money = {"amount": Decimal(amount), "currency": currency, "started_on": DAY_0.date()}
        step(office, group, commands.PlanProject, project_id=group.projects[name], title=name, **money)


@given(parsers.parse('{first:d} of "{one}" and {second:d} of "{two}" are paid'))
def both_paid(office: Office, group: Group, first: int, one: str, second: int, two: str) -> None:
    paid(office, group, first, one)
    paid(office, group, second, two)


@when(parsers.parse('{amount:d} of "{name}" are paid'))
def paid(office: Office, group: Group, amount: int, name: str) -> None:
    group.paid[name] = uuid7()
    ids = {"project_id": group.projects[name], "instalment_id": group.paid[name]}
    step(office, group, commands.PayInstalment, **ids, amount=Decimal(amount), paid_on=DAY_0.date())


@given(parsers.parse('the payment of "{name}" is struck'))
def struck(office: Office, group: Group, name: str) -> None:
    ids = {"project_id": group.projects[name], "instalment_id": group.paid[name]}
    step(office, group, commands.StrikeInstalment, **ids, reason="TYPING_ERROR")


@when("the group is closed")
def closed(office: Office, group: Group) -> None:
    step(office, group, commands.CloseGroup, closed_on=DAY_0.date(), reason="GOALS_REACHED")


@when("Amina is forgotten")
def forgotten(office: Office) -> None:
    office.accept(RequestErasure(person_id=office.people["Amina"], ground="CLIENT_REQUEST"), day=3)
    office.staff["officer"] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    office.accept(EraseMigrant(person_id=office.people["Amina"]), "officer", 4)


@then("the register of the centre shows")
def register_shows(office: Office, datatable: list[list[str]]) -> None:
    sums = office.ask(ListGroups()).sums
    told = [[each.currency, str(each.projects), f"{each.amount:f}", f"{each.paid:f}"] for each in sums]
    assert told == datatable[1:]


@then(parsers.parse("T32 counts {many:d} group, and by currency"))
def counted(office: Office, many: int, datatable: list[list[str]]) -> None:
    assert office.table("T32", "group_centre").value("KHT", "groups") == many
    figures_are(office.table("T32", "project_currency"), "currency", datatable)


@then(parsers.parse("the history tells of {many:d} payments and {few:d} that was struck"))
def history_tells(office: Office, group: Group, many: int, few: int) -> None:
    topics = [entry.topic for entry in shown(office, group).history]
    assert topics.count("initiative.InstalmentPaid") == many
    assert topics.count("initiative.InstalmentStruck") == few


@then("of the households only that of Bahor is named")
def named(office: Office, group: Group) -> None:
    assert [home.name for home in shown(office, group).households if home.person_id] == ["Bahor"]


def shown(office: Office, group: Group) -> GroupView:
    found: GroupView = office.ask(OneGroup(group_id=group.group_id))
    return found
