"""Counts facts for the entries of the catalogue: one statement for each table, as known at an instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    select,
    type_coerce,
)

from adapters.facts.columns.dialect import NAME as DUCKDB
from adapters.facts.folding import Persons, fold, folded
from adapters.facts.linked import as_counted, of_one_record
from adapters.facts.sources import Source
from application.reports.entry import IN_EACH_ROW, Axis, Cut
from application.reports.layout import Counts
from application.reports.periods import Period
from application.reports.table import NOWHERE, RESTRICTED, UNKNOWN
from domain.codes import code_list

_BANDS = ((15, "Y0T14"), (25, "Y15T24"), (35, "Y25T34"), (45, "Y35T44"), (55, "Y45T54"), (65, "Y55T64"))
_OLDEST = "Y_GE65"
# The stage of whoever is no migrant.
STAYS = "NONE"
# Before a region that stands where no district is recorded: no code begins so.
REGION_ONLY = "@"
# What reads "not recorded" without consent to statistics.
_PERSONAL = (
    *("sex", "region", "district", "stage", "asked_by"),
    *("abroad", "months_abroad"),
)


@dataclass(frozen=True)
class Scope:
    """What is counted: a period, as known at an instant (microseconds since 1970), in some centres (None: in all).

    `restricted`: sensitive codes are told apart.
    """

    period: Period
    at: int
    centres: Collection[str] | None = None
    restricted: bool = False


class Counting:
    """Runs the statements of one source and scope on one snapshot."""

    def __init__(self, connection: Connection, source: Source, scope: Scope) -> None:
        self._connection = connection
        self.source = self._source = source
        self._scope = scope
        laid = source.laid(source.table, scope.at) if source.laid else source.table
        # Files of one person count under the one that leads.
        self.table = self._table = as_counted(connection, laid, scope.at)
        self.connection, self.scope = connection, scope

    def cut(self, cut: Cut) -> Counts:
        """(row, column) → count."""
        if cut.persons:
            found = self.persons(cut)
            return found.in_each_row if cut.persons == IN_EACH_ROW else found.once
        if self._source.tally and cut.measures:
            return self._source.tally(self, cut)
        return self._measured(cut) if cut.measures else self._counted(cut)

    def persons(self, cut: Cut) -> Persons:
        """Everybody at the last contact of the period, and, where the cut asks for it, at the last one in each row.

        Folded here rather than by a window in SQL: one pass over the index takes a quarter of the time of its sort.
        The copy in memory sorts nothing and folds by itself.
        """
        queries = [query for each in self.with_further() for query in each.visits(cut)]
        each_row = cut.persons == IN_EACH_ROW
        if self._connection.dialect.name == DUCKDB:
            return folded(self._connection, queries, each_row=each_row)
        streamed = (self._connection.execute(query.execution_options(yield_per=10_000)) for query in queries)
        return fold(chain.from_iterable(streamed), each_row=each_row)

    def with_further(self) -> tuple[Counting, ...]:
        """Itself, and what counts the further persons of the same records."""
        sources = [replace(self._source, table=each, further=()) for each in self._source.further]
        return (self, *(Counting(self._connection, source, self._scope) for source in sources))

    def records(self, cut: Cut) -> Iterator[Select[Any]]:
        """What gives (record, row, column) of what is counted of records."""
        table = self._table
        for details in self._source.details or (None,):
            row, column = (self.dimension(axis, details) for axis in (cut.rows, _columns(cut)))
            query = select(table.c.record_key, row, column).select_from(self._joined(details))
            yield query.where(*self.where(table), *self._only(cut))

    def measured(self, cut: Cut, measure: str) -> Select[Any]:
        """What gives (record, row) of what adds to a measure."""
        table = self._table
        query = select(table.c.record_key, self.dimension(cut.rows)).where(*self.where(table))
        return query.where(self._told(table, measure) > 0) if measure in table.c else query

    def visits(self, cut: Cut) -> Iterator[Select[Any]]:
        """What gives (person, instant, record, row, column) of what is counted of persons."""
        table = self._table
        instant = type_coerce(table.c[self._source.instant], BigInteger)
        who = table.c[self._source.who]
        for details in self._source.details or (None,):
            row, column = (self.dimension(axis, details) for axis in (cut.rows, _columns(cut)))
            query = select(who, instant, table.c.record_key, row, column).select_from(self._joined(details))
            yield query.where(*self.where(table), *self._only(cut), who.is_not(None))

    def _counted(self, cut: Cut) -> Counts:
        counts: Counter[tuple[str, str]] = Counter()
        for details in self._source.details or (None,):
            row, column = (self.dimension(axis, details) for axis in (cut.rows, _columns(cut)))
            query = select(row, column, func.count()).select_from(self._joined(details))
            query = query.where(*self.where(self._table), *self._only(cut))
            counts.update(self._pairs(query.group_by(row, column)))
        return counts

    def _only(self, cut: Cut) -> list[ColumnElement[bool]]:
        return [self._table.c[cut.only[0]] == cut.only[1]] if cut.only else []

    def _joined(self, details: Table | None) -> FromClause:
        table = self._table
        return table if details is None else table.join(details, of_one_record(table, details, self._scope.at))

    def _measured(self, cut: Cut) -> Counts:
        beside, made = self._source.beside or {}, self._source.made or {}
        summed = [measure for measure in cut.measures if measure not in beside and measure not in made]
        table = self._table
        row = self.dimension(cut.rows)
        query = select(row, *[func.sum(self._told(table, measure)) for measure in summed]).where(*self.where(table))
        counts: dict[tuple[str, str], int] = {}
        for found in self._connection.execute(query.group_by(row)):
            counts |= {(found[0], measure): int(n) for measure, n in zip(summed, found[1:], strict=True)}
        for measure, other in beside.items():
            counts |= self._existing(cut, measure, other)
        for measure, count in made.items():
            if measure not in cut.measures:
                continue
            # Medians by service fold what is sensitive as every other figure by service does.
            apart = {"restricted": self._scope.restricted} if hasattr(count, "tells_services") else {}
            found = count(self._connection, self._scope.period, self._scope.at, self._scope.centres, **apart)
            counts |= {(row, measure): number for row, number in found.items()}
        return counts

    def _told(self, table: FromClause, measure: str) -> ColumnElement[int]:
        column: ColumnElement[int] = table.c[measure]
        return case((table.c.stat, column), else_=literal(0)) if measure in self._source.told else column

    def distinct(self, *names: str) -> list[tuple[Any, ...]]:
        """The different values of some columns in what is counted, in order."""
        table = self._table
        columns = [table.c[name] for name in names]
        query = select(*columns).where(*self.where(table)).distinct()
        return sorted(tuple(row) for row in self._connection.execute(query))

    def _existing(self, cut: Cut, measure: str, table: Table) -> dict[tuple[str, str], int]:
        row = table.c[cut.rows.name]
        called_off = [table.c.cancelled == 0] if "cancelled" in table.c else []
        query = select(row, func.count()).where(*self.where(table), *called_off)
        return {(code, measure): int(n) for code, n in self._connection.execute(query.group_by(row))}

    def told_numbers(self) -> Mapping[str, Mapping[str, int]]:
        """The numbers that notes tell, by note."""
        return self._source.numbers(self) if self._source.numbers else {}

    def _pairs(self, query: Select[Any]) -> dict[tuple[str, str], int]:
        return {(row, column): int(n) for row, column, n in self._connection.execute(query)}

    def where(self, table: FromClause) -> list[ColumnElement[bool]]:
        """What of a table is counted: the period, as known at the instant, in the centres."""
        day, scope = table.c[self._source.day], self._scope
        known = [table.c.recorded_from <= scope.at, table.c.recorded_to > scope.at]
        where = [day.between(scope.period.first, scope.period.last), *known]
        if self._source.until:
            where.append(table.c[self._source.until] > scope.period.last)
        return where if scope.centres is None else [*where, table.c.centre.in_(sorted(scope.centres))]

    def dimension(self, axis: Axis, details: Table | None = None) -> ColumnElement[str]:
        """The code of one dimension as it is told: "not recorded" without consent, sensitive codes together."""
        table = self._table
        if details is not None and axis.name in details.c:
            together = details in self._source.details[1:] and not self._scope.restricted
            told = literal(RESTRICTED) if together else func.coalesce(details.c[axis.name], UNKNOWN)
            return case((table.c.stat, told), else_=literal(UNKNOWN))
        if axis.name == "service" and not self._scope.restricted:
            sensitive = [code for code in code_list(axis.codes) if code_list(axis.codes).is_sensitive(code)]
            return case((table.c.service.in_(sensitive), literal(RESTRICTED)), else_=table.c.service)
        made = _MADE.get(axis.name)
        return made(table) if made else table.c[axis.name]


def _columns(cut: Cut) -> Axis:
    if cut.columns is None:
        raise ValueError("a cut with measures has no second dimension")
    return cut.columns


def age_band(table: FromClause) -> ColumnElement[str]:
    """The band of the age at the contact; not recorded without the year of birth or without consent to statistics."""
    age = table.c.age_year - table.c.birth_year
    unknown = (table.c.stat.is_(False) | table.c.birth_year.is_(None), literal(UNKNOWN))
    return case(unknown, *[(age < end, literal(band)) for end, band in _BANDS], else_=literal(_OLDEST))


def _told(name: str) -> Any:
    """A dimension that reads "not recorded" without consent to statistics."""

    def made(table: FromClause) -> ColumnElement[str]:
        return case((table.c.stat, func.coalesce(table.c[name], UNKNOWN)), else_=literal(UNKNOWN))

    return made


def destination(table: FromClause) -> ColumnElement[str]:
    """The country; whoever stays at home goes nowhere."""
    nowhere = and_(table.c.destination.is_(None), table.c.stage == STAYS)
    told = case((nowhere, literal(NOWHERE)), else_=func.coalesce(table.c.destination, UNKNOWN))
    return case((table.c.stat, told), else_=literal(UNKNOWN))


def place(table: FromClause) -> ColumnElement[str]:
    """The district of residence; of whom none is recorded, the region behind a sign of its own."""
    region = literal(REGION_ONLY) + table.c.region
    return case((table.c.stat, func.coalesce(table.c.district, region)), else_=literal(UNKNOWN))


_MADE: Mapping[str, Any] = {
    "age_band": age_band,
    "place": place,
    "destination": destination,
    **{name: _told(name) for name in _PERSONAL},
}
