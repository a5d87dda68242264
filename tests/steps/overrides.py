"""Steps about referrals that the law obliges to send without consent."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import referral as commands
from application.actor import Actor
from application.notices import ListNotices
from application.override import APPROVE, REFUSE, AskOverride, DecideOverride, OpenOverrides
from tests.steps.office import Office
from tests.steps.referrals import row_of, step


def asks(office: Office, referral_id: UUID, who: str, day: int, ground: str) -> None:
    names = {"person_id": office.people["Zarina"], "referral_id": referral_id}
    version = row_of(office, referral_id).version
    command = AskOverride(**names, base_version=version, ground=ground, explanation="A child is beaten")
    office.send(command, who, day)


def decides(office: Office, referral_id: UUID, decision: str, day: int) -> None:
    names = {"person_id": office.people["Zarina"], "referral_id": referral_id}
    version = row_of(office, referral_id).version
    office.send(DecideOverride(**names, base_version=version, decision=decision), "Sitora", day)


def kinds(office: Office, who: str) -> list[str]:
    return [notice.kind for notice in office.ask(ListNotices(), who).rows]


@given("the protection officer Sitora")
def officer(office: Office) -> None:
    office.staff["Sitora"] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset(), name="Sitora")


@when(parsers.parse('Gulnora asks on day {day:d} to send "{name}" without consent because {ground}'))
def she_asks(office: Office, referrals: dict[str, UUID], day: int, name: str, ground: str) -> None:
    asks(office, referrals[name], "Gulnora", day, ground)


@when(parsers.parse('Sitora approves "{name}" on day {day:d}'))
def approves(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    decides(office, referrals[name], APPROVE, day)


@when(parsers.parse('Sitora refuses "{name}" on day {day:d}'))
def refuses(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    decides(office, referrals[name], REFUSE, day)


@when(
    parsers.parse('Sitora, who is a counsellor too, asks on day 0 to send "{name}" without consent and approves it')
)
def both(office: Office, referrals: dict[str, UUID], name: str) -> None:
    roles = frozenset({"PROTECTION", "COUNSELLOR"})
    office.staff["Sitora"] = replace(office.staff["Sitora"], roles=roles, centres=frozenset({"KHT"}))
    asks(office, referrals[name], "Sitora", 0, "CHILD_AT_RISK")
    decides(office, referrals[name], APPROVE, 0)


@when(parsers.parse('the draft "{name}" is rewritten for "{agency}" on day {day:d}'))
def rewritten(office: Office, referrals: dict[str, UUID], name: str, agency: str, day: int) -> None:
    said = {"service": "CHILD_PROT", "channel": "PAPER_SLIP", "agency": agency}
    assert step(office, commands.RewriteReferral, referrals[name], day, **said).accepted


@when("Sitora reads what waits for a decision")
def reads(office: Office) -> None:
    office.shown = office.ask(OpenOverrides(), "Sitora")


@then(parsers.parse("the newest notice for {who} is {kind}"))
def noticed(office: Office, who: str, kind: str) -> None:
    assert kinds(office, who)[:1] == [kind]


@then(parsers.parse("nothing waits for {who}"))
def nothing_waits(office: Office, who: str) -> None:
    assert kinds(office, who) == []


@then(parsers.parse('she sees "{name}" with {ground}, asked for by somebody else'))
def sees(office: Office, referrals: dict[str, UUID], name: str, ground: str) -> None:
    (asked,) = office.shown
    assert (asked.referral_id, asked.ground, asked.own) == (referrals[name], ground, False)
