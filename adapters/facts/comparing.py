"""Why figures changed between two instants: every table is counted again after each cause that is taken in.

What a cause adds to a cell is the difference that taking it in makes. So effects add up to the difference of each cell,
of sums, of persons counted once and of medians alike, and no entry of the catalogue needs a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from sqlalchemy import Connection

from adapters.facts.changing import Change, Held, TooMany, held
from adapters.facts.reports import Scope
from adapters.facts.running import sources_of, tables
from adapters.facts.staging import staged
from adapters.sql.types import from_microseconds
from application.reports.comparing import CAUSES, Cause, Comparison, Effect, Place
from application.reports.entry import Entry
from application.reports.table import Report, ReportTable

# In which order causes are taken in; those that say from where to where by centre.
Stages = Sequence[tuple[tuple[str, str, str], tuple[Change, ...]]]


def compared(
    connection: Connection, entry: Entry, scopes: tuple[Scope, Scope], reports: tuple[Report, Report]
) -> Comparison:
    """Two vintages, the earlier first, with the causes; without them where too many records lie behind."""
    before, now = reports
    try:
        found = held(connection, sources_of(entry).values(), *scopes)
    except TooMany:
        return Comparison(before, now, None)
    stages = _stages(found)
    counted = tuple(_counted(found, stages, entry, scopes))
    bare = Comparison(before, now, None)
    places = {(t.name, *p) for t in now.tables for p in (*bare.places(t.name), bare.total(t.name))}
    steps = [(stage[0], *pair) for stage, pair in zip(stages, pairwise(counted), strict=True)]
    effects: dict[Place, tuple[Effect, ...]] = {}
    for place in places:
        told = [(cause, _figure(later, place) - _figure(earlier, place)) for cause, earlier, later in steps]
        effects[place] = tuple(Effect(*cause, effect) for cause, effect in told if effect)
    causes = tuple(_causes(stages, effects, bare.total(now.tables[0].name), now.tables[0].name))
    return Comparison(before, now, causes, effects)


def _stages(found: Held) -> Stages:
    by: dict[tuple[str, str, str], list[Change]] = {}
    for change in found.changes:
        by.setdefault(change.cause, []).append(change)
    order = sorted(by, key=lambda cause: (CAUSES.index(cause[0]), *cause))
    return [(cause, tuple(by[cause])) for cause in order]


def _counted(
    found: Held, stages: Stages, entry: Entry, scopes: tuple[Scope, Scope]
) -> Iterator[Mapping[str, ReportTable]]:
    with staged(found, scopes[0].at) as facts:
        yield {table.name: table for table in tables(facts.connection, entry, scopes[1])}
        for _, changes in stages:
            facts.take(changes)
            yield {table.name: table for table in tables(facts.connection, entry, scopes[1])}


def _figure(found: Mapping[str, ReportTable], place: Place) -> int | Decimal:
    table = found.get(place[0])
    return (table.figure(*place[1:]) or 0) if table else 0


def _causes(
    stages: Stages, effects: Mapping[Place, tuple[Effect, ...]], total: tuple[str, str], name: str
) -> Iterator[Cause]:
    """Those that changed a figure, or the total where two of them made up for each other."""
    felt = {effect.cause for told in effects.values() for effect in told}
    for cause, changes in stages:
        if cause in felt:
            instants = [each.at for each in changes if each.told] or [each.at for each in changes]
            effect = sum(each.effect for each in effects[(name, *total)] if each.cause == cause)
            first, last = (from_microseconds(each) for each in (min(instants), max(instants)))
            yield Cause(cause[0], sum(each.told for each in changes), effect, first, last, *cause[1:])
