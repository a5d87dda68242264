"""Answers questions about calls: today's, those to be called back, one alone, those from a person's number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.numbered import page_by_number, pages_in
from adapters.reading.people import thing
from adapters.reading.timeline import history_of, local
from adapters.reading.today import local_day
from adapters.reading.whose import Whose, whose_numbers
from adapters.readmodels.calls import CALLS, LINES
from adapters.readmodels.people import PEOPLE
from application.asking import Absent, Answer
from application.calls import (
    MUST_NOT,
    CallById,
    CallOf,
    CallRow,
    CallsFrom,
    CallsWaiting,
    CallView,
    Hotline,
    HotlineToday,
    Line,
    LinesOf,
)
from application.policy import Decision, Thing, policy

MOST = 200
# Calls on one page of the desk.
AT_ONCE = 50
_NEWEST = (CALLS.c.rang_at.desc(), CALLS.c.call_id.desc())
# Whoever has spoken with nobody, and left a number.
_WAITS = (CALLS.c.waiting_since.is_not(None), CALLS.c.box.is_not(None))
_SAME = (
    "call_id version centre line kind seconds person_id linked_on consultation_id attempts reached voided"
).split()


def hotline_today(reading: Reading, question: HotlineToday) -> Answer[Hotline]:
    """Newest call first; whoever waits longest for a call back first."""
    day, here = local_day(reading), CALLS.c.centre.in_(sorted(reading.actor.centres))
    rang = select(CALLS).where(here, CALLS.c.rang_on == day).order_by(*_NEWEST)
    rows, page = page_by_number(reading, rang, question.page, AT_ONCE)
    calls = _shown(reading, rows)
    waits = (here, *_WAITS)
    oldest = select(CALLS).where(*waits).order_by(CALLS.c.rang_at, CALLS.c.call_id)
    rows, due_page = page_by_number(reading, oldest, question.due_page, AT_ONCE)
    # Whoever must not be called stands behind those who wait for us.
    due = sorted((call for call in _shown(reading, rows) if call.number), key=lambda call: call.may_call == MUST_NOT)
    counts = _counts(reading, here, CALLS.c.rang_on == day)
    rang_today, waiting = _number(reading, here, CALLS.c.rang_on == day), _number(reading, *waits)
    lines = tuple(line for line in _lines(reading, sorted(reading.actor.centres)) if line.open)
    places = (page, pages_in(rang_today, AT_ONCE), due_page, pages_in(waiting, AT_ONCE))
    value = Hotline(day, lines, tuple(calls), tuple(due), counts, waiting, *places)
    return Answer(value, _persons([*calls, *due]))


def calls_waiting(reading: Reading, _question: CallsWaiting) -> Answer[int]:
    """Whoever has spoken with nobody, and left a number."""
    here = CALLS.c.centre.in_(sorted(reading.actor.centres))
    return Answer(_number(reading, here, *_WAITS))


def call_by_id(reading: Reading, question: CallById) -> Answer[CallView]:
    """Raises Absent for a call to a centre that is out of reach."""
    found = _calls(reading, CALLS.c.call_id == question.call_id)
    if not found:
        raise Absent
    reading.may("calls.list", Thing(found[0].centre))
    history = history_of(reading, question.call_id, masked=False)
    return Answer(CallView(found[0], tuple(history)), _persons(found))


def call_of(reading: Reading, question: CallOf) -> Answer[CallRow | None]:
    """None where no call led to it, or only one that is out of reach."""
    found = _calls(reading, CALLS.c.consultation_id == question.consultation_id, CALLS.c.voided.is_(False))
    near = [call for call in found if policy(reading.actor, "calls.list", Thing(call.centre)) > Decision.DENY]
    return Answer(near[0] if near else None, _persons(near[:1]))


def calls_from(reading: Reading, question: CallsFrom) -> Answer[tuple[CallRow, ...]]:
    """Only calls that the asker could link. Raises Absent for a person whom the asker may not see."""
    found = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id)))
    if not found:
        raise Absent
    reading.may("people.file", thing(found[0]))
    numbers = [phone["number"] for phone in reading.open(found[0], "contact").get("phones") or ()]
    feed = reading.parts["search"]
    feed.follow()
    ids = {call for number in numbers for call in feed.callers.find(number, None)}
    calls = _calls(reading, CALLS.c.call_id.in_(sorted(ids))) if ids else []
    offered = tuple(call for call in calls if _may_link(reading, call))
    return Answer(offered, (question.person_id,))


def lines_of(reading: Reading, question: LinesOf) -> Answer[tuple[Line, ...]]:
    """Open lines first. Raises Absent for a centre that is out of reach, or that does not exist."""
    if reading.directory.centre(question.centre) is None:
        raise Absent
    reading.may("lines.list", Thing(question.centre))
    return Answer(tuple(sorted(_lines(reading, [question.centre]), key=lambda line: not line.open)))


KNOWN: Mapping[type, Known] = {
    HotlineToday: Known("calls.list", hotline_today),
    CallsWaiting: Known("calls.list", calls_waiting),
    CallById: Known("calls.list", call_by_id),
    CallOf: Known("calls.list", call_of),
    CallsFrom: Known("people.file", calls_from),
    LinesOf: Known("lines.list", lines_of),
}


def _may_link(reading: Reading, call: CallRow) -> bool:
    there = Thing(call.centre, reading.actor.account_id)
    return policy(reading.actor, "LinkCaller", there) is Decision.WRITE


def _lines(reading: Reading, centres: Sequence[str]) -> list[Line]:
    query = select(LINES).where(LINES.c.centre.in_(centres)).order_by(LINES.c.centre, LINES.c.line)
    return [Line(**row) for row in rows_of(reading.connection.execute(query))]


def _number(reading: Reading, *where: ColumnElement[bool]) -> int:
    return int(reading.connection.scalar(select(func.count()).select_from(CALLS).where(*where)) or 0)


def _counts(reading: Reading, *where: ColumnElement[bool]) -> dict[str, int]:
    """How many of each kind, void ones left out; the commonest first."""
    many = func.count().label("many")
    query = select(CALLS.c.kind, many).where(*where, CALLS.c.voided.is_(False)).group_by(CALLS.c.kind)
    return {row.kind: row.many for row in reading.connection.execute(query.order_by(many.desc(), CALLS.c.kind))}


def _calls(reading: Reading, *where: ColumnElement[bool]) -> list[CallRow]:
    """Newest first."""
    query = select(CALLS).where(*where).order_by(*_NEWEST).limit(MOST)
    return _shown(reading, rows_of(reading.connection.execute(query)))


def _shown(reading: Reading, rows: list[dict[str, Any]]) -> list[CallRow]:
    numbers = [str(opened.get("number") or "") for opened in reading.open_many(rows)]
    whose = whose_numbers(reading, [(row["person_id"], number) for row, number in zip(rows, numbers, strict=True)])
    return [_row(*each) for each in zip(rows, numbers, whose, strict=True)]


def _row(row: Row, number: str, whose: Whose) -> CallRow:
    kept: dict[str, Any] = {name: row[name] for name in _SAME} | {"number": number}
    kept["rang_at"] = local(row["rang_at"], row["utc_offset"])
    kept["tried_at"] = local(row["tried_at"], row["utc_offset"]) if row["tried_at"] else None
    return CallRow(**kept, **vars(whose))


def _persons(calls: Sequence[CallRow]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(call.whose for call in calls if call.whose))
