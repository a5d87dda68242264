"""Steps about consents with an end, and who is reminded of them."""

from __future__ import annotations

from datetime import timedelta

from pytest_bdd import given, parsers, then, when

from application.desk import Today
from application.lists import ListPeople, Wanted
from application.migrant import AssignMigrant, GiveConsent, WithdrawConsent
from tests.steps.office import DAY_0, Office


@given(parsers.re(r"the manager (?P<name>\w+) of the centre (?P<centre>\w+)"))
def manager(office: Office, name: str, centre: str) -> None:
    office.hire(name, "MANAGER", centre)


@given(parsers.parse("{name} agreed to {purpose} until day {day:d}"))
def agreed_until(office: Office, name: str, purpose: str, day: int) -> None:
    said = {"mode": "WRITTEN", "text_version": "1", "language": "tg"}
    end = (DAY_0 + timedelta(days=day)).date()
    office.accept(GiveConsent(person_id=office.people[name], purpose=purpose, expires_on=end, **said))


@given(parsers.parse("{name} withdrew {purpose}"))
def withdrew(office: Office, name: str, purpose: str) -> None:
    office.accept(WithdrawConsent(person_id=office.people[name], purpose=purpose))


@given(parsers.parse("{who} looks after {name}"))
def looks_after(office: Office, who: str, name: str) -> None:
    owner = office.staff[who].account_id
    office.accept(AssignMigrant(person_id=office.people[name], owner_id=owner), who)


@when(parsers.parse('{who} lists people whose consent is "{word}"'))
def lists_ending(office: Office, who: str, word: str) -> None:
    columns = ("name", "consent_ends")
    office.shown = office.ask(ListPeople(wanted=Wanted(consent_ends=word), columns=columns, sort="consent_ends"), who)


@then(parsers.parse("the list tells of {name} that {purpose} ends on day {day:d}"))
def tells_end(office: Office, name: str, purpose: str, day: int) -> None:
    end = (DAY_0 + timedelta(days=day)).date()
    assert [row.cells for row in office.shown.rows] == [{"name": name, "consent_ends": [(purpose, end)]}]


@then(parsers.parse("the list shows {one} before {other}"))
def shows_before(office: Office, one: str, other: str) -> None:
    assert [row.cells["name"] for row in office.shown.rows] == [one, other]


@then(parsers.parse("the day of {who} tells of {ending:d} that ends and {ended:d} that ended"))
def day_tells(office: Office, who: str, ending: int, ended: int) -> None:
    assert office.ask(Today(), who).consents == {"ending": ending, "ended": ended}
