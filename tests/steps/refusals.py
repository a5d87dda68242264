"""Steps about a no: a purpose to which somebody did not agree."""

from __future__ import annotations

from datetime import timedelta

from pytest_bdd import given, parsers, then, when

from application.migrant import GiveConsent
from application.people import ConsentRow, PersonFile
from application.refusal import RefuseConsent
from tests.steps.office import DAY_0, Office
from tests.steps.people import AGREED


@given(parsers.parse("{name} refuses {purpose} on day {day:d}"))
@when(parsers.parse("{name} refuses {purpose} on day {day:d}"))
def refuses(office: Office, name: str, purpose: str, day: int) -> None:
    office.send(RefuseConsent(person_id=office.people[name], purpose=purpose, **AGREED), day=day)


@given(parsers.parse("{name} agreed on day {day:d} that the {agency} is told of her"))
def may_be_told(office: Office, name: str, day: int, agency: str) -> None:
    said = {"purpose": "REF", "agency": agency, **AGREED}
    office.accept(GiveConsent(person_id=office.people[name], **said), day=day)


@when(parsers.parse("{name} refuses on day {day:d} that the {agency} is told of her"))
def may_not_be_told(office: Office, name: str, day: int, agency: str) -> None:
    said = {"purpose": "REF", "agency": agency, **AGREED}
    office.send(RefuseConsent(person_id=office.people[name], **said), day=day)


@then(parsers.parse("{purpose} of {name} is refused since day {day:d}, and is not asked for"))
def is_refused(office: Office, purpose: str, name: str, day: int) -> None:
    newest, *older = _answers(office, name, purpose)
    assert newest.refused
    assert newest.given_on == (DAY_0 + timedelta(days=day)).date()
    assert not any(each.held for each in (newest, *older))


@then(parsers.parse("{purpose} of {name} holds"))
def holds(office: Office, purpose: str, name: str) -> None:
    assert purpose in office.ask(PersonFile(person_id=office.people[name])).header.consents


def _answers(office: Office, name: str, purpose: str) -> list[ConsentRow]:
    file = office.ask(PersonFile(person_id=office.people[name]))
    return [each for each in file.consents if each.purpose == purpose]
