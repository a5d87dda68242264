"""What of the facts behind a report changed between two instants, record by record, and why.

Nothing is kept for it: the versions of a record say what was corrected, and a version without an earlier or a later one
says that the record came or went. Every table that an entry reads is looked at, by its key: a record, a person, a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, union

from adapters.facts.columns.loading import key_of
from adapters.facts.contacts import CONTACTS
from adapters.facts.linked import LINKED as LINKS
from adapters.facts.people import PEOPLE
from adapters.facts.reports import Scope
from adapters.facts.sources import Source
from adapters.sql.types import FOREVER, from_microseconds
from application.reports.comparing import (
    CARRIED_ON,
    CONSENT,
    CORRECTED,
    ENTERED,
    LATE,
    LINKED,
    MOVED,
    NAMED,
    PERSON,
    UNLINKED,
    VOIDED,
)

# More versions than these are not looked through for a page.
MOST = 300_000
_VERSION = ("recorded_from", "recorded_to")
OF_PERSON = frozenset({"sex", "birth_year", "age_year", "stat"})

Row = Mapping[str, Any]
# Table → the versions of one key.
Rows = Mapping[Table, tuple[Row, ...]]


class TooMany(Exception):
    """So many versions lie behind the figures that nobody would wait for why they changed."""


@dataclass(frozen=True)
class Change:
    """One record, person or file that is not what it was: why, when, its rows as known at both instants.

    `told`: it is one of the records that are counted. `now` of an undone link that another link followed is empty.
    `known`: the versions that stand for it, where a later change of the same record follows.
    """

    key: bytes
    code: str
    at: int
    before: Rows
    now: Rows
    origin: str = ""
    target: str = ""
    told: bool = True
    known: Rows | None = None

    @property
    def cause(self) -> tuple[str, str, str]:
        """What changes are put together by."""
        return self.code, self.origin, self.target

    @property
    def tables(self) -> frozenset[Table]:
        """Where it has rows."""
        return frozenset((*self.before, *self.now))


@dataclass(frozen=True)
class Held:
    """Every version that the figures are made of, by key, and what changed of them."""

    versions: Mapping[bytes, Rows]
    changes: tuple[Change, ...]
    tables: tuple[Table, ...]


def held(connection: Connection, sources: Collection[Source], before: Scope, now: Scope) -> Held:
    """Raises TooMany."""
    wanted = dict(_wanted(sources, before, now))
    counts = (select(func.count()).select_from(table).where(*where) for table, where in wanted.items())
    if sum(int(connection.scalar(query) or 0) for query in counts) > MOST:
        raise TooMany
    versions: dict[bytes, dict[Table, list[Row]]] = {}
    for table, where in wanted.items():
        key = key_of(table) or ""
        for row in connection.execute(select(table).where(*where)).mappings():
            # A person and the file of that person have the same key.
            named = bytes(row[key]) + (table.name.encode() if table in (LINKS, PEOPLE) else b"")
            versions.setdefault(named, {}).setdefault(table, []).append({**row})
    found = {key: {table: tuple(rows) for table, rows in each.items()} for key, each in versions.items()}
    changes = (each for key, rows in found.items() for each in _changes(key, rows, sources, before, now))
    return Held(found, tuple(sorted(changes, key=lambda each: (each.at, each.key, each.code))), tuple(wanted))


def as_known(rows: Rows, at: int) -> dict[Table, tuple[Row, ...]]:
    """The rows of one key as known at an instant."""
    known = {t: tuple(r for r in found if r["recorded_from"] <= at < r["recorded_to"]) for t, found in rows.items()}
    return {table: found for table, found in known.items() if found}


def _wanted(sources: Collection[Source], before: Scope, now: Scope) -> Iterator[tuple[Table, list[Any]]]:
    """Each table that is read, and which of its versions: of what lies in the period at either instant.

    Whoever counts by a rule of its own may look at any day: then all of them.
    """
    wide = any(source.tally or source.made for source in sources)
    tables = dict.fromkeys(table for source in sources for table in source.tables)
    days = {table: source.day for source in sources for table in source.tables if source.day in table.c}
    known = {table: [table.c.recorded_from <= now.at] for table in (*tables, PEOPLE, LINKS)}
    here = {table: _in_period(table, day, before, now) for table, day in days.items()}
    records = union(*[select(table.c[key_of(table) or ""]).where(*where) for table, where in here.items()])
    named = [table for table in days if "person_key" in table.c]
    for table in tables:
        if table is not PEOPLE:
            within = [table.c[key_of(table) or ""].in_(records)]
            yield table, [*known[table], *([] if wide else within)]
    if not named:
        return
    persons = union(*[select(table.c.person_key).where(*here[table]) for table in named])
    for table, key in ((PEOPLE, "record_key"), (LINKS, "file_key")):
        if table is LINKS or table in tables:
            yield table, [*known[table], *([] if wide else [table.c[key].in_(persons)])]


def _in_period(table: Table, day: str, before: Scope, now: Scope) -> list[ColumnElement[bool]]:
    known = [table.c.recorded_from <= now.at, table.c.recorded_to > before.at]
    return [table.c[day].between(now.period.first, now.period.last), *known]


def _changes(
    key: bytes, rows: Rows, sources: Collection[Source], before: Scope, now: Scope
) -> Iterator[Change]:
    was, is_ = as_known(rows, before.at), as_known(rows, now.at)
    if {t: _values(found) for t, found in was.items()} == {t: _values(found) for t, found in is_.items()}:
        return
    instants = [row[name] for found in rows.values() for row in found for name in _VERSION]
    at = max((each for each in instants if before.at < each <= now.at), default=now.at)
    if LINKS in rows:
        yield from _of_links(key, at, was, is_)
        return
    told = any(_counted(row, source, now) for source in sources for row in _of(source, was, is_))
    contacts = any(source.table is CONTACTS for source in sources)
    if not was:
        # Entered at one centre and moved to another: the entry counts where it was made.
        came = (row["recorded_from"] for found in rows.values() for row in found)
        since = min(each for each in came if each > before.at)
        first = as_known(rows, since)
        if _moved(first, is_):
            known = {t: tuple({**row, "recorded_to": FOREVER} for row in found) for t, found in first.items()}
            yield Change(key, _why({}, first, now, contacts=contacts)[0], since, {}, first, told=told, known=known)
            was = first
    code, origin, target = _why(was, is_, now, contacts=contacts)
    yield Change(key, code, at, was, is_, origin, target, told or (PEOPLE in rows and code in (PERSON, CONSENT, MOVED)))


def _of(source: Source, *states: Rows) -> Iterator[Row]:
    for table in (source.table, *source.further, *(source.beside or {}).values()):
        for state in states:
            yield from state.get(table, ()) if source.day in table.c else ()


def _counted(row: Row, source: Source, scope: Scope) -> bool:
    here = scope.centres is None or row.get("centre") in (*scope.centres, "", None)
    return here and scope.period.first <= row[source.day] <= scope.period.last


def _of_links(key: bytes, at: int, was: Rows, is_: Rows) -> Iterator[Change]:
    """A file that counts under another one than before was taken from the one first."""
    one, other = ((state[LINKS][0] if LINKS in state else None) for state in (was, is_))
    if one and other and one["lead_key"] == other["lead_key"]:
        yield Change(key, _of_person(one, other), at, was, is_)
        return
    if one:
        ended = at if other is None else int(other["recorded_from"])
        yield Change(key, UNLINKED, ended, was, {}, told=one["lead_key"] != one["file_key"])
    if other:
        since = int(other["recorded_from"])
        yield Change(key, LINKED, since, {}, is_, told=other["lead_key"] != other["file_key"])


def _why(was: Rows, is_: Rows, scope: Scope, *, contacts: bool) -> tuple[str, str, str]:
    if not was:
        first = min(row["recorded_from"] for rows in is_.values() for row in rows)
        return (LATE if _day(first) > scope.period.last else ENTERED), "", ""
    if not is_:
        return VOIDED, "", ""
    if centres := _moved(was, is_):
        return (MOVED, *centres)
    both = _both(was, is_)
    if any(one.get("person_key") != other.get("person_key") for one, other in both):
        return NAMED, "", ""
    differing = {name for one, other in both for name in one if one[name] != other[name]} - set(_VERSION)
    same = was.keys() == is_.keys() and all(
        len(rows) == 1 or _values(rows) == _values(is_[table]) for table, rows in was.items()
    )
    if same and differing <= OF_PERSON:
        return (PERSON if differing & {"sex", "birth_year"} else CONSENT), "", ""
    return (CORRECTED if contacts else CARRIED_ON), "", ""


def _both(was: Rows, is_: Rows) -> list[tuple[Row, Row]]:
    """The rows that stand alone in their table at both instants."""
    return [(was[table][0], is_[table][0]) for table in was if table in is_ and len(was[table]) == 1]


def _moved(was: Rows, is_: Rows) -> tuple[str, str] | None:
    centres = ((one.get("centre"), other.get("centre")) for one, other in _both(was, is_))
    return next(((one, other) for one, other in centres if one and other and one != other), None)


def _day(instant: int) -> Any:
    moment: datetime = from_microseconds(instant)
    return moment.date()


def _of_person(one: Row, other: Row) -> str:
    return PERSON if any(one[name] != other[name] for name in ("sex", "birth_year")) else CONSENT


def _values(rows: Iterable[Row]) -> list[str]:
    return sorted(repr([row[name] for name in row if name not in _VERSION]) for row in rows)
