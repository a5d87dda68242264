"""Steps about what a file says beside the name: sections, ways abroad and back, reaching somebody."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import journey, migrant, telling
from application.lists import ListPeople
from application.people import FileView, PersonFile
from application.person_parts import Consent, Phone
from application.reaching import Reach, ReachPeople
from application.told import Entry, Section, entries, sections
from tests.steps.office import DAY_0, Office

TODAY = DAY_0.date()
AGREED = {"mode": "WRITTEN", "text_version": "1", "language": "tg"}


def file_of(office: Office, name: str) -> FileView:
    found: FileView = office.ask(PersonFile(person_id=office.people[name]))
    return found


def section(office: Office, name: str, which: str) -> Section | None:
    file = file_of(office, name)
    return sections(file.timeline, office.people[name]).get(which)


def story(office: Office, name: str) -> list[Entry]:
    file = file_of(office, name)
    return entries(file.timeline, office.people[name])


def family(office: Office, name: str, day: int, **more: Any) -> None:
    office.send(telling.TellFamily(person_id=office.people[name], **more), day=day)


@given(parsers.re(r"Gulnora writes down on day (?P<day>\d+) that (?P<name>\w+) has (?P<home>\d+) people at home, (?P<young>\d+) of them under 18"))  # fmt: skip  # noqa: E501 - a sentence
@when(parsers.re(r"Gulnora writes down on day (?P<day>\d+) that (?P<name>\w+) has (?P<home>\d+) people at home, (?P<young>\d+) of them under 18"))  # fmt: skip  # noqa: E501 - a sentence
def tells_family(office: Office, day: str, name: str, home: str, young: str) -> None:
    family(office, name, int(day), household_size=int(home), dependants=int(young))


@when(parsers.parse("Gulnora, who saw an empty section, writes on day {day:d} that {name} has {home:d} people at home"))
def tells_too_late(office: Office, day: int, name: str, home: int) -> None:
    family(office, name, day, household_size=home, base_version=0)


@when(parsers.re(r"Gulnora changes it on day (?P<day>\d+) to (?P<home>\d+) people at home (without a reason|because of (?P<reason>\w+))"))  # fmt: skip  # noqa: E501 - a sentence
def changes_family(office: Office, day: str, home: str, reason: str | None) -> None:
    stands = section(office, "Zarina", "FAMILY")
    assert stands is not None
    family(office, "Zarina", int(day), household_size=int(home), base_version=stands.version, reason=reason)


@when(parsers.parse('Gulnora writes down on day {day:d} that {name} speaks "{spoken}" and reads: {reads}'))
def tells_languages(office: Office, day: int, name: str, spoken: str, reads: str) -> None:
    languages = tuple(spoken.split())
    office.send(telling.TellLanguages(person_id=office.people[name], languages=languages, reads=reads), day=day)


@when(parsers.parse("Gulnora saves the section WORK of {name} with nothing in it"))
def tells_nothing(office: Office, name: str) -> None:
    office.send(telling.TellWork(person_id=office.people[name]))


@then(parsers.parse("the section {which} of {name} was not asked"))
def not_asked(office: Office, which: str, name: str) -> None:
    assert section(office, name, which) is None


@then(parsers.parse("the section {which} of {name} was told on day {day:d}"))
def was_told(office: Office, which: str, name: str, day: int) -> None:
    stands = section(office, name, which)
    assert stands is not None
    assert stands.told_on == TODAY + timedelta(days=day)


@then(parsers.parse("{name} has {home:d} people at home, {young:d} of them under 18"))
def at_home(office: Office, name: str, home: int, young: int) -> None:
    stands = section(office, name, "FAMILY")
    assert stands is not None
    assert (stands.answers["household_size"], stands.answers["dependants"]) == (home, young)


@given(parsers.parse("{name} takes back the consent to be recorded on day {day:d}"))
def takes_back(office: Office, name: str, day: int) -> None:
    office.accept(migrant.WithdrawConsent(person_id=office.people[name], purpose="REG"), day=day)


@given(parsers.re(r"Gulnora registers (?P<name>\w+), about (?P<age>\d+) years old on day 0(?P<minor>, with her mother)?"))  # fmt: skip  # noqa: E501 - a sentence
@when(parsers.re(r"Gulnora registers (?P<name>\w+), about (?P<age>\d+) years old on day 0(?P<minor>, with her mother)?"))  # fmt: skip  # noqa: E501 - a sentence
def registers(office: Office, name: str, age: str, minor: str | None) -> None:
    person_id: UUID = uuid7()
    year = TODAY.year - int(age)
    guess = {"age": int(age), "age_as_of": TODAY, "birth_year": year, "birth_precision": "ESTIMATED"}
    place = {"centre": "KHT", "country": "TJK", "region": "TJ-KT", "language": "tg"}
    consents = (Consent(purpose="REG", given_by="GUARDIAN" if minor else "SELF", **AGREED),)
    guardian = "Her mother" if minor else ""
    said = {"given_name": name, "sex": "FEMALE", "guardian": guardian, "consents": consents}
    office.accept(migrant.RegisterMigrant(person_id=person_id, **said, **guess, **place))
    office.people[name] = person_id


@when(parsers.parse("Gulnora corrects the birth of {name} to {born}"))
def corrects(office: Office, name: str, born: str) -> None:
    day = date.fromisoformat(born)
    exact = {"birth_date": day, "birth_year": day.year, "birth_precision": "EXACT"}
    details = {"given_name": name, "sex": "FEMALE", "language": "tg", "reason": "NEW_INFORMATION"}
    base = file_of(office, name).header.version
    command = migrant.CorrectMigrantDetails(person_id=office.people[name], base_version=base, **details, **exact)
    office.accept(command, day=5)


@then(parsers.parse("{name} is {precision} to be born in {year:d}"))
def is_born(office: Office, name: str, precision: str, year: int) -> None:
    header = file_of(office, name).header
    assert (header.birth_precision, header.birth_year) == (precision, year)


@then(parsers.parse("the file of {name} says {age:d} years on day {day:d}"))
def says_age(office: Office, name: str, age: int, day: int) -> None:
    header = file_of(office, name).header
    assert (header.age, header.age_as_of) == (age, TODAY + timedelta(days=day))


@then(parsers.parse("the file of {name} tells no guessed age"))
def says_no_age(office: Office, name: str) -> None:
    assert file_of(office, name).header.age is None


@when(parsers.parse("the file of {name} is given to a stranger"))
def given_to_a_stranger(office: Office, name: str) -> None:
    office.send(migrant.AssignMigrant(person_id=office.people[name], owner_id=uuid7()))


@given(parsers.re(r"on day (?P<day>\d+) it is written down that (?P<name>\w+) left for (?P<country>\w+) on (?P<on>[\d-]+)(?P<now> and is there now)?"))  # fmt: skip  # noqa: E501 - a sentence
@when(parsers.re(r"on day (?P<day>\d+) it is written down that (?P<name>\w+) left for (?P<country>\w+) on (?P<on>[\d-]+)(?P<now> and is there now)?"))  # fmt: skip  # noqa: E501 - a sentence
def left(office: Office, day: str, name: str, country: str, on: str, now: str | None) -> None:
    way = {"country": country, "left_on": date.fromisoformat(on), "still_abroad": bool(now)}
    office.send(journey.RecordDeparture(person_id=office.people[name], **way), day=int(day))


@when(parsers.parse("on day {day:d} it is written down that {name} came back from {country} on {on} for {why} and is at home now"))  # fmt: skip  # noqa: E501 - a sentence
def came_back(office: Office, day: int, name: str, country: str, on: str, why: str) -> None:
    way = {"country": country, "returned_on": date.fromisoformat(on), "return_reason": why, "still_home": True}
    office.accept(journey.RecordReturn(person_id=office.people[name], **way), day=day)


@when(parsers.parse("the first entry of {name} is struck on day {day:d} because of {reason}"))
def strikes(office: Office, name: str, day: int, reason: str) -> None:
    first = min(entry.version for entry in story(office, name))
    office.send(journey.StrikeEntry(person_id=office.people[name], entry=first, reason=reason), day=day)


@when(parsers.parse("on day {day:d} it is stated that a job in {country} cost {name} {cost:d} of {currency}"))
def costs(office: Office, day: int, country: str, name: str, cost: int, currency: str) -> None:
    money = {"cost": Decimal(cost), "cost_currency": None if currency == "NONE" else currency}
    office.send(journey.StateCost(person_id=office.people[name], country=country, **money), day=day)


@then(parsers.re(r"the stage of (?P<name>\w+) is (?P<stage>\w+)(, (?P<country>\w+))?"))
def stage_is(office: Office, name: str, stage: str, country: str | None) -> None:
    header = file_of(office, name).header
    assert (header.stage, header.destination) == (stage, country)


@then(parsers.re(r"the story of (?P<name>\w+) has (?P<count>\d+) (?P<struck>struck )?entr(y|ies)"))
def entries_are(office: Office, name: str, count: str, struck: str | None) -> None:
    found = [entry for entry in story(office, name) if not struck or entry.struck]
    assert len(found) == int(count)


@given(parsers.parse('{name} has the phones "{one}" and "{other}", and the words "{words}"'))
def has_phones(office: Office, name: str, one: str, other: str, words: str) -> None:
    numbers = [each.split() for each in (one, other)]
    phones = tuple(Phone(number=number, safe=safe == "safe") for number, safe in numbers)
    place = {"country": "TJK", "region": "TJ-KT", "base_version": file_of(office, name).header.version}
    command = migrant.ChangeMigrantContact(
        person_id=office.people[name], phones=phones, safe_contact=words, **place
    )
    office.accept(command)


@given(parsers.re(r"(?P<name>\w+) agrees to CONTACT on day (?P<day>\d+)( until day (?P<last>\d+))?"))
def agrees(office: Office, name: str, day: str, last: str | None) -> None:
    until = TODAY + timedelta(days=int(last)) if last else None
    said = {"purpose": "CONTACT", "expires_on": until, **AGREED}
    office.accept(migrant.GiveConsent(person_id=office.people[name], **said), day=int(day))


@when(parsers.parse("{name} agrees by {who} to CONTACT on day {day:d}"))
def agrees_by(office: Office, name: str, who: str, day: int) -> None:
    said = {"purpose": "CONTACT", "given_by": who, **AGREED}
    office.send(migrant.GiveConsent(person_id=office.people[name], **said), day=day)


@then("it is accepted")
def is_accepted(office: Office) -> None:
    assert office.verdict is not None
    assert office.verdict.accepted, office.verdict


@then(parsers.re(r"a list( of day (?P<day>\d+))? shows (?P<count>no|\d+) phones? of (?P<name>\w+)"))
def list_shows(office: Office, day: str | None, count: str, name: str) -> None:
    found = _reach(office, name, int(day or 5))
    assert len(found.phones) == (0 if count == "no" else int(count))


@then(parsers.parse('a list tells of {name} "{words}"'))
def list_tells(office: Office, name: str, words: str) -> None:
    assert _reach(office, name, 5).safe_contact == words


@then(parsers.parse('the column of phones says of {name} that she has not agreed, and "{words}"'))
def column_says_no(office: Office, name: str, words: str) -> None:
    assert _in_list(office, name) == Reach(words, (), may_call=False, may_message=False)


@then(parsers.parse('the column of phones shows of {name} "{one}" and "{other}", and "{words}"'))
def column_shows(office: Office, name: str, one: str, other: str, words: str) -> None:
    told = _in_list(office, name)
    assert told is not None
    marks = [f"{phone['number']} {'safe' if phone['safe'] == 'yes' else 'unsafe'}" for phone in told.phones]
    assert (marks, told.safe_contact) == ([one, other], words)


@then(parsers.parse("the column of phones tells {who} nothing of {name}"))
def column_tells_nothing(office: Office, who: str, name: str) -> None:
    assert _in_list(office, name, who) is None


def _in_list(office: Office, name: str, who: str = "") -> Reach | None:
    rows = office.ask(ListPeople(columns=("name", "phones")), who, day=5).rows
    found: Reach | None = next(row.cells["phones"] for row in rows if row.person_id == office.people[name])
    return found


def _reach(office: Office, name: str, day: int) -> Reach:
    person_id = office.people[name]
    found: Reach = office.ask(ReachPeople(person_ids=(person_id,)), day=day)[person_id]
    return found
