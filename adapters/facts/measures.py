"""The measures of indicators that are counts in one source of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, cast, func, select, type_coerce

from adapters.facts.contacts import CONTACTS
from adapters.facts.counted import DIMENSIONS, Facts
from adapters.facts.lacking import DAY, LATE_DAYS
from application.reports.table import UNKNOWN
from domain.codes import code_list

# (facts, dimension or nothing) → a number, numbers by code of the dimension, or values to be folded.
Measure = Callable[[Facts, str], Any]
Where = Callable[[FromClause], list[ColumnElement[bool]]]
Keys = set[bytes]

FACE_TO_FACE = ("IN_PERSON", "MOBILE")
# Contacts for which somebody left the centre.
OUTSIDE = ("MOBILE", "BORDER", "EMPLOYER_SITE", "DETENTION")
# What tells persons apart, and records.
PERSON, RECORD = "person_key", "record_key"


def _everything(_table: FromClause) -> list[ColumnElement[bool]]:
    return []


def persons(table: FromClause) -> ColumnElement[Any]:
    """How many different persons."""
    return func.count(table.c.person_key.distinct())


@dataclass(frozen=True)
class Tally:
    """A count in what one source holds, alone or by a dimension: of its rows, of different persons, or a sum."""

    source: str
    where: Where = _everything
    of_persons: bool = False
    # The column that is summed.
    total: str = ""

    def __call__(self, facts: Facts, cut: str) -> Any:
        """The number, or numbers by code of the dimension."""
        table = facts.rows(self.source)
        if not cut:
            return facts.one(select(self._count(table)).select_from(table).where(*self.where(table)))
        code = DIMENSIONS[cut](table)
        query = select(code, self._count(table)).select_from(table).where(*self.where(table))
        return facts.by_code(query.group_by(code))

    def keys(self, facts: Facts, cut: str, part: str) -> Keys:
        """What was counted, all or of one code of a dimension: persons, or records."""
        table = facts.rows(self.source)
        within = [DIMENSIONS[cut](table) == part] if cut else []
        summed = [table.c[self.total] > 0] if self.total else []
        key = table.c[PERSON if self.of_persons else RECORD]
        return keys(facts, select(key).where(*self.where(table), *within, *summed, key.is_not(None)))

    def _count(self, table: FromClause) -> ColumnElement[Any]:
        if self.of_persons:
            return persons(table)
        return func.sum(cast(table.c[self.total], BigInteger)) if self.total else func.count()


def keys(facts: Facts, query: Any) -> Keys:
    """The keys that a query gives."""
    return {bytes(key) for key in facts.connection.scalars(query)}


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


def first_time(facts: Facts) -> Any:
    """Persons who had never been anywhere before the period."""
    here = facts.rows("people")
    earlier = facts.rows("people", anywhere=True, until=facts.scope.period.first)
    before = select(earlier.c.person_key).distinct().subquery("before")
    joined = here.outerjoin(before, before.c.person_key == here.c.person_key)
    return select(here.c.person_key.distinct()).select_from(joined).where(before.c.person_key.is_(None))


def met(facts: Facts) -> FromClause:
    """Everybody who was met at a centre, or by its team on the road."""
    here = facts.rows("people")
    channels = code_list("channel")
    face_to_face = [code for code in channels if channels.parent(code) in FACE_TO_FACE]
    return select(here).where(here.c.channel.in_(face_to_face)).subquery("met")


def _visits(facts: Facts, _cut: str) -> int:
    """Days on which somebody was met."""
    here = met(facts)
    return how_many(facts, select(here.c.person_key, here.c.centre, here.c.occurred_on).distinct())


def came_again(facts: Facts) -> Any:
    """Persons with two contacts or more."""
    here = facts.rows("people")
    twice = select(here.c.person_key).group_by(here.c.person_key)
    return twice.having(func.count(here.c.record_key.distinct()) > 1)


def came_again_by(facts: Facts) -> Any:
    """(person, centre) of those with two contacts or more at one centre."""
    here = facts.rows("people")
    twice = select(here.c.person_key, here.c.centre).group_by(here.c.person_key, here.c.centre)
    return twice.having(func.count(here.c.record_key.distinct()) > 1)


def due(facts: Facts, *, silent: bool) -> Any:
    """Referrals whose day of answering is past: those answered, and those that nobody called back before."""
    table = facts.rows("referrals")
    waits = [table.c.answered_on.is_(None), table.c.cancelled == 0]
    asked = [table.c.due_on < facts.day, waits[1] if silent else waits[1] | table.c.answered_on.is_not(None)]
    return select(table.c.record_key).where(*asked, *(waits if silent else ()))


def how_many(facts: Facts, query: Any) -> int:
    """The number of rows that a query gives."""
    return facts.one(select(func.count()).select_from(query.subquery()))


def _is(name: str) -> Where:
    return lambda table: [table.c[name] == 1]


def _lost(table: FromClause) -> list[ColumnElement[bool]]:
    return [table.c.missed + table.c.hung_up == 1]


def _total(source: str, *names: str) -> dict[str, Tally]:
    return {name: Tally(source, total=name) for name in names}


MEASURES: Mapping[str, Measure] = {
    "contacts": Tally("contacts"),
    "contacts_outside": Tally("contacts", lambda table: [table.c.channel.in_(OUTSIDE)]),
    "late": Tally("contacts", _late),
    "persons": Tally("people", of_persons=True),
    "new_persons": lambda facts, _cut: how_many(facts, first_time(facts)),
    "persons_again": lambda facts, _cut: how_many(facts, came_again(facts)),
    "women": Tally("people", _women, of_persons=True),
    "persons_of_known_sex": Tally("people", _of_known_sex, of_persons=True),
    "visits": _visits,
    **_total("referrals", "sent", "accepted", "started", "completed"),
    "sent_and_due": lambda facts, _cut: how_many(facts, due(facts, silent=False)),
    "silent": lambda facts, _cut: how_many(facts, due(facts, silent=True)),
    **_total("enrolments", "enrolled", "certified"),
    "course_completed": Tally("enrolments", total="completed"),
    "claims": Tally("claims", total="claims"),
    "scored": Tally("feedback", total="answered"),
    "satisfied": Tally("feedback", total="satisfied"),
    "calls": Tally("calls", total="calls"),
    "calls_answered": Tally("calls", total="answered"),
    "calls_lost": Tally("calls", _lost),
    "returned_24h": Tally("calls", _lost, total="returned_24h"),
    "persons_banned": Tally("ban_checks", _is("banned"), of_persons=True),
    "persons_warned": Tally("ban_checks", _is("warned"), of_persons=True),
}
