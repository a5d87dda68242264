"""Steps about two counsellors who work on one file at the same time, on the pages of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_bdd import given, parsers, then, when

from adapters.wiring import House
from application.actor import ANALYST, COUNSELLOR, Actor
from application.migrant import ChangeMigrantContact
from application.person_parts import Phone
from application.reports.asking import ReadReport
from application.reports.periods import parse_period
from tests.facts.register import at
from tests.web.counsellor.counselling import Counselling, boxes, words

DAY = ("2026", "5", "14")
PLACE = {"centre": "KHT", "country": "TJK", "region": "TJ-KT", "birth_year": 1991, "sex": "MALE"}


@dataclass
class Desks:
    """A file, two browsers, and the page that each of them sent last."""

    centre: Counselling
    person: UUID | None = None
    browsers: dict[str, Any] = field(default_factory=dict)
    opened: dict[str, dict[str, Any]] = field(default_factory=dict)
    sent: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)

    def send(self, name: str, path: str, form: dict[str, Any]) -> None:
        self.sent[name] = (path, form)
        self.answers[name] = self.browsers[name].post(path, data=form)

    def page(self, path: str = "", name: str = "Farrukh") -> str:
        return words(self.browsers[name].get(f"/people/{self.person}{path}").text)

    def actor(self, name: str) -> Actor:
        return self.centre.actor(f"{name.lower()}.kht")


@pytest.fixture
def desks(house: House) -> Iterator[Desks]:
    with time_machine.travel(at("2026-05-14 16:00") - timedelta(hours=6)) as clock:
        found = Desks(Counselling(house))
        clock.move_to(at("2026-05-14 16:00"))
        yield found


@given("it is 2026-05-14 16:00 in Bokhtar")
def afternoon(desks: Desks) -> None:
    assert desks.centre.house.directory.centre("KHT")


@given("the counsellors Farrukh and Nigora of the centre KHT")
def counsellors(desks: Desks) -> None:
    for name in ("Farrukh", "Nigora"):
        login = f"{name.lower()}.kht"
        desks.centre.ids[login] = desks.centre.network.hire(login, COUNSELLOR, centres=("KHT",), name=name)
        desks.browsers[name] = desks.centre.client(login)


@given("Rustam Qodirov, born 1991, phone +992 90 111 11 11, whose file stands at version 6")
def rustam(desks: Desks) -> None:
    names = {"family_name": "Qodirov", "given_name": "Rustam"}
    desks.person = desks.centre.register("farrukh.kht", **names, **PLACE, phones=())
    where = {"person_id": desks.person, "country": "TJK", "region": "TJ-KT"}
    for version in (3, 4, 5):
        phones = (Phone(number="+992901111111"),)
        moved = ChangeMigrantContact(**where, base_version=version, phones=phones, village=f"{6 - version}")
        desks.centre.network.accept(moved, desks.actor("Farrukh"))


@given("Farrukh and Nigora have both opened the contact of Rustam Qodirov")
def both_open(desks: Desks) -> None:
    for name, browser in desks.browsers.items():
        desks.opened[name] = boxes(browser.get(f"/people/{desks.person}/contact").text)
        assert desks.opened[name]["base_version"] == ["6"]
        assert desks.opened[name]["phone_1_number"] == ["+992 90 111 1111"]


@when(parsers.re(r"(?P<name>\w+) logs a consultation of (?P<hour>\d\d):(?P<minute>\d\d) about (?P<topic>[\w-]+)"))
def logs(desks: Desks, name: str, hour: str, minute: str, topic: str) -> None:
    path = f"/people/{desks.person}/consultations/new"
    form = boxes(desks.browsers[name].get(path).text)
    day = dict(zip(("day-year", "day-month", "day-day"), DAY, strict=True))
    desks.send(name, path, {**form, **day, "time": f"{hour}:{minute}", "topics": [topic]})
    assert desks.answers[name].status_code == 303, words(desks.answers[name].text)


@when("both send their last page a second time")
def again(desks: Desks) -> None:
    for name, (path, form) in dict(desks.sent).items():
        desks.send(name, path, form)


@given(parsers.re(r"(?P<name>\w+) changes the phone to (?P<number>[+\d ]+)"))
@when(parsers.re(r"(?P<name>\w+) changes the phone to (?P<number>[+\d ]+)"))
def changes(desks: Desks, name: str, number: str) -> None:
    desks.send(name, f"/people/{desks.person}/contact", {**desks.opened[name], "phone_1_number": number})


@when(parsers.re(r"(?P<name>\w+) sends the page once more"))
def once_more(desks: Desks, name: str) -> None:
    desks.send(name, f"/people/{desks.person}/contact", boxes(desks.answers[name].text))
    assert desks.answers[name].status_code == 303


@when(parsers.re(r"(?P<name>\w+) leaves the page"))
def leaves(desks: Desks, name: str) -> None:
    del desks.opened[name]


@then(parsers.parse("the file shows {number:d} consultations, of Farrukh and of Nigora"))
def shows(desks: Desks, number: int) -> None:
    page = desks.browsers["Nigora"].get(f"/people/{desks.person}/consultations").text
    assert len(set(re.findall(r"/consultations/([0-9a-f-]{36})\"", page))) == number
    told = words(page)
    assert "Farrukh" in told
    assert "Nigora" in told


def value(desks: Desks, code: str, table: str, *key: str) -> int:
    analyst = Actor(desks.actor("Farrukh").account_id, frozenset({ANALYST}), frozenset())
    question = ReadReport(code=code, period=parse_period("2026-05"))
    return int(desks.centre.house.system.ask(question, analyst, route="test").table(table).value(*key))


@then(parsers.parse("T1 of 2026-05 counts {number:d} contacts of KHT"))
def contacts(desks: Desks, number: int) -> None:
    assert value(desks, "T1", "centre_channel", "KHT", "_T") == number


@then(parsers.parse("T2 of 2026-05 counts {number:d} person"))
def persons(desks: Desks, number: int) -> None:
    assert value(desks, "T2", "age_sex", "_T", "_T") == number


@then("Nigora is told that somebody changed it while she was typing")
def is_told(desks: Desks) -> None:
    assert desks.answers["Nigora"].status_code == 422
    assert "Somebody changed this while you were typing." in words(desks.answers["Nigora"].text)


@then(parsers.re(r"her page shows (?P<there>[+\d ]+) as what stands there, and (?P<typed>[+\d ]+) as what she typed"))
def both_values(desks: Desks, there: str, typed: str) -> None:
    page = desks.answers["Nigora"].text
    assert boxes(page)["phone_1_number"] == [typed]
    assert spaceless(there) in spaceless(words(page))


@then(parsers.re(r"the phone of Rustam Qodirov is (?P<number>[+\d ]+)"))
def phone_is(desks: Desks, number: str) -> None:
    assert desks.answers
    form = boxes(desks.browsers["Farrukh"].get(f"/people/{desks.person}/contact").text)
    assert [spaceless(each) for each in form["phone_1_number"]] == [spaceless(number)]
    assert form["phone_2_number"] == [""]


@then(parsers.re(r"the history shows (?P<first>[+\d ]+) by Farrukh and (?P<second>[+\d ]+) by Nigora"))
def history(desks: Desks, first: str, second: str) -> None:
    told = desks.page()
    for number, name in ((first, "Farrukh"), (second, "Nigora")):
        assert spaceless(number) in spaceless(told)
        assert name in told


def spaceless(text: str) -> str:
    return re.sub(r"\s", "", text)
