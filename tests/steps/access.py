"""Steps about accounts, sign-in and those who watch over files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_bdd import given, parsers, then, when

from adapters.access.passwords import Passwords
from adapters.wiring import House
from application.migrant import EraseMigrant, RequestErasure
from application.people import PersonFile
from application.ports import Unavailable
from application.protection import AccessEntries, OpenErasures
from application.staff import GrantRole, ReinstateStaff, SuspendStaff
from application.verdict import Verdict
from tests.access.network import PASSWORD, Network
from tests.access.people import register


@dataclass
class Story:
    """What has happened so far."""

    network: Network
    clock: time_machine.Traveller
    accounts: dict[str, UUID] = field(default_factory=dict)
    token: str | None = None
    person_id: UUID | None = None
    verdict: Verdict | None = None
    shown: Any = None


@pytest.fixture
def story(house: House) -> Iterator[Story]:
    house.accounts.passwords = Passwords(1, 8, 1)
    with time_machine.travel(datetime.now(UTC), tick=True) as clock:
        yield Story(Network(house), clock)


@given("Gulnora counsels at the centre KJD")
def gulnora(story: Story) -> None:
    story.accounts["Gulnora"] = story.network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora")


@given("Farrukh watches over personal data")
def farrukh(story: Story) -> None:
    story.accounts["Farrukh"] = story.network.hire("farrukh", "PROTECTION", name="Farrukh")


@given(parsers.parse('the demonstration account "{login}"'))
def demonstration(story: Story, login: str) -> None:
    story.network.hire(login, "COUNSELLOR", demonstration=True)


@given("Amina's file at the centre KJD")
def amina(story: Story) -> None:
    story.person_id, _number = register(story.network, story.network.actor(story.accounts["Gulnora"]))


@given(parsers.parse('somebody failed {times:d} times to sign in as "{login}"'))
def failed(story: Story, times: int, login: str) -> None:
    assert [story.network.sign_in(login, "wrong") for _ in range(times)] == [None] * times


@given("Gulnora is signed in")
def signed_in(story: Story) -> None:
    story.token = story.network.sign_in("gulnora")


@given("the access log cannot be written")
def no_log(story: Story) -> None:
    with story.network.house.engines["access"].begin() as connection:
        connection.exec_driver_sql("ALTER TABLE access_log RENAME TO elsewhere")


@given(parsers.parse("{who} asked for Amina to be erased"))
def asked(story: Story, who: str) -> None:
    command = RequestErasure(person_id=story.person_id, ground="CLIENT_REQUEST")
    story.network.accept(command, story.network.actor(story.accounts[who]))


@when(parsers.parse('somebody signs in as "{login}" with her password'))
def sign_in(story: Story, login: str) -> None:
    story.token = story.network.sign_in(login, PASSWORD)


@when(parsers.parse('somebody signs in as "{login}" with a wrong password'))
def sign_in_wrongly(story: Story, login: str) -> None:
    story.token = story.network.sign_in(login, "wrong")


@when(parsers.parse("{minutes:d} minutes pass"))
def wait(story: Story, minutes: int) -> None:
    story.clock.shift(timedelta(minutes=minutes))


@when("the administrator suspends Gulnora")
def suspend(story: Story) -> None:
    story.network.accept(SuspendStaff(account_id=story.accounts["Gulnora"]), story.network.administrator)


@when("the administrator suspends themself")
def suspend_oneself(story: Story) -> None:
    me = story.network.administrator
    story.verdict = story.network.send(SuspendStaff(account_id=me.account_id), me)


@when("the administrator lets Gulnora work again")
def reinstate(story: Story) -> None:
    story.network.accept(ReinstateStaff(account_id=story.accounts["Gulnora"]), story.network.administrator)


@when(parsers.parse("the administrator grants {whom} the role {role}"))
def grant(story: Story, whom: str, role: str) -> None:
    me = story.network.administrator
    account_id = me.account_id if whom == "themself" else story.accounts[whom]
    story.verdict = story.network.send(GrantRole(account_id=account_id, role=role), me)


@when(parsers.parse("{who} opens Amina's file"))
def open_file(story: Story, who: str) -> None:
    question, actor = PersonFile(person_id=story.person_id), story.network.actor(story.accounts[who])
    try:
        story.shown = story.network.house.system.ask(question, actor, route="file")
    except Unavailable:
        story.shown = None


@when(parsers.parse("{who} approves it"))
def approve(story: Story, who: str) -> None:
    actor = story.network.actor(story.accounts[who])
    story.verdict = story.network.send(EraseMigrant(person_id=story.person_id), actor)


@then(parsers.parse("they are signed in as {name}, a {role} of {centre}"))
def is_signed_in(story: Story, name: str, role: str, centre: str) -> None:
    here = story.network.house.accounts.session(story.token or "")
    assert here is not None
    assert (here.actor.name, here.actor.roles, here.actor.centres) == (name, {role}, {centre})


@then("they are not signed in")
def is_not_signed_in(story: Story) -> None:
    assert story.token is None


@then("her session has ended")
def session_ended(story: Story) -> None:
    assert story.token is not None
    assert story.network.house.accounts.session(story.token) is None


@then("she can sign in")
def can_sign_in(story: Story) -> None:
    assert story.network.sign_in("gulnora") is not None


@then("she cannot sign in")
def cannot_sign_in(story: Story) -> None:
    assert story.network.sign_in("gulnora") is None


@then(parsers.parse('the office answers "{code}"'))
def refused(story: Story, code: str) -> None:
    assert story.verdict is not None
    assert story.verdict.code == code


@then(parsers.parse("Gulnora has the roles {roles}"))
def has_roles(story: Story, roles: str) -> None:
    assert story.network.actor(story.accounts["Gulnora"]).roles == set(roles.split(", "))


@then("Farrukh reads that Gulnora opened Amina's file")
def reads_log(story: Story) -> None:
    officer = story.network.actor(story.accounts["Farrukh"])
    entries = story.network.house.system.ask(AccessEntries(person_id=story.person_id), officer, route="log").entries
    assert [(entry.account, entry.action) for entry in entries] == [("Gulnora", "people.file")]


@then("nothing is shown")
def nothing_shown(story: Story) -> None:
    assert story.shown is None


@then("no request for erasure is left")
def none_waits(story: Story) -> None:
    officer = story.network.actor(story.accounts["Farrukh"])
    assert story.network.house.system.ask(OpenErasures(), officer, route="erasures") == ()
