"""Steps about cases of a file that moves."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from pytest_bdd import given, parsers, then
from uuid_utils.compat import uuid7

from application.case import CloseCase, OpenCase
from application.case_task import SetTask
from application.cases import CaseView, ListCases, OneCase, PersonCases
from application.reports.asking import ReadReport
from application.reports.periods import parse_period
from tests.steps.moving import Told
from tests.steps.office import DAY_0, figures_are


def opened(told: Told, who: str, name: str, day: int) -> dict[str, object]:
    """A new case; its ids with its first version."""
    ids = {"person_id": told.person(name), "case_id": uuid7()}
    told.office.accept(OpenCase(**ids, topic="EMP"), who, day)
    return ids | {"base_version": 1}


@given(parsers.parse("{who} opens a case of {name} on day {day:d}, with a task for day {due:d}"))
def opens(told: Told, who: str, name: str, day: int, due: int) -> None:
    of = opened(told, who, name, day)
    due_on = (DAY_0 + timedelta(days=due)).date()
    told.office.accept(SetTask(**of, task_id=uuid7(), kind="APPEAL", what="Appeal", due_on=due_on), who, day)


@given(parsers.parse("{who} opened and closed another one on day {day:d}"))
def opened_and_closed(told: Told, who: str, day: int) -> None:
    told.office.accept(CloseCase(**opened(told, who, "Dilshod", day), outcomes=("LEFT",)), who, day)


def case_of(told: Told, status: str, who: str) -> CaseView:
    """The one case with this status."""
    person_id = told.person("Dilshod")
    (row,) = (each for each in told.office.ask(PersonCases(person_id=person_id), who) if each.status == status)
    found: CaseView = told.office.ask(OneCase(case_id=row.case_id, person_id=person_id), who)
    return found


def account(told: Told, who: str) -> UUID:
    return told.office.staff[who].account_id


@then(parsers.parse("the open case of Dilshod is {who}'s, and so is its task"))
def is_theirs(told: Told, who: str) -> None:
    found = case_of(told, "OPEN", who)
    assert {found.row.owner_id, *(task.assignee_id for task in found.tasks)} == {account(told, who)}
    assert len(found.tasks) == 1


@then(parsers.parse("the closed one still names {who}"))
def still_names(told: Told, who: str) -> None:
    assert case_of(told, "CLOSED", "Sitora").row.owner_id == account(told, who)


@then(parsers.parse("{who} has no open case"))
def has_none(told: Told, who: str) -> None:
    assert told.office.ask(ListCases(show="mine"), who).rows == ()


@then(parsers.re(r"(?P<who>\w+) reads by counsellor"))
def reads_by_counsellor(told: Told, who: str, datatable: list[list[str]]) -> None:
    counted_then(told, None, who, datatable)


@then(parsers.parse("as known on day {day:d} {who} reads by counsellor"))
def counted_then(told: Told, day: int | None, who: str, datatable: list[list[str]]) -> None:
    ids = {name: str(actor.account_id) for name, actor in told.office.staff.items()}
    (centre,) = told.office.staff[who].centres
    as_of = None if day is None else DAY_0 + timedelta(days=day)
    question = ReadReport(code="T19", period=parse_period(str(DAY_0.year)), centre=centre, as_of=as_of)
    table = told.office.ask(question, who).table("counsellor_cases")
    head, *lines = datatable
    assert {row.code for row in table.rows} == {*(ids[name] for name, *_ in lines), "_T"}
    figures_are(table, "counsellor", [head, *([ids[name], *numbers] for name, *numbers in lines)])
