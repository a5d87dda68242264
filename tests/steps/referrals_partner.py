"""Steps about organisations: whom a consent names, the slip, what its code shows, the way from one to the next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import referral as commands
from application.answering import AnswerByCode, AnswerCode, PartnerPage, PartnerView
from application.migrant import GiveConsent
from application.people import PersonFile
from application.recalling import WithdrawSharing
from application.referrals import ListReferrals, OneReferral
from tests.steps.office import DAY_0, Office, figures_are
from tests.steps.referrals import row_of, step


@pytest.fixture
def slips() -> dict[str, str]:
    """Name of a referral → the code on its slip."""
    return {}


def draft_to(office: Office, service: str, agency: str, day: int, replaces: UUID | None = None) -> UUID:
    referral_id: UUID = uuid7()
    ids = {"person_id": office.people["Zarina"], "referral_id": referral_id, "replaces": replaces}
    said = {"service": service, "channel": "PAPER_SLIP", "agency": agency, "shared": ("NAME",)}
    office.accept(commands.DraftReferral(**ids, **said), day=day)
    return referral_id


@given(parsers.parse('Zarina agrees to sharing with "{agency}" on day {day:d}'))
def agrees_with(office: Office, agency: str, day: int) -> None:
    how = {"purpose": "REF", "mode": "WRITTEN", "text_version": "1", "language": "tg", "agency": agency}
    office.accept(GiveConsent(person_id=office.people["Zarina"], **how), day=day)


@given(parsers.parse('Zarina agrees to sharing with "{agency}" on day {day:d} until day {last:d}'))
def agrees_until(office: Office, agency: str, day: int, last: int) -> None:
    how = {"purpose": "REF", "mode": "WRITTEN", "text_version": "1", "language": "tg", "agency": agency}
    until = (DAY_0 + timedelta(days=last)).date()
    office.accept(GiveConsent(person_id=office.people["Zarina"], **how, expires_on=until), day=day)


@when(parsers.parse('Zarina no longer agrees to sharing with "{agency}" on day {day:d}'))
def withdraws_from(office: Office, agency: str, day: int) -> None:
    file = office.ask(PersonFile(person_id=office.people["Zarina"]))
    version = next(row.version for row in file.consents if row.agency == agency and row.held)
    office.send(WithdrawSharing(person_id=office.people["Zarina"], consent=version), day=day)


@given(parsers.parse('a referral "{name}" of Zarina to {service} at "{agency}" is drafted on day {day:d}'))
def drafted_to(office: Office, referrals: dict[str, UUID], name: str, service: str, agency: str, day: int) -> None:
    referrals[name] = draft_to(office, service, agency, day)


@given(parsers.parse('a referral "{name}" of Zarina to {service} at "{agency}" is sent on day {day:d}'))
def sent_to(office: Office, referrals: dict[str, UUID], name: str, service: str, agency: str, day: int) -> None:
    referrals[name] = draft_to(office, service, agency, day)
    assert step(office, commands.SendReferral, referrals[name], day).accepted


@given(parsers.parse('"{first}" is sent on as "{name}" to {service} at "{agency}" on day {day:d}'))
def sent_on(
    office: Office, referrals: dict[str, UUID], first: str, name: str, service: str, agency: str, day: int
) -> None:
    referrals[name] = draft_to(office, service, agency, day, replaces=referrals[first])


@when(parsers.parse('"{name}" is reopened on day {day:d}'))
def reopened(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    step(office, commands.ReopenReferral, referrals[name], day)


@given(parsers.parse('a slip of "{name}" is handed out on day {day:d}'))
def handed_out(office: Office, referrals: dict[str, UUID], slips: dict[str, str], name: str, day: int) -> None:
    now = DAY_0 + timedelta(days=day)
    answers = office.house.system.answers
    slips[name] = answers.issue(referrals[name], office.people["Zarina"], "KHT", "tg", now).code


def typed(office: Office, code: str, day: int) -> AnswerCode:
    found: AnswerCode | None = office.house.system.answers.by_code(code, "10.0.0.9", DAY_0 + timedelta(days=day))
    assert found is not None
    return found


@when(parsers.parse('the organisation opens the code of "{name}" on day {day:d}'))
def opens_code(office: Office, slips: dict[str, str], name: str, day: int) -> None:
    code = typed(office, slips[name], day)
    question = PartnerView(referral_id=code.referral_id, person_id=code.person_id)
    office.shown = office.house.system.ask(question, code.actor, route="feature")


@when(parsers.parse('the organisation answers "{name}" with {answer} on day {day:d}'))
def answers_with(office: Office, slips: dict[str, str], name: str, answer: str, day: int) -> None:
    code = typed(office, slips[name], day)
    version = row_of(office, code.referral_id).version
    ids: dict[str, Any] = {"person_id": code.person_id, "referral_id": code.referral_id, "base_version": version}
    at = DAY_0 + timedelta(days=day, hours=1)
    command = AnswerByCode(**ids, answer=answer)
    assert office.house.system.dispatch(command, code.actor, command_id=uuid7(), recorded=at).accepted


@then("it sees the name of Zarina")
def sees_name(office: Office) -> None:
    assert (office.shown.state, office.shown.shared.name) == ("open", "Zarina")


@then('it sees "withdrawn" and nothing else')
def sees_nothing(office: Office) -> None:
    assert office.shown == PartnerPage("withdrawn")


@then(parsers.parse('"{name}" is CANCELLED because {reason}'))
def cancelled_because(office: Office, referrals: dict[str, UUID], name: str, reason: str) -> None:
    row = row_of(office, referrals[name])
    assert (row.status, row.reason_code) == ("CANCELLED", reason)


@then(parsers.parse("on day {day:d} no referral is overdue"))
def none_overdue(office: Office, day: int) -> None:
    assert office.ask(ListReferrals(show="overdue"), day=day).counts["overdue"] == 0


@then(parsers.parse("the referrals sent in the year took"))
def took(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T13", "service_times"), "service", datatable)


@then(parsers.parse("of the referrals sent in the year were completed"))
def were_completed(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T14", "service_completion"), "service", datatable)


@then(parsers.parse('the way of Zarina is shown as "{first}", "{second}" on both'))
def way(office: Office, referrals: dict[str, UUID], first: str, second: str) -> None:
    for name in (first, second):
        view = office.ask(OneReferral(referral_id=referrals[name], person_id=office.people["Zarina"]))
        assert [each.referral_id for each in view.chain] == [referrals[first], referrals[second]]
