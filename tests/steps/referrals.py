"""Steps about referrals."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import referral as commands
from application.asking import Absent
from application.migrant import GiveConsent, WithdrawConsent
from application.referrals import ListReferrals, OneReferral, PersonReferrals, ReferralRow
from application.reports.indicators import ReadIndicators, Shelf, headline
from application.reports.periods import parse_period
from application.verdict import Verdict
from tests.facts.register import ANALYST_OF_ALL
from tests.steps.office import DAY_0, Office, figures_are


@pytest.fixture
def referrals() -> dict[str, UUID]:
    """Name in the feature → referral."""
    return {}


def row_of(office: Office, referral_id: UUID) -> ReferralRow:
    question = OneReferral(referral_id=referral_id, person_id=office.people["Zarina"])
    found: ReferralRow = office.ask(question).row
    return found


def step(office: Office, kind: Any, referral_id: UUID, day: int, **more: str) -> Verdict:
    names = {"person_id": office.people["Zarina"], "referral_id": referral_id}
    return office.send(kind(**names, base_version=row_of(office, referral_id).version, **more), day=day)


def draft(office: Office, service: str, day: int, priority: str = "NORMAL") -> UUID:
    referral_id: UUID = uuid7()
    words = {"agency": "An organisation", "reason": "Alimony", "shared": ("NAME",)}
    codes = {"service": service, "priority": priority, "channel": "PAPER_SLIP"}
    person = office.people["Zarina"]
    office.accept(
        commands.DraftReferral(person_id=person, referral_id=referral_id, **codes, **words), day=day
    )
    return referral_id


@given(parsers.parse("Zarina agrees to sharing on day {day:d}"))
def agrees(office: Office, day: int) -> None:
    how = {"purpose": "REF", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    office.accept(GiveConsent(person_id=office.people["Zarina"], **how), day=day)


@given(parsers.parse("Zarina withdraws the consent to sharing on day {day:d}"))
def withdraws(office: Office, day: int) -> None:
    office.accept(WithdrawConsent(person_id=office.people["Zarina"], purpose="REF"), day=day)


@given(parsers.parse('a referral "{name}" of Zarina to {service:w} is drafted on day {day:d}'))
def is_drafted(office: Office, referrals: dict[str, UUID], name: str, service: str, day: int) -> None:
    referrals[name] = draft(office, service, day)


@given(parsers.parse('a referral "{name}" of Zarina to {service:w} is sent on day {day:d}'))
def was_sent(office: Office, referrals: dict[str, UUID], name: str, service: str, day: int) -> None:
    referrals[name] = draft(office, service, day)
    assert step(office, commands.SendReferral, referrals[name], day).accepted


@given(parsers.parse('an {priority} referral "{name}" of Zarina to {service:w} is sent on day {day:d}'))
def urgent(
    office: Office, referrals: dict[str, UUID], priority: str, name: str, service: str, day: int
) -> None:
    referrals[name] = draft(office, service, day, priority)
    assert step(office, commands.SendReferral, referrals[name], day).accepted


@when(parsers.parse('"{name}" is sent on day {day:d}'))
def sends(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    step(office, commands.SendReferral, referrals[name], day)


@given(parsers.parse('"{name}" is accepted on day {day:d}'))
@when(parsers.parse('"{name}" is accepted on day {day:d}'))
def accepts(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    step(office, commands.AcceptReferral, referrals[name], day)


@given(parsers.parse('"{name}" is declined by the {by} on day {day:d} because {reason}'))
def declines(office: Office, referrals: dict[str, UUID], name: str, by: str, day: int, reason: str) -> None:
    assert step(office, commands.DeclineReferral, referrals[name], day, by=by, reason=reason).accepted


@when(parsers.parse('"{name}" is given up as unanswered on day {day:d}'))
def unanswered(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    assert step(office, commands.StopWaiting, referrals[name], day).accepted


@when(parsers.parse('"{name}" ends on day {day:d} with {result}'))
def ends(office: Office, referrals: dict[str, UUID], name: str, day: int, result: str) -> None:
    assert step(office, commands.CompleteReferral, referrals[name], day, result=result).accepted


@when(parsers.parse('somebody who still sees the draft of "{name}" calls it back on day {day:d}'))
def calls_back(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    names = {"person_id": office.people["Zarina"], "referral_id": referrals[name]}
    office.send(commands.CancelReferral(**names, base_version=1, reason="NEED_PASSED"), day=day)


@when(parsers.parse("the list of referrals is read on day {day:d}"))
def reads_list(office: Office, day: int) -> None:
    office.shown = office.ask(ListReferrals(show="overdue"), day=day)


@when(parsers.parse('{who} opens "{name}"'))
def opens(office: Office, referrals: dict[str, UUID], who: str, name: str) -> None:
    question = OneReferral(referral_id=referrals[name], person_id=office.people["Zarina"])
    try:
        office.shown = office.ask(question, who)
    except Absent:
        office.shown = Absent


@then("for him there is no such referral")
def no_such(office: Office) -> None:
    assert office.shown is Absent


@then(parsers.re(r'"(?P<name>\w+)" is (a )?(?P<status>[A-Z_]+)'))
def stands_as(office: Office, referrals: dict[str, UUID], name: str, status: str) -> None:
    assert row_of(office, referrals[name]).status == status


@then(parsers.parse('the answer to "{name}" is due on day {day:d}'))
def is_due(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    assert row_of(office, referrals[name]).due_on == (DAY_0 + timedelta(days=day)).date()


@then(parsers.parse('her file shows "{first}" as {one} and "{second}" as {other}'))
def file_shows(
    office: Office, referrals: dict[str, UUID], first: str, one: str, second: str, other: str
) -> None:
    rows = office.ask(PersonReferrals(person_id=office.people["Zarina"]))
    assert {row.referral_id: row.status for row in rows} == {referrals[first]: one, referrals[second]: other}


@then(parsers.parse("{open_:d} referral is open and {overdue:d} is overdue"))
def counts(office: Office, open_: int, overdue: int) -> None:
    assert (office.shown.counts["open"], office.shown.counts["overdue"]) == (open_, overdue)
    assert [(row.name, row.overdue) for row in office.shown.rows] == [("Zarina", True)]


@then(parsers.parse("the referrals sent in the year are"))
def funnel(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T12", "service"), "service", datatable)


@then("no referral was sent in the year")
def no_funnel(office: Office) -> None:
    assert office.table("T12", "service").empty


@then(parsers.re(r"after day (?P<day>\d+) I26 of the year is (?P<value>[\d.]+) per cent of (?P<whole>\d+) referrals"))
def silent(office: Office, day: str, value: str, whole: str) -> None:
    instant = DAY_0 + timedelta(days=int(day))
    question = ReadIndicators(period=parse_period("2025"), codes=("I26",), as_of=instant, beside=False)
    found: Shelf = office.house.system.ask(question, ANALYST_OF_ALL, route="feature")
    share = headline(found.now.indicators["I26"])
    assert (share.value, share.whole) == (Decimal(value), int(whole))
