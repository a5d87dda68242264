"""Why figures of contacts and persons changed between two instants: told by the versions of the facts themselves.

Nothing is kept for it: the two versions of a record say what was corrected, and a version without an earlier or a later
one says that the record came or went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.linked import LINKED as LINKS
from adapters.facts.linked import leads
from adapters.facts.reports import Scope
from adapters.sql.types import from_microseconds
from application.reports.comparing import (
    CAUSES,
    CONSENT,
    CORRECTED,
    ENTERED,
    LINKED,
    NAMED,
    PERSON,
    UNLINKED,
    VOIDED,
    Cause,
)

PERSONS = "PERSON"
TOGETHER = 500
OF_PERSON = ("sex", "birth_year")
_VERSION = ("recorded_from", "recorded_to")
_APART = frozenset({*OF_PERSON, *_VERSION, "person_key", "stat", "age_year"})
_OF_RECORD = tuple(column.name for column in CONTACTS.c if column.name not in _APART)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Step:
    """One record that changed: why, when, what it adds to the contacts, and whose it was and is (None: nobody's)."""

    code: str
    at: int
    effect: int
    before: bytes | None
    now: bytes | None


def causes(connection: Connection, unit: str, before: Scope, now: Scope) -> tuple[Cause, ...]:
    """In the order of CAUSES; their effects add up to the difference of the totals."""
    steps = list(_steps(connection, before, now))
    told = _of_persons(connection, steps, before, now) if unit == PERSONS else [(s.code, s.at, s.effect) for s in steps]
    return tuple(_summed(told))


def _summed(told: Iterable[tuple[str, int, int]]) -> Iterator[Cause]:
    found: dict[str, list[tuple[int, int]]] = {}
    for code, at, effect in told:
        found.setdefault(code, []).append((at, effect))
    for code in CAUSES:
        if code in found:
            instants = [at for at, _ in found[code]]
            first, last = (from_microseconds(each) for each in (min(instants), max(instants)))
            yield Cause(code, len(instants), sum(effect for _, effect in found[code]), first, last)


def _steps(connection: Connection, before: Scope, now: Scope) -> Iterator[_Step]:
    gone = _rows(connection, before, CONTACTS.c.recorded_to <= now.at)
    come = _rows(connection, now, CONTACTS.c.recorded_from > before.at)
    was_elsewhere = _others(connection, before.at, come.keys() - gone.keys())
    is_elsewhere = _others(connection, now.at, gone.keys() - come.keys())
    for key, row in come.items():
        earlier = gone.get(key) or was_elsewhere.get(key)
        code = _why(earlier, row) if earlier else ENTERED
        whose = gone[key]["person_key"] if key in gone else None
        yield _Step(code, row["recorded_from"], 0 if key in gone else 1, whose, row["person_key"])
    for key, row in gone.items():
        if key not in come:
            code = _why(row, is_elsewhere[key]) if key in is_elsewhere else VOIDED
            yield _Step(code, row["recorded_to"], -1, row["person_key"], None)


def _rows(connection: Connection, scope: Scope, changed: Any) -> dict[bytes, Row]:
    """The records of the period as known at the instant of a scope whose version is not the other instant's."""
    period = CONTACTS.c.occurred_on.between(scope.period.first, scope.period.last)
    query = select(CONTACTS).where(period, *_known(scope.at), changed)
    return {bytes(row["record_key"]): row for row in connection.execute(query).mappings()}


def _others(connection: Connection, at: int, keys: Iterable[bytes]) -> dict[bytes, Row]:
    """Records by key as known at an instant, whatever period they were in."""
    found: dict[bytes, Row] = {}
    left = iter(sorted(keys))
    while part := list(islice(left, TOGETHER)):
        query = select(CONTACTS).where(CONTACTS.c.record_key.in_(part), *_known(at))
        found |= {bytes(row["record_key"]): row for row in connection.execute(query).mappings()}
    return found


def _known(at: int) -> tuple[Any, ...]:
    return (CONTACTS.c.recorded_from <= at, CONTACTS.c.recorded_to > at)


def _why(earlier: Row, later: Row) -> str:
    if any(earlier[name] != later[name] for name in _OF_RECORD):
        return CORRECTED
    if earlier["person_key"] != later["person_key"]:
        return NAMED
    return PERSON if any(earlier[name] != later[name] for name in OF_PERSON) else CONSENT


def _of_persons(
    connection: Connection, steps: list[_Step], before: Scope, now: Scope
) -> Iterator[tuple[str, int, int]]:
    """Each record's step with what it adds to the persons; then what links and undone links add."""
    files = [_files(connection, scope) for scope in (before, now)]
    led = [leads(connection, scope.at) for scope in (before, now)]
    was = {_lead(led[0], file) for file in files[0]}
    would_be = {_lead(led[0], file) for file in files[1]}
    yield from _with_effects(steps, led[0], come=would_be - was, gone=was - would_be)
    yield from _linked(connection, files[1], led, (before.at, now.at))


def _with_effects(
    steps: list[_Step], led: Mapping[bytes, tuple[bytes, int]], *, come: set[bytes], gone: set[bytes]
) -> Iterator[tuple[str, int, int]]:
    """A person comes with the first and goes with the last of the records that bring them in or take them out."""
    come, gone = set(come), set(gone)
    for step in sorted(steps, key=lambda each: each.at):
        effect = 0
        if step.now is not None and (lead := _lead(led, step.now)) in come:
            come.discard(lead)
            effect += 1
        if step.before is not None and (lead := _lead(led, step.before)) in gone:
            gone.discard(lead)
            effect -= 1
        yield step.code, step.at, effect


def _linked(
    connection: Connection, files: set[bytes], led: list[dict[bytes, tuple[bytes, int]]], between: tuple[int, int]
) -> Iterator[tuple[str, int, int]]:
    both = {(_lead(led[0], file), _lead(led[1], file)) for file in files}
    undone = len(both) - len({one for one, _ in both})
    linked = len(both) - len({other for _, other in both})
    moved = {file for file in files if _lead(led[0], file) != _lead(led[1], file)}
    yield from _dated(UNLINKED, undone, 1, _instants(connection, moved, LINKS.c.recorded_to, between))
    yield from _dated(LINKED, linked, -1, _instants(connection, moved, LINKS.c.recorded_from, between))


def _dated(code: str, number: int, effect: int, instants: list[int]) -> Iterator[tuple[str, int, int]]:
    for place in range(number):
        yield code, instants[min(place, len(instants) - 1)], effect


def _instants(
    connection: Connection, files: set[bytes], column: ColumnElement[int], between: tuple[int, int]
) -> list[int]:
    """When the files began, or ceased, to count under another one; the newest first."""
    query = select(LINKS.c.file_key, column).where(column > between[0], column <= between[1])
    found = {int(at) for file, at in connection.execute(query) if bytes(file) in files}
    return sorted(found, reverse=True) or [between[1]]


def _files(connection: Connection, scope: Scope) -> set[bytes]:
    """Files with a contact in the period."""
    period = CONTACTS.c.occurred_on.between(scope.period.first, scope.period.last)
    named = CONTACTS.c.person_key.is_not(None)
    query = select(CONTACTS.c.person_key).where(period, *_known(scope.at), named).distinct()
    return {bytes(key) for key in connection.scalars(query)}


def _lead(led: Mapping[bytes, tuple[bytes, int]], file: bytes) -> bytes:
    return led[file][0] if file in led else file
