"""Steps about one man with two files: what is seen of him in lists, files and figures."""

from __future__ import annotations

import re
from typing import Any

from pytest_bdd import parsers, then

from adapters.readmodels.rebuild import Rebuild
from application.actor import COUNSELLOR, PROTECTION
from application.links import Counts, ListPairs, PairView, ReadCircle, ReadPair
from application.people import PersonByNumber, PersonFile, SearchPeople
from application.protection import OpenErasures
from application.reports.comparing import CompareReport
from application.reports.periods import parse_period
from tests.facts.register import at
from tests.steps.same_person import QUARTER, Story, an_actor, refer, stored
from web.analyst.comparing import cause_text

AMOUNTS = r"(?P<amounts>\d.*)"


@then(parsers.parse('it is refused with "{code}"'))
def refused(story: Story, code: str) -> None:
    assert story.verdict is not None
    assert story.verdict.code == code


@then(parsers.parse("the coordinator is shown the pair with {points:d} points"))
def shown_with(story: Story, points: int) -> None:
    story.pairs = story.ask(ListPairs())
    assert [(row.one.person_id, row.other.person_id, row.points) for row in story.pairs.rows] == [(*story.both, points)]


@then(parsers.parse('because "{reasons}"'))
def because(story: Story, reasons: str) -> None:
    assert story.pairs is not None
    assert ", ".join(" ".join(filter(None, each)) for each in story.pairs.rows[0].reasons) == reasons


@then("the coordinator is shown no pair")
def shown_none(story: Story) -> None:
    assert story.ask(ListPairs()).rows == ()


@then(parsers.parse("the counsellor of {centre} is shown no pair"))
def counsellor_shown_none(story: Story, centre: str) -> None:
    assert story.ask(ListPairs(), an_actor(COUNSELLOR, centre)).rows == ()


@then(parsers.parse('comparing them tells "{amounts}" afterwards'))
def afterwards(story: Story, amounts: str) -> None:
    one, other = story.both
    view: PairView = story.ask(ReadPair(person_id=one, other_id=other))
    assert [told(counts, amounts) for counts in view.after] == [amounts]


@then(parsers.re(r"there is 1 person with " + AMOUNTS))
def one_person(story: Story, amounts: str) -> None:
    assert told(story.counts(list(story.files)), amounts) == amounts


@then(parsers.re(r'"(?P<name>[^"]+)" has ' + r'(?P<amounts>\d.*) and the passport "(?P<number>.+)"'))
def has_again(story: Story, name: str, amounts: str, number: str) -> None:
    assert told(story.counts([name]), amounts) == amounts
    file = story.ask(PersonFile(person_id=story.files[name]))
    assert [document["number"] for document in file.details["documents"]] == [number]
    assert not any(entry.number for entry in file.timeline)


@then(parsers.re(r'a search for "(?P<text>.+)" finds (?P<n>\d) persons?(?P<numbers> with both numbers)?'))
def search_finds(story: Story, text: str, n: str, numbers: str | None) -> None:
    found = story.ask(SearchPeople(text=text)).people
    assert len(found) == int(n)
    if numbers:
        assert {found[0].number, *found[0].numbers} == set(printed(story).values())


@then("both printed numbers find the person")
def numbers_find(story: Story) -> None:
    for name, number in printed(story).items():
        assert story.ask(PersonByNumber(number=number)) == story.files[name]
        assert len(story.ask(SearchPeople(text=number)).people) == 1


@then(parsers.parse("the story of each file tells of {n:d} consultations and of the link, with its reason"))
def story_tells(story: Story, n: int) -> None:
    for name, person_id in story.files.items():
        file = story.ask(PersonFile(person_id=person_id), story.desk(name))
        topics = [entry.topic for entry in file.timeline]
        assert topics.count("consultation.Held") == n
        links = [entry for entry in file.timeline if entry.topic == "migrant.LinkedAsSamePerson"]
        assert len(links) == 1
        assert {entry.number for entry in file.timeline} == set(printed(story).values())
    reasons = [each.said.reason for each in story.ask(circle_of(story), story.desk(name)).parts if each.said]
    assert reasons == ["Both passports seen"]


@then(parsers.re(r"T1 of (?P<period>[\w-]+) tells (?P<n>\d) contacts"))
def contacts_told(story: Story, period: str, n: str) -> None:
    assert story.register.contacts(period=period) == int(n)


@then(parsers.re(r"T2 of (?P<period>[\w-]+)(?: as known on (?P<day>[\d-]+))? tells (?P<n>\d) persons?"))
def persons_told(story: Story, period: str, day: str | None, n: str) -> None:
    as_of = at(f"{day} 23:59") if day else None
    assert story.register.persons(period=period, as_of=as_of) == int(n)


@then(parsers.parse('compared with {day} it prints "{line}"'))
def compared_prints(story: Story, day: str, line: str) -> None:
    since = at(f"{day} 23:59")
    question = CompareReport(code="T2", period=parse_period(QUARTER), since=since)
    comparison = story.ask(question, story.analyst)
    assert [cause_text(cause, "PERSON") for cause in comparison.causes] == [line]
    totals = [each for each in comparison.changed("age_sex") if (each.row, each.column) == ("_T", "_T")]
    assert [(each.previous, each.now) for each in totals] == [(1, 2)]


@then("the published second quarter is the same, byte for byte")
def published_stays(story: Story) -> None:
    assert story.release is not None
    assert repr(stored(story, story.release)) == story.published


@then(parsers.parse('"{name}" can no longer be referred'))
def cannot_be_referred(story: Story, name: str) -> None:
    assert refer(story, name).code == "consent.referral_missing"


@then(parsers.parse('"{name}" can be referred again'))
def can_be_referred(story: Story, name: str) -> None:
    assert refer(story, name).accepted


@then(parsers.parse("{n:d} erasures wait"))
def erasures_wait(story: Story, n: int) -> None:
    assert len(story.ask(OpenErasures(), an_actor(PROTECTION))) == n


@then("everything is as a rebuild would make it")
def as_rebuilt(story: Story) -> None:
    house = story.register.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def told(counts: Counts, like: str) -> str:
    """The counts in the words of the step: those that it names, one or many."""
    names = [re.sub(r"\d+ |s$", "", part) for part in like.split(", ")]
    values = {name: getattr(counts, f"{name}s") for name in names}
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for name, n in values.items())


def printed(story: Story) -> dict[str, str]:
    return {name: story.ask(PersonFile(person_id=each)).header.number for name, each in story.files.items()}


def circle_of(story: Story) -> Any:
    return ReadCircle(person_id=list(story.files.values())[-1])
