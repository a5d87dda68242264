"""Steps about the caseload of a centre, what is due, the calendar and notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.actor import Actor
from application.asking import Absent
from application.cases import ListCases
from application.consultation import RecordConsultation
from application.desk import Calendar, ListAnswered, ListFollowUps, ListTasks, Today
from application.notices import ListNotices
from application.reports.asking import ReadReport
from application.reports.behind import RecordsBehind
from application.reports.periods import Period
from application.reports.table import Report
from application.workload import Caseload, FilesChosen, FilesOf
from tests.steps.cases import day_of
from tests.steps.office import DAY_0, Office, figures_are


@given(parsers.parse("{number:d} follow-ups with Zarina were promised, one for each day from day 1"))
def promised(office: Office, number: int) -> None:
    said = {"channel": "OFFICE", "topics": ("DOC-PASS",), "main_topic": "DOC-PASS", "centre": "KHT"}
    for each in range(1, number + 1):
        of = {"consultation_id": uuid7(), "person_id": office.people["Zarina"], "occurred_at": DAY_0}
        office.accept(RecordConsultation(**of, **said, follow_up_on=day_of(each)), "Gulnora")


@when(parsers.parse("{who} reads the list of what is overdue on day {day:d} to its end"))
def reads_on(office: Office, who: str, day: int) -> None:
    rows, after = [], None
    while True:
        page = office.ask(ListFollowUps(show="overdue", after=after), who, day)
        rows += page.rows
        after = page.after
        if after is None:
            break
    office.shown = rows


@then(parsers.parse("it has {number:d} lines, the first of them of day {day:d}"))
def has_lines(office: Office, number: int, day: int) -> None:
    assert len({row.consultation_id for row in office.shown}) == len(office.shown) == number
    assert office.shown[0].due_on == day_of(day)


@then(parsers.parse("the calendar of {who} shows on day {day:d} 1 TASK and on day {other:d} 1 FOLLOW_UP"))
def calendar(office: Office, who: str, day: int, other: int) -> None:
    office.shown = office.ask(Calendar(first=day_of(0), last=day_of(30), lines=True), who)
    counts_ = office.shown.counts
    assert (counts_[day_of(day), "TASK"], counts_[day_of(other), "FOLLOW_UP"]) == (1, 1)


@then(parsers.parse("it names Zarina on day {day:d}"))
def names_on(office: Office, day: int) -> None:
    assert [due_.name for due_ in office.shown.lines if due_.day == day_of(day)] == ["Zarina"]


@when(parsers.parse("{who} opens the page of the day on day {day:d}"))
def page_of_the_day(office: Office, who: str, day: int) -> None:
    office.shown = office.ask(Today(), who, day)
    assert office.ask(ListAnswered(), who, day).rows == ()
    assert len(office.ask(ListCases(show="quiet"), who, day).rows) == office.shown.quiet


@then("it shows 10 of 30 overdue follow-ups, the newest first, and 1 case of which 1 is quiet")
def shows_ten(office: Office) -> None:
    desk = office.shown
    assert (len(desk.follow_ups), desk.follow_up_counts["overdue"]) == (10, 30)
    assert [each.due_on for each in desk.follow_ups] == [day_of(day) for day in range(30, 20, -1)]
    assert (desk.cases, desk.quiet) == (1, 1)


@then("it begins with the promises of day 25 to day 30, and goes on with the newest overdue ones")
def begins_with_today(office: Office) -> None:
    days = [each.due_on for each in office.shown.follow_ups]
    assert days == [day_of(day) for day in (*range(25, 31), *range(24, 20, -1))]


@when(parsers.parse("{who} looks at the files of {whom} on day {day:d}"))
def files(office: Office, who: str, whom: str, day: int) -> None:
    office.shown = office.ask(FilesOf(centre="KHT", owner=office.staff[whom].account_id), who, day)


@then(parsers.parse("there are 2 files, of Madina and Zarina, and they can be handed to {whom}"))
def files_are(office: Office, whom: str) -> None:
    found = office.shown
    assert (found.count, {row.name for row in found.rows}) == (2, {"Madina", "Zarina"})
    assert found.colleagues == ((office.staff[whom].account_id, whom),)
    chosen = FilesChosen(centre="KHT", persons=tuple(row.person_id for row in found.rows))
    assert set(office.ask(chosen, "Daler").values()) == {"Madina", "Zarina"}


@when(parsers.parse("{who} looks at the caseload on day {day:d}"))
def looks(office: Office, who: str, day: int) -> None:
    office.shown = office.ask(Caseload(centre="KHT"), who, day)


@then(parsers.parse("the caseload is"))
def caseload_is(office: Office, datatable: list[list[str]]) -> None:
    head, *lines = datatable
    found = {load.name: load for load in office.shown}
    for line in lines:
        named = dict(zip(head, line, strict=True))
        load = found[named.pop("name")]
        assert {name: getattr(load, name) for name in named} == {name: int(n) for name, n in named.items()}


@then(parsers.parse("the caseload of the year counts"))
def counts(office: Office, datatable: list[list[str]]) -> None:
    table = office.table("T19", "centre_cases")
    figures_are(table, "centre", datatable)
    assert table.value("_T", "median_days") == table.value("KHT", "median_days")


@then(parsers.parse("on day {day:d} {one} has {n:d} task and {other} has {m:d}"))
def have_tasks(office: Office, day: int, one: str, n: int, other: str, m: int) -> None:
    assert [office.ask(ListTasks(show="all"), who, day).counts["all"] for who in (one, other)] == [n, m]


DUE = r"on day (?P<day>\d+) (?P<who>\w+) has (?P<late>\d+) tasks? overdue, (?P<now>\d+) for the day "


@then(parsers.re(DUE + r"and (?P<week>\d+) for the coming week"))
def due(office: Office, day: str, who: str, late: str, now: str, week: str) -> None:
    counts_ = office.ask(ListTasks(), who, int(day)).counts
    assert [counts_[word] for word in ("overdue", "today", "week")] == [int(late), int(now), int(week)]


@then(parsers.re(r"(?P<who>\w+) is told of (?P<kinds>[A-Z_, ]+)"))
def told(office: Office, who: str, kinds: str) -> None:
    assert sorted(notice.kind for notice in office.ask(ListNotices(), who).rows) == sorted(kinds.split(", "))


@then(parsers.parse("{who} is told of nothing"))
def told_nothing(office: Office, who: str) -> None:
    assert office.ask(ListNotices(), who).rows == ()


@when(parsers.parse("{who} has read everything"))
def reads_all(office: Office, who: str) -> None:
    assert office.house.system.notices.unread(office.staff[who]) == 1
    office.house.system.notices.mark_all(office.staff[who])


@then(parsers.parse("{who} has {number:d} notices to read"))
def unread(office: Office, who: str, number: int) -> None:
    assert office.house.system.notices.unread(office.staff[who]) == number


YEAR = Period("2025", date(2025, 1, 1), date(2025, 12, 31))
OF_OWNERS = {"code": "T19", "period": YEAR}


def by_counsellor(office: Office, who: str, day: int | None = None) -> Report:
    as_of = None if day is None else DAY_0 + timedelta(days=day)
    found: Report = office.ask(ReadReport(**OF_OWNERS, centre="KHT", as_of=as_of), who)
    return found


def named(office: Office, wanted: list[list[str]]) -> list[list[str]]:
    ids = {name: str(actor.account_id) for name, actor in office.staff.items()}
    head, *lines = wanted
    return [head, *([ids.get(line[0], line[0]), *line[1:]] for line in lines)]


@then(parsers.parse("the caseload of the year counts for {who}, by counsellor"))
def counts_by_counsellor(office: Office, who: str, datatable: list[list[str]]) -> None:
    figures_are(by_counsellor(office, who).table("counsellor_cases"), "counsellor", named(office, datatable))


@then(parsers.parse("as known on day {day:d} it counted"))
def counted_then(office: Office, day: int, datatable: list[list[str]]) -> None:
    table = by_counsellor(office, "Daler", day).table("counsellor_cases")
    assert len(table.rows) == len(datatable) - 1
    figures_are(table, "counsellor", named(office, datatable))


@then("analysts and counsellors read no table by counsellor")
def nobody_else(office: Office) -> None:
    office.staff["an analyst"] = Actor(uuid7(), frozenset({"ANALYST"}), frozenset())
    behind = RecordsBehind(**OF_OWNERS, table="counsellor_cases", row="_T", column="opened", centre="KHT")
    for who in ("an analyst", "Gulnora"):
        report = by_counsellor(office, who)
        assert ([table.name for table in report.tables], report.names) == (["centre_cases"], {})
    with pytest.raises(Absent):
        office.ask(behind, "Gulnora")


@then(parsers.parse('behind "{measure}" of {who} stands the case of Zarina'))
def stands_behind(office: Office, measure: str, who: str) -> None:
    row = str(office.staff[who].account_id)
    behind = RecordsBehind(**OF_OWNERS, table="counsellor_cases", row=row, column=measure, centre="KHT")
    assert [each.person_id for each in office.ask(behind, "Daler").rows] == [office.people["Zarina"]]
