"""What journeys of mobile teams came to: villages, contacts, who was new or told no name, days to the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from sqlalchemy import BigInteger, and_, exists, func, select, type_coerce

from adapters.facts.contacts import CONTACTS
from adapters.facts.lacking import DAY
from adapters.facts.linked import as_counted, of_one_record
from adapters.facts.trips import CONTACTS as ON_THE_WAY
from adapters.facts.trips import TRIPS
from application.reports.table import TOTAL


def journeys(counting: Any, cut: Any) -> Mapping[tuple[str, str], int | None]:
    """By centre or by journey; the bottom line counts each person once."""
    row = counting.table.c[cut.rows.name]
    sums = [name for name in ("trips", "villages") if name in cut.measures]
    query = select(row, *[func.sum(counting.table.c[name]) for name in sums]).where(*counting.where(counting.table))
    found: dict[tuple[str, str], int | None] = {}
    for line, *numbers in counting.connection.execute(query.group_by(row)):
        for name, number in zip(sums, numbers, strict=True):
            found[line, name] = int(number)
            found[TOTAL, name] = (found.get((TOTAL, name)) or 0) + int(number)
    for line, contacts in _by_line(counting, cut).items():
        found |= {(line, name): number for name, number in _figures(contacts).items()}
    return found


def contacts_behind(counting: Any, cut: Any, line: str, measure: str) -> set[bytes]:
    """The records of the contacts that a figure of a line was counted from."""
    found = _by_line(counting, cut).get(line, [])
    stands = {
        "new_persons": lambda person, never: person is not None and never,
        "without_name": lambda person, _never: person is None,
    }.get(measure, lambda _person, _never: True)
    return {bytes(record) for person, never, _, record in found if stands(person, never)}


def _by_line(counting: Any, cut: Any) -> Mapping[str, list[Any]]:
    lines: dict[str, list[Any]] = defaultdict(list)
    for line, *contact in _contacts(counting, cut):
        lines[line].append(contact)
        lines[TOTAL].append(contact)
    return lines


def _contacts(counting: Any, cut: Any) -> Iterator[Any]:
    """(line, person or None, whether never met before, microseconds until it stood in the register, record)."""
    at = counting.scope.at
    contacts = as_counted(counting.connection, CONTACTS, at)
    c, trip = contacts.c, TRIPS.alias("trip_of_contact")
    e = contacts.alias("earlier").c
    known = (e.recorded_from <= at, e.recorded_to > at)
    met = exists().where(e.person_key == c.person_key, *known, e.occurred_at < c.occurred_at)
    versions = CONTACTS.alias("versions").c
    first = select(func.min(versions.recorded_from)).where(versions.record_key == c.record_key).scalar_subquery()
    same_trip = and_(trip.c.record_key == ON_THE_WAY.c.trip_key, trip.c.recorded_from <= at, trip.c.recorded_to > at)
    joined = ON_THE_WAY.join(contacts, of_one_record(ON_THE_WAY, contacts, at)).join(trip, same_trip)
    line = trip.c.trip if cut.rows.name == "trip" else ON_THE_WAY.c[cut.rows.name]
    waited = first - type_coerce(c.occurred_at, BigInteger)
    query = select(line, c.person_key, ~met, waited, c.record_key).select_from(joined)
    yield from counting.connection.execute(query.where(*counting.where(ON_THE_WAY)))


def _figures(contacts: Iterable[Any]) -> dict[str, int]:
    contacts = list(contacts)
    new = {bytes(person) for person, never, *_ in contacts if person is not None and never}
    days = [max(0, waited) // DAY for _, _, waited, _ in contacts]
    counts = {"trip_contacts": len(contacts), "new_persons": len(new)}
    counts["without_name"] = sum(person is None for person, *_ in contacts)
    return counts | {"days_to_register": int(median(days) + 0.5)}
