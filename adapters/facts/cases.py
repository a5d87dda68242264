"""Facts of cases: one row for each time that a case was opened, closed or reopened; nobody is named in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import groupby
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Connection, Index, LargeBinary, Select, Table, Text, case, func, select
from sqlalchemy.schema import Column

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.facts.persons import counted
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Projection, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from application.reports.periods import Period
from application.reports.table import TOTAL

MOVES = ("opened", "closed", "reopened")

CASE_MOVES = Table(
    "fact_case_moves",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("moved_on", Day, nullable=False),
    # The centre at which the case was opened: it keeps the case in the figures whoever closes it.
    Column("centre", Text, nullable=False),
    *counted(*MOVES),
    *version_columns(),
    Index("fact_case_moves_period", "moved_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)
M = CASE_MOVES.c
# Who answers for a case, from when: who opened it, and everybody to whom it was handed.
CASE_OWNERS = Table(
    "fact_case_owners",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("person_key", LargeBinary(16), nullable=False),
    Column("owned_on", Day, nullable=False),
    Column("owner", Text, nullable=False),
    *version_columns(),
    sqlite_with_rowid=False,
)
# Which centre keeps a file, and with it its cases, from when; `owner` answers there for whatever of it goes on.
FILE_MOVES = Table(
    "fact_file_moves",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("person_key", LargeBinary(16), nullable=False),
    Column("kept_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("owner", Text, nullable=False),
    *version_columns(),
    Index("fact_file_moves_person", "person_key"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def moved(name: str) -> Projection:
        def happened(sealed: Sealed) -> Iterator[Change]:
            event = sealed.event
            row: dict[str, Any] = {"record_key": record_key(event.originator_id), "centre": event.at_centre}
            row |= {"moved_on": event.occurred_at.date(), **dict.fromkeys(MOVES, 0), name: 1}
            yield Insert(CASE_MOVES, fact(row, event.recorded))

        return happened

    def handed(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        row |= {"owned_on": event.occurred_at.date(), "owner": str(event.owner_id)}
        yield Insert(CASE_OWNERS, fact(row, event.recorded))

    def taken_over(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.transfer_id), "person_key": record_key(event.originator_id)}
        row |= {"kept_on": event.occurred_at.date(), "centre": event.to_centre}
        yield Insert(FILE_MOVES, fact(row | {"owner": str(event.owner_id or event.actor_id)}, event.recorded))

    def opened(sealed: Sealed) -> Iterator[Change]:
        yield from moved("opened")(sealed)
        yield from handed(sealed)

    topics = {"case.Opened": opened, "case.Closed": moved("closed"), "case.Reopened": moved("reopened")}
    topics |= {"case.Assigned": handed, "migrant.TransferAccepted": taken_over}
    return View("fact_case_moves", (CASE_MOVES, CASE_OWNERS, FILE_MOVES), topics, facts=True)


def open_at_end(
    connection: Connection, period: Period, at: int, centres: Collection[str] | None
) -> Mapping[str, int]:
    """Centre → cases that were open at the end of the last day (I10)."""
    open_ = _open(period, at, centres).subquery("open_cases")
    query = select(open_.c.centre, func.count()).group_by(open_.c.centre)
    return {centre: int(number) for centre, number in connection.execute(query)}


def _open(period: Period, at: int, centres: Collection[str] | None) -> Select[Any]:
    """(case, centre) of whatever was open at the end of the last day: what was recorded last of it is no closing.

    A sum of moves would not do: a case may be reopened on a day before that of its closing, and closed once more.
    """
    query = select(M.record_key, M.centre).where(M.moved_on <= period.last, *_known(at, centres))
    ended, went_on = (func.max(case((M.closed == ended, M.recorded_from), else_=-1)) for ended in (1, 0))
    return query.group_by(M.record_key, M.centre).having(went_on > ended)


def median_days(
    connection: Connection, period: Period, at: int, centres: Collection[str] | None
) -> Mapping[str, int]:
    """Centre → median of the days from opening to the last closing of the period, and the median of all (I11).

    Whole days: the mean of the middle two may end in a half, which is rounded up.
    """
    took = days_to_close(connection, period, at, centres)
    if not took:
        return {}
    found = {centre: _middle([days for _, days in group]) for centre, group in groupby(took, lambda each: each[0])}
    return found | {TOTAL: _middle([days for _, days in took])}


def days_to_close(
    connection: Connection, period: Period, at: int, centres: Collection[str] | None
) -> list[tuple[str, int]]:
    """(centre, days from opening to the last closing of the period) of each case that was closed, in order."""
    began = CASE_MOVES.alias("began")
    same = [began.c.record_key == M.record_key, began.c.opened == 1]
    query = select(M.centre, func.max(M.moved_on), func.min(began.c.moved_on))
    query = query.where(*same, M.closed == 1, M.moved_on.between(period.first, period.last), *_known(at, centres))
    return sorted((centre, _days(first, last)) for centre, last, first in _each(connection, query))


def cases_behind(counting: Any, line: str, measure: str) -> set[bytes]:
    """The cases of a centre, or of all (`_T`), that were open at the end or whose closing a median was made of."""
    scope = counting.scope
    centre = [] if line == TOTAL else [M.centre == line]
    if measure == "open_at_end":
        query = _open(scope.period, scope.at, scope.centres).where(*centre)
    else:
        known = _known(scope.at, scope.centres)
        query = select(M.record_key).where(M.closed == 1, *known, *centre)
        query = query.where(M.moved_on.between(scope.period.first, scope.period.last))
    return {bytes(key) for key in counting.connection.scalars(query)}


def _each(connection: Connection, query: Any) -> Iterator[tuple[str, date, date]]:
    yield from connection.execute(query.group_by(M.centre, M.record_key))


def _known(at: int, centres: Collection[str] | None) -> list[ColumnElement[bool]]:
    known = [M.recorded_from <= at, M.recorded_to > at]
    return known if centres is None else [*known, M.centre.in_(sorted(centres))]


def _days(first: date, last: date) -> int:
    return (last - first).days


def _middle(days: list[int]) -> int:
    return int(median(days) + 0.5)
