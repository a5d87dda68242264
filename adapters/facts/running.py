"""Runs a report of the catalogue: refuses stale facts, counts each of its tables, puts the lines in order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache

from sqlalchemy import Connection, select

from adapters.facts.areas import FACTS
from adapters.facts.linked import LINKED
from adapters.facts.reports import Counting, Scope
from adapters.facts.sources import SOURCES, Source
from adapters.ledger.tables import FAULTS, VIEWS
from adapters.readmodels.rows import View
from adapters.readmodels.schema import signature
from adapters.sql.types import from_microseconds
from application.reports.entry import IN_EACH_ROW, Cut, Entry
from application.reports.layout import table
from application.reports.table import Report, ReportStale, ReportTable

# Where to count: the connection itself, or a copy of the same facts (`adapters/facts/columns/copy.py`).
CountingOn = Callable[[Connection], AbstractContextManager[Connection]]


def run(connection: Connection, entry: Entry, scope: Scope, counting_on: CountingOn = nullcontext) -> Report:
    """The report of an entry. Raises ReportStale when one of its facts missed an event or is to be rebuilt."""
    for source in sources_of(entry).values():
        refuse_stale(connection, source)
    with counting_on(connection) as rows:
        found = tables(rows, entry, scope)
    as_of = from_microseconds(scope.at)
    return Report(entry.code, entry.title, entry.unit, scope.period, as_of, found, entry.definitions)


def sources_of(entry: Entry) -> dict[str, Source]:
    """Where the cuts of an entry count, by name."""
    names = {entry.facts, *(cut.facts for cut in entry.cuts.values())} - {""}
    return {facts: SOURCES[facts] for facts in sorted(names)}


def tables(rows: Connection, entry: Entry, scope: Scope) -> tuple[ReportTable, ...]:
    """Every table of an entry, counted where `rows` leads."""
    countings = {facts: Counting(rows, source, scope) for facts, source in sources_of(entry).items()}
    cuts = entry.cuts.items()
    found = tuple(counted(countings[cut.facts or entry.facts], entry, name, cut) for name, cut in cuts)
    footnotes = SOURCES[entry.facts].footnotes
    if footnotes:
        more = footnotes(countings[entry.facts].distinct)
        found = tuple(replace(table, notes=(*table.notes, *more)) for table in found)
    return found


def counted(counting: Counting, entry: Entry, name: str, cut: Cut) -> ReportTable:
    """One table of an entry."""
    unit = cut.unit or entry.unit
    if not cut.persons:
        return table(name, unit, cut, counting.cut(cut), told=counting.told_numbers())
    persons = counting.persons(cut)
    if cut.persons != IN_EACH_ROW:
        return table(name, unit, cut, persons.once)
    told = {"several_centres": persons.in_several_rows}
    return table(name, unit, cut, persons.in_each_row, persons.once, told)


def refuse_stale(connection: Connection, source: Source) -> None:
    """Raises ReportStale unless every view that fills the source is whole and has the shape this program writes."""
    # Which files are of one person bears upon every figure.
    needed = {*source.tables, LINKED}
    views = [view for view in fact_views() if not needed.isdisjoint(view.tables)]
    names = [view.name for view in views]
    faults = connection.execute(select(FAULTS.c.view).where(FAULTS.c.view.in_(names)).limit(1)).first()
    kept = {row.view: row.signature for row in connection.execute(select(VIEWS).where(VIEWS.c.view.in_(names)))}
    if faults is not None or any(kept.get(view.name) != signature(view) for view in views):
        raise ReportStale


@cache
def fact_views() -> Collection[View]:
    """The views that fill facts, for their names and shapes only."""
    return tuple(area.view(lambda identifier: identifier.bytes) for area in FACTS)
