"""Steps about cases and their tasks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import case as commands
from application import case_task
from application.actor import Actor
from application.cases import CaseView, OneCase
from application.hand_over import HandOverFile
from application.migrant import GiveConsent, WithdrawConsent
from application.staff import SuspendStaff
from tests.steps.office import DAY_0, Office
from tests.steps.staffed import hired


@pytest.fixture
def cases() -> dict[str, tuple[UUID, str]]:
    """Name in the feature → (case, whose)."""
    return {}


@pytest.fixture
def tasks() -> dict[str, UUID]:
    """Name in the feature → task."""
    return {}


def day_of(day: int) -> Any:
    return (DAY_0 + timedelta(days=day)).date()


def view(office: Office, cases: dict[str, tuple[UUID, str]], name: str, who: str = "Gulnora") -> CaseView:
    case_id, whose = cases[name]
    question = OneCase(case_id=case_id, person_id=office.people[whose])
    found: CaseView = office.ask(question, who)
    return found


def step(office: Office, cases: Any, name: str, who: str, command: Any, day: int, **more: Any) -> None:
    case_id, whose = cases[name]
    row = view(office, cases, name, who).row
    of = {"person_id": office.people[whose], "case_id": case_id, "base_version": row.version}
    office.send(command(**of, **more), who, day)


@given(parsers.re(r"the (?P<role>counsellor|manager) (?P<name>\w+) at work in (?P<centre>\w+)"))
def at_work(office: Office, role: str, name: str, centre: str) -> None:
    hired(office, name, role.upper(), centre)


OPENS = parsers.parse('{who} opens a case "{name}" of {whose} about {topic} on day {day:d}')


@given(OPENS)
@when(OPENS)
def opens(office: Office, cases: Any, who: str, name: str, whose: str, topic: str, day: int) -> None:
    cases[name] = (uuid7(), whose)
    command = commands.OpenCase(person_id=office.people[whose], case_id=cases[name][0], topic=topic)
    office.accept(command, who, day)


SETS = r'(?P<who>\w+) sets the task "(?P<task>\w+)" of "(?P<name>\w+)" for '


@given(parsers.re(SETS + r"day (?P<due>\d+) on day (?P<day>\d+)"))
def sets_task(office: Office, cases: Any, tasks: Any, who: str, task: str, name: str, due: str, day: str) -> None:
    tasks[task] = uuid7()
    more = {"task_id": tasks[task], "kind": "APPEAL", "what": task, "due_on": day_of(int(due))}
    step(office, cases, name, who, case_task.SetTask, int(day), **more)
    assert office.verdict.accepted, office.verdict


@given(parsers.re(SETS + r"(?P<whom>[A-Z]\w+) on day 1"))
def sets_for(office: Office, cases: Any, who: str, task: str, name: str, whom: str) -> None:
    more = {"task_id": uuid7(), "kind": "APPEAL", "what": task, "due_on": day_of(5)}
    step(office, cases, name, who, case_task.SetTask, 1, **more, assignee_id=office.staff[whom].account_id)


@given(parsers.parse('{who} finishes the task "{task}" of "{name}" on day {day:d}'))
def finishes(office: Office, cases: Any, tasks: Any, who: str, task: str, name: str, day: int) -> None:
    step(office, cases, name, who, case_task.FinishTask, day, task_id=tasks[task])


CLOSES = parsers.parse('{who} closes "{name}" with {outcome:w} on day {day:d}')


@given(CLOSES)
@when(CLOSES)
def closes(office: Office, cases: Any, who: str, name: str, outcome: str, day: int) -> None:
    step(office, cases, name, who, commands.CloseCase, day, outcomes=(outcome,))


@when(parsers.parse('{who} closes "{name}" with {outcome:w} on day {day:d}, and writes "{words}"'))
def closes_with_words(office: Office, cases: Any, who: str, name: str, outcome: str, day: int, words: str) -> None:
    step(office, cases, name, who, commands.CloseCase, day, outcomes=(outcome,), note=words)


@given(parsers.parse("Zarina takes the consent to be recorded back on day {day:d}"))
def takes_back(office: Office, day: int) -> None:
    office.accept(WithdrawConsent(person_id=office.people["Zarina"], purpose="REG"), day=day)


@given(parsers.parse("Zarina agrees again on day {day:d}"))
def agrees_again(office: Office, day: int) -> None:
    how = {"mode": "WRITTEN", "text_version": "1", "language": "tg"}
    office.accept(GiveConsent(person_id=office.people["Zarina"], purpose="REG", **how), day=day)


@when(parsers.parse('{who} closes "{name}" without an outcome on day {day:d}'))
def closes_without(office: Office, cases: Any, who: str, name: str, day: int) -> None:
    step(office, cases, name, who, commands.CloseCase, day, outcomes=())


@when(parsers.parse('somebody who still sees "{name}" as it was opened closes it'))
def closes_blindly(office: Office, cases: Any, name: str) -> None:
    case_id, whose = cases[name]
    of = {"person_id": office.people[whose], "case_id": case_id, "base_version": 1}
    office.send(commands.CloseCase(**of, outcomes=("LEFT",)), "Gulnora", 20)


REOPENS = parsers.parse('{who} reopens "{name}" because {reason} on day {day:d}')


@given(REOPENS)
@when(REOPENS)
def reopens(office: Office, cases: Any, who: str, name: str, reason: str, day: int) -> None:
    step(office, cases, name, who, commands.ReopenCase, day, reason=reason)


@given(parsers.parse("the account of {who} is suspended on day {day:d}"))
def suspended(office: Office, who: str, day: int) -> None:
    office.staff["SYSTEM"] = Actor(uuid7(), frozenset({"SYSTEM"}), frozenset())
    try:
        office.accept(SuspendStaff(account_id=office.staff[who].account_id), "SYSTEM", day)
    finally:
        office.staff.pop("SYSTEM")


NOTES = parsers.parse('{who} notes in "{name}" on day {day:d} that she spoke with Zarina')


@given(NOTES)
@when(NOTES)
def notes(office: Office, cases: Any, who: str, name: str, day: int) -> None:
    step(office, cases, name, who, commands.NoteInCase, day, note="She called", contacted=True)


@when(parsers.parse('{who} gives "{name}" to {whom} on day {day:d}'))
def gives(office: Office, cases: Any, who: str, name: str, whom: str, day: int) -> None:
    step(office, cases, name, who, commands.AssignCase, day, owner_id=office.staff[whom].account_id)


HANDS = parsers.parse('{who} hands the file of {whose} with "{name}" to {whom} on day {day:d}')


@given(HANDS)
@when(HANDS)
def hands_over(office: Office, cases: Any, who: str, whose: str, name: str, whom: str, day: int) -> None:
    going = {"owner_id": office.staff[whom].account_id, "cases": (cases[name][0],)}
    office.accept(HandOverFile(person_id=office.people[whose], **going), who, day)


@when(parsers.parse("{who}, who has not seen that, hands the file of {whose} to {whom} on day {day:d}"))
def hands_blindly(office: Office, who: str, whose: str, whom: str, day: int) -> None:
    command = HandOverFile(person_id=office.people[whose], owner_id=office.staff[whom].account_id)
    office.send(command, who, day)


@then(parsers.parse('"{name}" is open and looked after by {who}'))
def is_open(office: Office, cases: Any, name: str, who: str) -> None:
    row = view(office, cases, name).row
    assert (row.status, row.owner) == ("OPEN", who)


@then(parsers.parse('"{name}" is closed with {outcome}'))
def is_closed(office: Office, cases: Any, name: str, outcome: str) -> None:
    row = view(office, cases, name).row
    assert (row.status, row.outcomes) == ("CLOSED", (outcome,))


@then(parsers.parse("its history reads {topics}"))
def history_reads(office: Office, cases: Any, topics: str) -> None:
    history = view(office, cases, "family").history
    assert [entry.topic for entry in history] == [f"case.{each}" for each in topics.split(", ")]
