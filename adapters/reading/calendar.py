"""Answers what is due on which day: follow-ups, tasks, reviews of plans, courses, trips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from adapters.reading.asking import Known
from adapters.reading.caseload import C, T, person_of, persons, reachable, with_person, within_reach
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.due import follow_ups_joined, open_tasks, promised, tasks_joined
from adapters.reading.people import full_name
from adapters.readmodels.cases import CASES, OPEN
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.trainings import SESSIONS
from adapters.readmodels.trips import TRIPS
from application.asking import Answer
from application.desk import LONGEST, MOST_LINES, Calendar, Days, Due
from application.policy import Decision, policy
from domain.training import CANCELLED

F, J, S = CONSULTATIONS.c, TRIPS.c, SESSIONS.c


@dataclass(frozen=True)
class _Kind:
    """Where the lines of one kind come from. `persons`: about people, so that names are opened and logged."""

    action: str
    table: Any
    day: Any
    text: Any
    record: Any
    rules: Callable[[Reading, str], tuple[ColumnElement[bool], ...]]
    persons: bool = True


def _reviewed(reading: Reading, whose: str) -> tuple[ColumnElement[bool], ...]:
    mine = [] if whose == "centre" else [C.owner_id == reading.actor.account_id]
    return (C.status == OPEN, C.review_on.is_not(None), within_reach(reading), *mine)


def _taught(reading: Reading, _whose: str) -> tuple[ColumnElement[bool], ...]:
    return (S.centre.in_(sorted(reading.actor.centres)), S.status != CANCELLED)


def _travelled(reading: Reading, _whose: str) -> tuple[ColumnElement[bool], ...]:
    return (J.centre.in_(sorted(reading.actor.centres)),)


def _promises(reading: Reading, _whose: str) -> tuple[ColumnElement[bool], ...]:
    return promised(reading)


_CASES = CASES.join(PEOPLE, PEOPLE.c.person_id == C.person_id)
KINDS: Mapping[str, _Kind] = {
    "FOLLOW_UP": _Kind("desk.today", follow_ups_joined(), F.follow_up_on, F.main_topic, F.consultation_id, _promises),
    "TASK": _Kind("cases.list", tasks_joined(), T.due_on, T.kind, T.case_id, open_tasks),
    "REVIEW": _Kind("cases.list", _CASES, C.review_on, C.topic, C.case_id, _reviewed),
    "SESSION": _Kind("trainings.list", SESSIONS, S.starts_on, S.curriculum, S.session_id, _taught, persons=False),
    "TRIP": _Kind("trips.list", TRIPS, J.starts_on, J.number, J.trip_id, _travelled, persons=False),
}


def calendar(reading: Reading, question: Calendar) -> Answer[Days]:
    """Counts for each day and kind that the asker's roles may see; with names where lines were asked for."""
    last = min(question.last, question.first + timedelta(days=LONGEST - 1))
    counts: Counter[tuple[date, str]] = Counter()
    lines: list[Due] = []
    cut = set()
    for name, kind in KINDS.items():
        if policy(reading.actor, kind.action) <= Decision.DENY:
            continue
        rules = (kind.day.between(question.first, last), *kind.rules(reading, question.whose))
        counts.update(_counts(reading, name, kind, rules))
        if question.lines:
            found = _lines(reading, name, kind, rules)
            cut |= {name} if len(found) > MOST_LINES else set()
            lines += found[:MOST_LINES]
    lines.sort(key=lambda due: (due.day, list(KINDS).index(due.kind), due.name))
    value = Days(local_day(reading), dict(counts), tuple(lines), frozenset(cut))
    return Answer(value, persons(lines))


KNOWN: Mapping[type, Known] = {Calendar: Known("desk.today", calendar)}


def _counts(reading: Reading, name: str, kind: _Kind, rules: Any) -> dict[tuple[date, str], int]:
    query = select(kind.day, func.count()).select_from(kind.table).where(*rules).group_by(kind.day)
    return {(day, name): int(number) for day, number in reading.connection.execute(query)}


def _lines(reading: Reading, name: str, kind: _Kind, rules: Any) -> list[Due]:
    shown = (kind.day.label("day"), kind.text.label("text"), kind.record.label("record_id"))
    query = select(*shown).select_from(kind.table).where(*rules).order_by(kind.day, kind.record)
    query = (with_person(query) if kind.persons else query).limit(MOST_LINES + 1)
    rows = rows_of(reading.connection.execute(query))
    if not kind.persons:
        return [_due(name, row) for row in rows]
    rows = [row for row in rows if row["p_person_id"] is None or reachable(reading, [row])]
    known = [person_of(row) for row in rows if row["p_person_id"]]
    names = {
        person["person_id"]: full_name(words)
        for person, words in zip(known, reading.open_many(known), strict=True)
    }
    return [_due(name, row, row["p_person_id"], names.get(row["p_person_id"], "")) for row in rows]


def _due(kind: str, row: Row, person_id: UUID | None = None, name: str = "") -> Due:
    return Due(row["day"], kind, row["text"], name, person_id, row["record_id"])
