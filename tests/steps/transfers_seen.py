"""Steps about what centres see of a file that moves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_bdd import parsers, then
from uuid_utils.compat import uuid7

from application.actor import Actor
from application.asking import Absent
from application.desk import ListFollowUps
from application.people import PersonByNumber, SearchPeople
from application.protection import AccessEntries
from application.referrals import ListReferrals
from application.transfers import OfPerson, TransferOfPerson, Transfers
from tests.steps.moving import Told
from tests.steps.office import DAY_0


@then(parsers.parse("{centre} is asked to take over: male, {band}, referral open"))
def is_asked(told: Told, centre: str, band: str) -> None:
    (one,) = told.offers(told.of(centre))
    assert (one.sex, one.age_band, one.referral_open, one.may_answer) == ("MALE", band, True, True)


@then(parsers.parse("{centre} is asked nothing"))
def is_asked_nothing(told: Told, centre: str) -> None:
    assert told.offers(told.of(centre)) == ()


@then("the request says no name, no number and no reason")
def says_nothing(told: Told) -> None:
    (one,) = told.offers("Sitora")
    shown = repr({**vars(one), "person_id": None})
    assert not any(word in shown for word in ("Dilshod", told.numbers["Dilshod"], "MOVED", "Works there"))


@then(parsers.parse("for {who} there is no file of {name}"))
def no_file(told: Told, who: str, name: str) -> None:
    assert told.file(name, who) is None


@then(parsers.parse("on day {day:d} there is no file of {name} for {who}"))
def no_file_on(told: Told, day: int, name: str, who: str) -> None:
    assert told.file(name, who, day) is None


@then(parsers.parse("{who} finds nobody by the name {name}"))
def finds_nobody(told: Told, who: str, name: str) -> None:
    found = told.office.ask(SearchPeople(text=name), who)
    assert (found.people, found.elsewhere, found.with_colleague) == ((), False, False)


@then(parsers.parse("{who} finds the file of {name} by the name {text}"))
def finds(told: Told, who: str, name: str, text: str) -> None:
    found = told.office.ask(SearchPeople(text=text), who)
    assert [person.person_id for person in found.people] == [told.person(name)]


@then(parsers.parse("{who} finds nobody by the number of {name}"))
def finds_no_number(told: Told, who: str, name: str) -> None:
    assert told.office.ask(SearchPeople(text=told.numbers[name]), who).people == ()
    with pytest.raises(Absent):
        told.office.ask(PersonByNumber(number=told.numbers[name]), who)


@then(parsers.parse("{who} reads the file of {name}, and may write in it"))
def reads_and_writes(told: Told, who: str, name: str) -> None:
    file = told.file(name, who)
    assert file is not None
    assert file.header.may_write


@then(parsers.parse("{who} reads the file of {name} on day {day:d}, but may not write in it"))
def reads_only(told: Told, who: str, name: str, day: int) -> None:
    file = told.file(name, who, day)
    assert file is not None
    assert file.header.name == name
    assert not file.header.may_write


@then(parsers.parse("the access log says that {who} read {name}'s file for a transfer"))
def log_says(told: Told, who: str, name: str) -> None:
    told.office.staff["Farrukh"] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    page = told.office.ask(AccessEntries(person_id=told.person(name)), "Farrukh")
    by_them = [entry for entry in page.entries if entry.account_id == told.office.staff[who].account_id]
    assert [entry.purpose for entry in by_them] == ["transfer"] * 2


@then(parsers.parse("the history of {name} does not say that reading ended"))
def not_ended(told: Told, name: str) -> None:
    file = told.file(name, "Sitora")
    assert file is not None
    assert "migrant.ReadingEnded" not in [entry.topic for entry in file.timeline]


@then(parsers.parse("the history of {name} says that KJD's reading ended because {reason}"))
def ended(told: Told, name: str, reason: str) -> None:
    file = told.file(name, "Sitora")
    assert file is not None
    (entry,) = [entry for entry in file.timeline if entry.topic == "migrant.ReadingEnded"]
    assert (entry.summary["of_centre"], entry.summary["reason"]) == ("KJD", reason)


@then(parsers.parse("the referral of {name} is on the list of {centre}, due on day {day:d}"))
def referral_is_at(told: Told, name: str, centre: str, day: int) -> None:
    (row,) = told.office.ask(ListReferrals(), told.of(centre)).rows
    assert (row.person_id, row.due_on) == (told.person(name), (DAY_0 + timedelta(days=day)).date())


@then(parsers.parse("it is not on the list of {centre}"))
def referral_is_not_at(told: Told, centre: str) -> None:
    assert told.office.ask(ListReferrals(), told.of(centre)).rows == ()


@then(parsers.parse("the call that was promised for day 20 waits at {centre}, not at {other}"))
def promise_moved(told: Told, centre: str, other: str) -> None:
    waiting = [
        len(told.office.ask(ListFollowUps(show="all"), told.of(each), 19).rows) for each in (centre, other)
    ]
    assert waiting == [1, 0]


@then(parsers.parse("Kamol sees that {centre} declined because {reason}"))
def sees_declined(told: Told, centre: str, reason: str) -> None:
    (row,) = told.office.ask(Transfers(), "Kamol", 15).answered
    assert (row.to_centre, row.state, row.reason_code, row.name) == (centre, "DECLINED", reason, "Dilshod")
    of_him: OfPerson = told.office.ask(TransferOfPerson(person_id=told.person("Dilshod")), "Kamol", 15)
    assert of_him.open is None


@then(parsers.parse("in T1 of the year {one} has {many:d} contacts and {other} has {few:d}"))
def t1(told: Told, one: str, many: int, other: str, few: int) -> None:
    table = told.office.table("T1", "centre_channel")
    assert [table.value(centre) for centre in (one, other)] == [many, few]


@then(parsers.parse("in T2 of the year there is 1 man of 35 to 44, and 1 person in all"))
def t2(told: Told) -> None:
    table = told.office.table("T2", "age_sex")
    assert (table.value("Y35T44", "MALE"), table.value("_T")) == (1, 1)
