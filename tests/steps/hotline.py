"""Steps about calls, call-backs, and callers who become known later: what happens."""

from __future__ import annotations

import pytest
from pytest_bdd import given, parsers, when
from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.call import ConnectCall, CorrectCall, NoteNumber, ReturnCall, VoidCall
from application.caller import LinkCaller, UnlinkCaller
from application.consultation import RecordConsultation
from application.hotline import OpenLine
from application.migrant import EraseMigrant, RegisterMigrant, RequestErasure
from application.person_parts import Consent, Phone
from tests.steps.hotline_calls import DESK, PROTECTS, REGIONS, SETUP, Line, at


@pytest.fixture
def line(house: House) -> Line:
    house.search.fill()
    return Line(house)


@given(parsers.parse("the centre {centre} with a line {code}"))
def centre_with_line(line: Line, centre: str, code: str) -> None:
    line.open(centre)
    line.do(OpenLine(centre=centre, line=code, name="Free line", number="+992372210000"), SETUP)


@given(parsers.re(r"it is (?P<moment>[\d-]+ [\d:]+) in Dushanbe"))
@when(parsers.re(r"it is (?P<moment>[\d-]+ [\d:]+) in Dushanbe"))
def it_is(line: Line, moment: str) -> None:
    line.now = at(moment)


@given(
    parsers.re(
        r"on line (?P<code>\w+) at (?P<clock>[\d:]+) a (?P<asks>\w+) without a name asks for (?P<minutes>\d+) minutes"
        r" about (?P<topics>[A-Z, -]+) from (?P<number>\+\d+)"
    )
)
def asks(line: Line, code: str, clock: str, asks: str, minutes: str, topics: str, number: str) -> None:
    line.held, about = uuid7(), tuple(topic.strip() for topic in topics.split(","))
    call = line.log(clock, "PHONE_IN", line=code, seconds=int(minutes) * 60, number=number, consultation_id=line.held)
    record = {"channel": "PHONE_IN", "asked_by": asks, "topics": about, "main_topic": about[0], "minutes": int(minutes)}
    same = {"consultation_id": line.held, "centre": "DYU", "occurred_at": call.occurred_at, "advice": "Lawyer"}
    line.do(RecordConsultation(**same, **record))
    line.do(call)


HANGS_UP = r"at (?P<clock>[\d:]+) a second caller on line (?P<code>\w+) hangs up after (?P<seconds>\d+) seconds"


@given(parsers.re(HANGS_UP))
def hangs_up(line: Line, clock: str, code: str, seconds: str) -> None:
    answered = line.call
    line.do(line.log(clock, "PHONE_ABANDONED", line=code, seconds=int(seconds)))
    line.call = answered


MISSED = parsers.re(r"a call on line (?P<code>\w+) at (?P<clock>[\d:]+) is (?P<kind>missed|a [A-Z_]+)")


@given(MISSED)
@when(MISSED)
def is_missed(line: Line, code: str, clock: str, kind: str) -> None:
    line.do(line.log(clock, "PHONE_MISSED" if kind == "missed" else kind[2:], line=code))


@given(parsers.re(r"its number (?P<number>\+\d+) is noted"))
def number_noted(line: Line, number: str) -> None:
    line.do(NoteNumber(call_id=line.call, number=number))


@when(parsers.re(r"it is called back and (?P<answer>not reached|reached)"))
def called_back(line: Line, answer: str) -> None:
    line.do(ReturnCall(call_id=line.call, reached=answer == "reached"))


REGISTERS = parsers.re(
    r"(?P<name>\w+) registers at (?P<centre>\w+) with the phone (?P<number>\+\d+)"
    r"(?P<unsafe>, which is not safe to call)?"
)


@given(REGISTERS)
@when(REGISTERS)
def registers(line: Line, name: str, centre: str, number: str, unsafe: str | None) -> None:
    line.open(centre)
    line.people[name] = uuid7()
    consents = tuple(Consent(purpose=p, mode="WRITTEN", text_version="1", language="tg") for p in ("REG", "STAT"))
    who = {"given_name": name, "sex": "MALE", "birth_year": 1988, "birth_precision": "YEAR", "language": "tg"}
    where = {"centre": centre, "country": "TJK", "region": REGIONS[centre]}
    phones = (Phone(number=number, safe=unsafe is None),)
    line.do(RegisterMigrant(person_id=line.people[name], consents=consents, phones=phones, **who, **where), DESK)


@given(parsers.parse("the call is linked to {name}"))
@when(parsers.parse("the call is linked to {name}"))
def linked(line: Line, name: str) -> None:
    line.do(LinkCaller(person_id=line.people[name], call_id=line.call, consultation_id=line.held), DESK)


@when(parsers.parse("somebody tries to link the call to {name}"))
def tries_to_link(line: Line, name: str) -> None:
    line.send(LinkCaller(person_id=line.people[name], call_id=line.call, consultation_id=line.held), DESK)


@when(parsers.parse("the link to {name} is undone"))
def unlinked(line: Line, name: str) -> None:
    why = {"reason": "MISUNDERSTOOD", "call_id": line.call, "consultation_id": line.held}
    line.do(UnlinkCaller(person_id=line.people[name], **why), DESK)


@when(parsers.parse("{name} is forgotten"))
def forgotten(line: Line, name: str) -> None:
    line.do(RequestErasure(person_id=line.people[name], ground="CLIENT_REQUEST"), DESK)
    line.do(EraseMigrant(person_id=line.people[name]), PROTECTS)


@when("somebody logs an answered call without a consultation")
def answered_without(line: Line) -> None:
    line.send(line.log("10:19", "PHONE_IN"))


@when("somebody logs a call on a line that the centre lacks")
def no_such_line(line: Line) -> None:
    line.send(line.log("10:19", "PHONE_MISSED", line="9"))


@when("somebody connects a consultation before reaching anybody")
def connects_too_early(line: Line) -> None:
    call, line.held = line.call, uuid7()
    record = {"channel": "PHONE_OUT", "topics": ("DOC-PASS",), "main_topic": "DOC-PASS"}
    line.do(RecordConsultation(consultation_id=line.held, centre="DYU", occurred_at=at("2026-03-03 10:19"), **record))
    line.send(ConnectCall(call_id=call, consultation_id=line.held))


@when(parsers.parse("it is declared void as a {reason}"))
def declared_void(line: Line, reason: str) -> None:
    line.do(VoidCall(call_id=line.call, base_version=1, reason=reason))


@when(parsers.parse("it is corrected to {kind}"))
def corrected(line: Line, kind: str) -> None:
    same = {"centre": "DYU", "line": "1", "occurred_at": line.seen().rang_at, "base_version": 1}
    line.do(CorrectCall(call_id=line.call, kind=kind, reason="WRONG_CODE", **same))
