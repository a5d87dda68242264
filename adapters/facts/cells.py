"""Which records stand in one cell of a table: the keys of the facts that its figure was counted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Table, select

from adapters.facts.case_owners import cases_of_owner
from adapters.facts.cases import cases_behind
from adapters.facts.costs import statements_behind
from adapters.facts.newcomers import contacts_behind
from adapters.facts.reports import Counting
from adapters.facts.screenings import screenings_behind
from adapters.facts.sources import SOURCES
from adapters.facts.trip_counts import contacts_behind as contacts_on_the_way
from application.reports.entry import IN_EACH_ROW, Axis, Cut
from application.reports.layout import parent
from application.reports.table import TOTAL

Keys = set[bytes]
# Figures that one function counts all at once: (Counting, Cut, row, measure) → records.
_TALLIED: Mapping[str, Callable[[Any, Cut, str, str], Keys]] = {
    "newcomers": lambda counting, _cut, row, measure: contacts_behind(counting, row, measure),
    "costs": lambda counting, _cut, row, measure: statements_behind(counting, row, measure),
    "screenings": screenings_behind,
    "caseloads": cases_of_owner,
    "trips": contacts_on_the_way,
}
_OF_TRIPS = ("trips", "villages")
_OF_CASES = ("open_at_end", "median_days")


def behind(counting: Counting, facts: str, cut: Cut, row: str, column: str) -> tuple[Table, Keys]:
    """The table of facts and the keys of its records behind (row, column). Raises KeyError for no column of the cut.

    A share leads to the records of its part; a median to those that it was made of.
    """
    if cut.persons:
        return counting.source.table, _of_persons(counting, cut, row, column)
    if not cut.measures:
        found = chain.from_iterable(counting.connection.execute(query) for query in counting.records(cut))
        return counting.source.table, {bytes(key) for key, *place in found if _stands(cut, place, row, column)}
    parts = {name: part for name, part, _whole in cut.rates}
    measure = parts.get(column, column)
    if measure not in cut.measures:
        raise KeyError(column)
    return _of_measure(counting, facts, cut, row, measure)


def _of_measure(counting: Counting, facts: str, cut: Cut, row: str, measure: str) -> tuple[Table, Keys]:
    source = counting.source
    if facts in _TALLIED and measure not in _OF_TRIPS:
        table = SOURCES["contacts"].table if facts == "trips" else source.table
        return table, _TALLIED[facts](counting, cut, row, measure)
    if measure in _OF_CASES:
        return source.table, cases_behind(counting, row, measure)
    other = (source.beside or {}).get(measure)
    if other is not None:
        return other, _beside(counting, other, cut, row)
    found = counting.connection.execute(counting.measured(cut, measure))
    return source.table, {bytes(key) for key, line in found if within(cut.rows, line, row)}


def _beside(counting: Counting, table: Table, cut: Cut, row: str) -> Keys:
    called_off = [table.c.cancelled == 0] if "cancelled" in table.c else []
    query = select(table.c.record_key, table.c[cut.rows.name]).where(*counting.where(table), *called_off)
    return {bytes(key) for key, line in counting.connection.execute(query) if within(cut.rows, line, row)}


def _of_persons(counting: Counting, cut: Cut, row: str, column: str) -> Keys:
    """The record by which each person stands in the cell: the last of the period, or the last in the row."""
    apart = cut.persons == IN_EACH_ROW and row != TOTAL
    last: dict[Any, tuple[Any, ...]] = {}
    queries = [query for each in counting.with_further() for query in each.visits(cut)]
    for person, instant, record, *place in chain.from_iterable(map(counting.connection.execute, queries)):
        who, contact = (person, place[0] if apart else ""), (instant, record, *place)
        if who not in last or contact > last[who]:
            last[who] = contact
    return {bytes(record) for _, record, *place in last.values() if _stands(cut, place, row, column)}


def _stands(cut: Cut, place: Iterable[str], row: str, column: str) -> bool:
    line, across = place
    return within(cut.rows, line, row) and (cut.columns is None or within(cut.columns, across, column))


def within(axis: Axis, code: str, asked: str) -> bool:
    """Whether a code counts in a line: in its own, in that of its subtotal, in the total."""
    return asked in (TOTAL, code) or parent(axis, code) == asked
