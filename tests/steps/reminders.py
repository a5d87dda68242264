"""Steps about what falls due by itself."""

from __future__ import annotations

from datetime import timedelta

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from adapters.falling_due import FallingDue
from application.call import LogCall
from application.migrant import GiveConsent
from application.notices import ListNotices
from tests.steps.cases import day_of
from tests.steps.office import DAY_0, Office

REMINDERS = {"TASK_DUE", "PROMISE_DUE", "CALL_DUE", "CONSENT_ENDING"}


@given(parsers.parse("{who} missed a call on day {day:d}"))
def missed(office: Office, who: str, day: int) -> None:
    rang = DAY_0 + timedelta(days=day)
    said = {"kind": "PHONE_MISSED", "number": "+992901111111"}
    office.accept(LogCall(call_id=uuid7(), centre="KHT", occurred_at=rang, **said), who, day)


@given(parsers.parse("{name} agreed on day {day:d} to messages until day {last:d}"))
def agreed(office: Office, name: str, day: int, last: int) -> None:
    said = {"purpose": "SMS", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    office.accept(GiveConsent(person_id=office.people[name], expires_on=day_of(last), **said), day=day)


@when(parsers.parse("the worker looks at what is due on day {day:d}"))
def looks(office: Office, day: int) -> None:
    engines = office.house.engines
    # A worker that starts anew each day, as after every restart: what it noted before stands in the store.
    for _time in range(2):
        FallingDue(engines["ledger"], engines["access"], "Asia/Dushanbe").run(DAY_0 + timedelta(days=day))


@then(parsers.parse("{who} is reminded of {kinds}"))
def reminded(office: Office, who: str, kinds: str) -> None:
    told = [notice.kind for notice in office.ask(ListNotices(), who).rows]
    wanted = [] if kinds == "nothing" else kinds.split(", ")
    assert sorted(kind for kind in told if kind in REMINDERS) == wanted
    assert office.house.system.notices.unread(office.staff[who]) == len(told)
