"""Steps about what was promised and is for a colleague to do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.asking import Absent
from application.consultation import CloseFollowUp, RecordConsultation
from application.consultation_parts import Answers
from application.desk import Today
from application.migrant import AssignMigrant
from application.notices import ListNotices
from application.people import PersonHeader
from tests.steps.cases import day_of
from tests.steps.office import DAY_0, Office

PROMISES = parsers.re(r"Gulnora promises (?P<name>\w+) an appeal (by day (?P<day>\d+)|without a day)(, for (?P<who>\w+) to do)?")  # fmt: skip  # noqa: E501 - a sentence


@pytest.fixture
def appeal() -> dict[str, UUID]:
    """The consultation in which it was promised, as `id`."""
    return {}


@given(parsers.parse("the file of {name} is looked after by {who}"))
def looked_after(office: Office, name: str, who: str) -> None:
    office.accept(AssignMigrant(person_id=office.people[name], owner_id=office.staff[who].account_id), who)


@given(PROMISES)
@when(PROMISES)
def promises(office: Office, appeal: dict[str, UUID], name: str, day: str | None, who: str | None) -> None:
    appeal["id"] = uuid7()
    said = {"channel": "OFFICE", "topics": ("DOC-BAN",), "main_topic": "DOC-BAN", "centre": "KHT"}
    said |= {"consultation_id": appeal["id"], "person_id": office.people[name], "occurred_at": DAY_0}
    task = Answers(task_kind="APPEAL", task_topic="LEG")
    asked = {"task_for": office.staff[who].account_id if who else None}
    office.send(RecordConsultation(**said, answers=task, follow_up_on=day_of(int(day)) if day else None, **asked))


@when(parsers.parse("{who} closes the appeal on day {day:d}"))
def closes(office: Office, appeal: dict[str, UUID], who: str, day: int) -> None:
    _close(office, appeal, who, day)


@when(parsers.parse("Gulnora comes back to it on day {day:d} and asks {who} to do the rest by day {next_day:d}"))
def asks_for_the_rest(office: Office, appeal: dict[str, UUID], day: int, who: str, next_day: int) -> None:
    account_id = office.staff[who].account_id
    _close(office, appeal, "Gulnora", day, next_on=day_of(next_day), next_for=account_id)


def _close(office: Office, appeal: dict[str, UUID], who: str, day: int, **more: Any) -> None:
    of = {"consultation_id": appeal["id"], "person_id": office.people["Zarina"], "outcome": "APPLICATION_FILED"}
    office.send(CloseFollowUp(**of, **more), who, day)


@then("it is taken")
def is_taken(office: Office) -> None:
    assert office.verdict is not None
    assert office.verdict.accepted, office.verdict


@then(parsers.parse("the day of {who} shows the appeal of {name}"))
def shows(office: Office, who: str, name: str) -> None:
    (line,) = office.ask(Today(), who, 2).follow_ups
    assert (line.name, line.task_kind, line.task_topic) == (name, "APPEAL", "LEG")


@then(parsers.parse("the day of {who} shows nothing of {name}"))
def shows_nothing(office: Office, who: str, name: str) -> None:
    assert office.ask(Today(), who, 2).follow_ups == ()


@then(parsers.parse("{who} is told that a promise to {name} is for her"))
def is_told(office: Office, who: str, name: str) -> None:
    (notice,) = office.ask(ListNotices(), who).rows
    assert (notice.kind, notice.person_id) == ("PROMISE_GIVEN", office.people[name])


@then(parsers.re(r"(?P<who>\w+) may (?P<never>not )?open the file of (?P<name>\w+)"))
def may_open(office: Office, who: str, never: str | None, name: str) -> None:
    question = PersonHeader(person_id=office.people[name])
    if never:
        with pytest.raises(Absent):
            office.ask(question, who)
    else:
        assert office.ask(question, who).may_write
