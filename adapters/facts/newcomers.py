"""Who came for the first time, who came again, who had been here before: by centre, and once in all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import FromClause, exists, func, or_, select

from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.linked import as_counted
from application.reports.table import TOTAL

# `new` and `returning` make up all; `again` came twice or more in the period.
KINDS = ("persons", "new", "again", "returning")


def kinds(counting: Any, _cut: Any) -> Mapping[tuple[str, str], int | None]:
    """By centre, each person once in a line and once in all. New: the first contact ever lies in the period."""
    came, before = _came(counting)
    found: Counter[tuple[str, str]] = Counter()
    for person, centres in came.items():
        for line, number in (*centres.items(), (TOTAL, centres.total())):
            found[line, "persons"] += 1
            found[line, "returning" if person in before else "new"] += 1
            found[line, "again"] += number > 1
    return found


def _came(counting: Any) -> tuple[Mapping[bytes, Counter[str]], set[bytes]]:
    """How often each person of the period came to each centre; and who had been here before it."""
    tables = _tables(counting)
    came: dict[bytes, Counter[str]] = defaultdict(Counter)
    for table in tables:
        c = table.c
        query = select(c.person_key, c.centre, func.count()).where(*counting.where(table), c.person_key.is_not(None))
        for person, centre, number in counting.connection.execute(query.group_by(c.person_key, c.centre)):
            came[bytes(person)][centre] += number
    return came, {person for table in tables for person in _before(counting, table, tables)}


def contacts_behind(counting: Any, line: str, kind: str) -> set[bytes]:
    """The records of the period, at a centre or at all (`_T`), of the persons whom a figure counts."""
    came, before = _came(counting)
    is_kind = {
        "persons": lambda person, number: True,
        "new": lambda person, number: person not in before,
        "returning": lambda person, number: person in before,
        "again": lambda person, number: number > 1,
    }[kind]
    found: set[bytes] = set()
    for table in _tables(counting):
        c = table.c
        query = select(c.person_key, c.centre, c.record_key).where(*counting.where(table), c.person_key.is_not(None))
        for person, centre, record in counting.connection.execute(query):
            centres = came[bytes(person)]
            number = centres.total() if line == TOTAL else centres[line]
            if line in (TOTAL, centre) and is_kind(bytes(person), number):
                found.add(bytes(record))
    return found


def since(counting: Any) -> Mapping[str, Mapping[str, int]]:
    """The day of the first contact that is known: whoever came before it counts as new."""
    at = counting.scope.at
    known = (CONTACTS.c.recorded_from <= at, CONTACTS.c.recorded_to > at)
    found = counting.connection.scalar(select(func.min(CONTACTS.c.occurred_on)).where(*known))
    first = found or counting.scope.period.first
    return {"known_since": {"day": first.day, "month": first.month, "year": first.year}}


def _tables(counting: Any) -> tuple[FromClause, FromClause]:
    return counting.table, as_counted(counting.connection, COMPANIONS, counting.scope.at)


def _before(counting: Any, table: FromClause, tables: tuple[FromClause, ...]) -> Iterator[bytes]:
    """Persons of the period in `table` who had a contact before it, at whatever centre."""
    at, first = counting.scope.at, counting.scope.period.first
    earlier = []
    for number, each in enumerate(tables):
        e = each.alias(f"earlier_{number}").c
        known = (e.recorded_from <= at, e.recorded_to > at, e.occurred_on < first)
        earlier.append(exists().where(e.person_key == table.c.person_key, *known))
    query = select(table.c.person_key).where(*counting.where(table), table.c.person_key.is_not(None), or_(*earlier))
    yield from (bytes(person) for person in counting.connection.scalars(query.distinct()))
