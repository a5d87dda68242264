"""Steps about lists, filters with names, and files that leave the house."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from adapters.access.tables import READS
from application.actor import Actor
from application.asking import Forbidden
from application.consultation import RecordConsultation
from application.exporting import BeginExport, ExportRows, ListExports
from application.lists import ListPeople, Wanted
from tests.steps.office import DAY_0, Office


@pytest.fixture(autouse=True)
def index_of_names(office: Office) -> None:
    """Names can be searched from the start."""
    office.house.search.fill()


@given(parsers.parse("{name} was advised on {topic} on day {day:d}"))
def advised(office: Office, name: str, topic: str, day: int) -> None:
    at = DAY_0 + timedelta(days=day)
    said = {"channel": "OFFICE", "topics": (topic,), "main_topic": topic, "occurred_at": at, "centre": "KHT"}
    office.accept(RecordConsultation(consultation_id=uuid7(), person_id=office.people[name], **said), day=day)


@given(parsers.re(r"the hotline operator (?P<name>\w+) of the centre (?P<centre>\w+)"))
def operator(office: Office, name: str, centre: str) -> None:
    office.hire(name, "HOTLINE", centre)


@when(parsers.re(r"the counsellor (?P<name>\w+) comes to the centre (?P<centre>\w+)"))
def comes(office: Office, name: str, centre: str) -> None:
    office.hire(name, "COUNSELLOR", centre)


def listed(office: Office, who: str, **wanted: Any) -> None:
    office.shown = office.ask(ListPeople(wanted=Wanted(**wanted), columns=("name",)), who)


@when(parsers.re(r"(?P<who>\w+) lists people"))
def lists_all(office: Office, who: str) -> None:
    listed(office, who)


@when(parsers.parse("{who} lists people with topic {topic}"))
def lists_topic(office: Office, who: str, topic: str) -> None:
    listed(office, who, topic=topic)


@when(parsers.parse("{who} lists people without contact since day {day:d}"))
def lists_silent(office: Office, who: str, day: int) -> None:
    listed(office, who, no_contact_since=(DAY_0 + timedelta(days=day)).date())


@then(parsers.parse("the list shows {name}"))
def shows(office: Office, name: str) -> None:
    assert ([row.cells["name"] for row in office.shown.rows], office.shown.count) == ([name], 1)


@then("the list is empty")
def is_empty(office: Office) -> None:
    assert (office.shown.rows, office.shown.count) == ((), 0)


@then(parsers.parse("the access log has {one} and {other} read by {who}"))
def is_logged(office: Office, one: str, other: str, who: str) -> None:
    with office.house.engines["access"].connect() as connection:
        found = {(row.actor_id, row.person_id) for row in connection.execute(READS.select())}
    assert {(office.staff[who].account_id, office.people[name]) for name in (one, other)} <= found


@when(parsers.parse('{who} keeps the filter "{name}" for her centre'))
def keeps(office: Office, who: str, name: str) -> None:
    filters = office.house.system.filters
    assert filters.save(office.staff[who], "people", name, "topic=DOC-PATENT", shared=True) is not None


@then(parsers.parse('{who} finds the filter "{name}"'))
def finds(office: Office, who: str, name: str) -> None:
    (found,) = office.house.system.filters.of(office.staff[who], "people")
    assert (found.name, found.query, found.mine) == (name, "topic=DOC-PATENT", False)
    assert office.house.system.filters.find(office.staff[who], found.filter_id) == found


@then(parsers.parse("{who} finds no filter"))
def finds_none(office: Office, who: str) -> None:
    assert office.house.system.filters.of(office.staff[who], "people") == []


def taken_out(office: Office, who: str, reason: str, **wanted: str) -> None:
    asked = {"area": "people", "wanted": Wanted(**wanted), "columns": ("name", "number")}
    try:
        export = office.ask(BeginExport(**asked, reason=reason, note="Zulfiya"), who)
    except Forbidden:
        office.shown = Forbidden
        return
    rows = ExportRows(
        export_id=export.export_id,
        area="people",
        ids=export.ids,
        columns=("name", "number"),
        wording=lambda row: [row.cells["name"], row.cells["number"]],
        header=("Name", "Number"),
    )
    office.shown = office.ask(rows, who).decode("utf-8-sig").splitlines()[1:]


@when(parsers.parse("{who} takes the list of people with topic {topic} out for {reason}"))
def takes_topic(office: Office, who: str, topic: str, reason: str) -> None:
    taken_out(office, who, reason, topic=topic)


@when(parsers.re(r"(?P<who>\w+) takes the list of people out for (?P<reason>\w+)"))
def takes(office: Office, who: str, reason: str) -> None:
    taken_out(office, who, reason)


@then(parsers.parse("the file has {lines:d} line and names {name}"))
def file_has(office: Office, lines: int, name: str) -> None:
    assert len(office.shown) == lines
    assert office.shown[0].startswith(name)


@then(parsers.parse("the protection officer sees that {who} took {lines:d} line out for {reason}"))
def officer_sees(office: Office, who: str, lines: int, reason: str) -> None:
    office.staff["officer"] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    (entry,) = office.ask(ListExports(), "officer")
    assert (entry.lines, entry.persons, entry.reason, entry.note) == (lines, lines, reason, "Zulfiya")
    assert dict(entry.wanted) == {"topic": "DOC-PATENT"}


@then("she is told that her role does not allow it")
def not_allowed(office: Office) -> None:
    assert office.shown is Forbidden
