"""Steps about calls, call-backs, and callers who become known later: what is seen and counted."""

from __future__ import annotations

from decimal import Decimal

from eventsourcing.persistence import StoredEvent
from pytest_bdd import parsers, then
from sqlalchemy import select

from adapters.ledger.tables import LEDGER
from application.calls import MUST_NOT, CallById, Hotline, HotlineToday
from application.reports.indicators import ReadIndicators, Shelf, headline
from application.reports.periods import parse_period
from application.reports.table import TOTAL
from tests.steps.hotline_calls import ANALYSES, LOCAL, OPERATOR, Line, at


@then(parsers.parse('it is refused with "{code}"'))
def is_refused(line: Line, code: str) -> None:
    assert line.verdict is not None
    assert line.verdict.code == code


COUNTED = r"(?P<code>T\d+) of (?P<period>[\d-]+)(?: as known at (?P<moment>[\d-]+ [\d:]+))? counts (?P<number>\d+)"


@then(parsers.re(COUNTED + r" (?:contacts?|persons?|calls?)"))
def counts(line: Line, code: str, period: str, moment: str | None, number: str) -> None:
    table = line.table(code, period, at(moment) if moment else None)
    assert table.value(TOTAL, "calls" if code == "T8" else TOTAL) == int(number)


@then(parsers.re(r"T8 of (?P<period>[\d-]+) for the line (?P<row>[\w-]+) reads (?P<figures>.+)"))
def reads(line: Line, period: str, row: str, figures: str) -> None:
    table = line.table("T8", period)
    wanted = {name: int(number) for number, name in (each.split() for each in figures.split(", "))}
    assert {name: table.value(row, name) for name in wanted} == wanted


@then(parsers.re(r"(?P<code>I2[34]) of (?P<period>[\d-]+) is (?P<value>[\d.]+) per cent of (?P<whole>\d+) calls"))
def share_of_calls(line: Line, code: str, period: str, value: str, whole: str) -> None:
    question = ReadIndicators(period=parse_period(period), codes=(code,), beside=False)
    found: Shelf = line.ask(question, ANALYSES)
    share = headline(found.now.indicators[code])
    assert (share.value, share.whole) == (Decimal(value), int(whole))


@then(parsers.re(r"the call of (?P<moment>[\d-]+ [\d:]+) is offered for (?P<name>\w+)"))
def is_offered(line: Line, moment: str, name: str) -> None:
    assert [call.rang_at for call in line.offered(name)] == [at(moment)]


@then(parsers.parse("no call is offered for {name} to a counsellor of KHT"))
def not_offered_elsewhere(line: Line, name: str) -> None:
    assert line.offered(name, LOCAL) == []


@then(parsers.parse("no call is offered for {name} any more"))
def no_longer_offered(line: Line, name: str) -> None:
    assert line.offered(name) == []


CARD = r"the card of (?P<name>\w+) shows the contact of (?P<held>.+) by (?P<by>\w+), linked on (?P<day>[\d-]+)"


@then(parsers.re(CARD))
def card_shows(line: Line, name: str, held: str, by: str, day: str) -> None:
    told = {entry.topic: entry for entry in line.contacts_of(name)}
    assert told["consultation.Held"].occurred_at == at(held)
    assert told["consultation.Held"].summary["channel"] == by
    assert told["consultation.Held"].texts["advice"] == "Lawyer"
    assert told["consultation.CallerLinked"].occurred_at.date().isoformat() == day


@then(parsers.parse("the card of {name} shows no contact"))
def card_shows_none(line: Line, name: str) -> None:
    assert line.contacts_of(name) == []


@then(parsers.parse("the card of {name} tells of the contact that it was held and linked"))
def held_and_linked(line: Line, name: str) -> None:
    topics = [entry.topic for entry in line.contacts_of(name)]
    assert sorted(topics) == ["consultation.CallerLinked", "consultation.Held"]


@then(parsers.parse("what was recorded on 2026-03-03 names nobody"))
def names_nobody(line: Line) -> None:
    first = (LEDGER.c.originator_version == 1) & LEDGER.c.originator_id.in_([line.call, line.held])
    columns = (LEDGER.c.originator_id, LEDGER.c.originator_version, LEDGER.c.topic, LEDGER.c.state)
    with line.house.engines["ledger"].connect() as connection:
        kept = [StoredEvent(*row) for row in connection.execute(select(*columns).where(first))]
    events = [line.house.mapper.unseal_nothing(each).event for each in kept]
    named = {(type(each).TOPIC, each.person_id) for each in events}
    assert named == {("call.Logged", None), ("consultation.Held", None)}


@then("nothing of the call can be read any more")
def unreadable(line: Line) -> None:
    assert line.house.keys.find(line.call) is None
    assert line.house.keys.find(line.held) is None
    hotline: Hotline = line.ask(HotlineToday(), OPERATOR)
    assert hotline.due == ()


@then(parsers.re(r"(?P<many>nobody is|1 caller is) to be called back(?P<never>, and must not be)?"))
def to_be_called_back(line: Line, many: str, never: str | None) -> None:
    due = line.ask(HotlineToday(), OPERATOR).due
    assert len(due) == (0 if many.startswith("nobody") else 1)
    assert not never or due[0].may_call == MUST_NOT


@then(parsers.parse("the history of the call reads {topics}"))
def history_reads(line: Line, topics: str) -> None:
    told = [entry.topic for entry in line.ask(CallById(call_id=line.call), OPERATOR).history]
    assert told == [f"call.{topic.strip()}" for topic in topics.split(",")]
