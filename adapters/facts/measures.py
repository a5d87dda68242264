"""The measures of indicators that are counts in one source of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, Integer, cast, func, select, type_coerce

from adapters.facts.contacts import CONTACTS
from adapters.facts.counted import DIMENSIONS, Facts
from adapters.facts.lacking import DAY, LATE_DAYS
from application.reports.table import UNKNOWN
from domain.codes import code_list

# (facts, dimension or nothing) → a number, numbers by code of the dimension, or values to be folded.
Measure = Callable[[Facts, str], Any]
Count = Callable[[FromClause], ColumnElement[Any]]
Where = Callable[[FromClause], list[ColumnElement[bool]]]

FACE_TO_FACE = ("IN_PERSON", "MOBILE")
# Contacts for which somebody left the centre.
OUTSIDE = ("MOBILE", "BORDER", "EMPLOYER_SITE", "DETENTION")


def _everything(_table: FromClause) -> list[ColumnElement[bool]]:
    return []


def _rows(_table: FromClause) -> ColumnElement[Any]:
    return func.count()


def persons(table: FromClause) -> ColumnElement[Any]:
    """How many different persons."""
    return func.count(table.c.person_key.distinct())


def total(name: str) -> Count:
    """The sum of a column."""
    return lambda table: func.sum(cast(table.c[name], BigInteger))


def tallied(source: str, count: Count = _rows, where: Where = _everything) -> Measure:
    """A count in what one source holds, alone or by a dimension."""

    def measured(facts: Facts, cut: str) -> Any:
        table = facts.rows(source)
        if not cut:
            return facts.one(select(count(table)).select_from(table).where(*where(table)))
        code = DIMENSIONS[cut](table)
        return facts.by_code(select(code, count(table)).select_from(table).where(*where(table)).group_by(code))

    return measured


def _of_known_sex(table: FromClause) -> list[ColumnElement[bool]]:
    return [table.c.stat, table.c.sex != UNKNOWN]


def _women(table: FromClause) -> list[ColumnElement[bool]]:
    return [table.c.stat, table.c.sex == "FEMALE"]


def _late(table: FromClause) -> list[ColumnElement[bool]]:
    # The first version of a record tells when it was recorded; a later one was recorded no earlier.
    versions = CONTACTS.alias("versions")
    first = select(func.min(versions.c.recorded_from)).where(versions.c.record_key == table.c.record_key)
    held = type_coerce(table.c.occurred_at, BigInteger)
    days = LATE_DAYS * DAY
    return [table.c.recorded_from - held > days, first.scalar_subquery() - held > days]


def _new_persons(facts: Facts, _cut: str) -> int:
    """Persons who had never been anywhere before the period."""
    here = facts.rows("people")
    earlier = facts.rows("people", anywhere=True, until=facts.scope.period.first)
    before = select(earlier.c.person_key).distinct().subquery("before")
    joined = here.outerjoin(before, before.c.person_key == here.c.person_key)
    return facts.one(select(persons(here)).select_from(joined).where(before.c.person_key.is_(None)))


def _visits(facts: Facts, _cut: str) -> int:
    """Days on which somebody was met at a centre, or by its team on the road."""
    here = facts.rows("people")
    channels = code_list("channel")
    met = [code for code in channels if channels.parent(code) in FACE_TO_FACE]
    days = select(here.c.person_key, here.c.centre, here.c.occurred_on).where(here.c.channel.in_(met)).distinct()
    return facts.one(select(func.count()).select_from(days.subquery()))


def _persons_again(facts: Facts, _cut: str) -> int:
    here = facts.rows("people")
    twice = select(here.c.person_key).group_by(here.c.person_key)
    found = twice.having(func.count(here.c.record_key.distinct()) > 1).subquery()
    return facts.one(select(func.count()).select_from(found))


def _due(facts: Facts, *, silent: bool) -> int:
    """Referrals whose day of answering is past: those answered, and those that nobody called back before."""
    table = facts.rows("referrals")
    waits = [table.c.answered_on.is_(None), table.c.cancelled == 0]
    asked = [table.c.due_on < facts.day, waits[1] if silent else waits[1] | table.c.answered_on.is_not(None)]
    return facts.one(select(func.count()).select_from(table).where(*asked, *(waits if silent else ())))


def _is(name: str) -> Where:
    return lambda table: [table.c[name] == 1]


def _lost(table: FromClause) -> ColumnElement[Any]:
    return func.sum(cast(table.c.missed + table.c.hung_up, Integer))


MEASURES: Mapping[str, Measure] = {
    "contacts": tallied("contacts"),
    "contacts_outside": tallied("contacts", where=lambda table: [table.c.channel.in_(OUTSIDE)]),
    "late": tallied("contacts", where=_late),
    "persons": tallied("people", persons),
    "new_persons": _new_persons,
    "persons_again": _persons_again,
    "women": tallied("people", persons, _women),
    "persons_of_known_sex": tallied("people", persons, _of_known_sex),
    "visits": _visits,
    **{name: tallied("referrals", total(name)) for name in ("sent", "accepted", "started", "completed")},
    "sent_and_due": lambda facts, _cut: _due(facts, silent=False),
    "silent": lambda facts, _cut: _due(facts, silent=True),
    "enrolled": tallied("enrolments", total("enrolled")),
    "course_completed": tallied("enrolments", total("completed")),
    "certified": tallied("enrolments", total("certified")),
    "claims": tallied("claims", total("claims")),
    "scored": tallied("feedback", total("answered")),
    "satisfied": tallied("feedback", total("satisfied")),
    "calls": tallied("calls", total("calls")),
    "calls_answered": tallied("calls", total("answered")),
    "calls_lost": tallied("calls", _lost),
    "returned_24h": tallied("calls", total("returned_24h"), lambda table: [table.c.missed + table.c.hung_up == 1]),
    "persons_banned": tallied("ban_checks", persons, _is("banned")),
    "persons_warned": tallied("ban_checks", persons, _is("warned")),
}
