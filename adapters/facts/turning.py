"""Which records came into a cell between two instants, which went, which changed in it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from adapters.facts.changing import Change, Held, held
from adapters.facts.linked import LINKED as LINKS
from adapters.facts.linked import leads
from adapters.facts.people import PEOPLE
from adapters.facts.reports import Scope
from adapters.facts.sources import Source
from adapters.sql.types import from_microseconds
from application.reports.behind import Turn
from application.reports.entry import Cut

Keys = set[bytes]


def turns(
    connection: Connection, source: Source, cut: Cut, scopes: tuple[Scope, Scope], keys: tuple[Keys, Keys]
) -> dict[bytes, Turn | None]:
    """By record; `keys` are the records of the cell as known at each of the two instants. Raises TooMany."""
    found = held(connection, [source], *scopes)
    was, now = keys
    if cut.persons:
        # Whoever is there by another record is neither new nor gone.
        was, now = _apart(connection, found, scopes, keys)
    changed = {change.key: change for change in found.changes}
    stayed = {key for key in was & now if key in changed} if cut.measures else set()
    steps = {**dict.fromkeys(stayed, 0), **dict.fromkeys(was - now, -1), **dict.fromkeys(now - was, 1)}
    return {key: _turn(step, _behind(key, found, changed)) for key, step in steps.items()}


def _apart(
    connection: Connection, found: Held, scopes: tuple[Scope, Scope], keys: tuple[Keys, Keys]
) -> tuple[Keys, Keys]:
    """The records of the persons who are in the cell at one of the two instants only."""
    whose = []
    for scope, records in zip(scopes, keys, strict=True):
        lead = leads(connection, scope.at)
        of = {key: next(_persons(found, key, scope.at), key) for key in records}
        whose.append({key: lead[person][0] if person in lead else person for key, person in of.items()})
    both = set(whose[0].values()) & set(whose[1].values())
    one, other = ({key for key, person in each.items() if person not in both} for each in whose)
    return one, other


def _behind(key: bytes, found: Held, changed: Mapping[bytes, Change]) -> Change | None:
    """What changed of the record itself, else of its person, else of the files of that person."""
    persons = set(_persons(found, key))
    further = (person + table.name.encode() for table in (PEOPLE, LINKS) for person in persons)
    return next((changed[each] for each in (key, *further) if each in changed), None)


def _persons(found: Held, key: bytes, at: int | None = None) -> Iterator[bytes]:
    """Whose record it is, as known at an instant, or was at any."""
    for rows in found.versions.get(key, {}).values():
        for row in rows:
            there = at is None or row["recorded_from"] <= at < row["recorded_to"]
            if there and row.get("person_key") is not None:
                yield bytes(row["person_key"])


def _turn(step: int, change: Change | None) -> Turn:
    if change is None:
        return Turn(step)
    return Turn(step, *change.cause, from_microseconds(change.at))
