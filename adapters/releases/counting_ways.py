"""Ways abroad and back, counted for a release: everybody once, at the last departure and the last return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from adapters.facts.journeys import (
    DEPARTED,
    JOURNEYS,
    NEEDS,
    NEEDS_RESTRICTED,
    REASONS,
    REASONS_RESTRICTED,
    RETURNED,
)
from adapters.facts.linked import of_one_record
from adapters.facts.people import of_people
from adapters.releases.counting_period import Period, Unit, country
from application.reports import programme_full as full
from application.reports.released import UNKNOWN


@dataclass(frozen=True)
class _Way:
    country: str
    months: str
    sex: str
    month: str
    who: bytes
    record: bytes


def ways(period: Period) -> dict[str, Iterator[Unit]]:
    """R-T16 and R-T25: everybody once, at the last departure and at the last return of the period."""
    left, back = _last(period, DEPARTED), _last(period, RETURNED)
    reasons = _details(period, (REASONS, REASONS_RESTRICTED), "return_reason")
    needs = _details(period, (NEEDS, NEEDS_RESTRICTED), "return_assistance")
    return {
        "R-T16": ((_first(reasons.get(way.record)), way.months, way.who) for way in back),
        "R-T16A": ((way.months, need, way.who) for way in back for need in needs.get(way.record, ())),
        "R-T25": ((way.country, way.sex, way.who) for way in left),
        "R-T25M": ((way.month, way.sex, way.who) for way in left),
        "R-T25R": ((way.country, way.sex, way.who) for way in back),
        "R-T25N": ((way.month, way.sex, way.who) for way in back),
    }


def _first(codes: set[str] | None) -> str:
    return min(codes) if codes else UNKNOWN


def _last(period: Period, kind: str) -> list[_Way]:
    table = period.laid(of_people(JOURNEYS, period.scope.at))
    c = table.c
    query = select(c.person_key, c.moved_on, c.occurred_at, c.record_key, c.abroad, c.months_abroad, c.sex, c.stat)
    where = (*period.known(table, "moved_on"), c.kind == kind)
    last: dict[bytes, Any] = {}
    for row in period.connection.execute(query.where(*where)):
        who, order = bytes(row.person_key), (row.moved_on, row.occurred_at, bytes(row.record_key))
        if who not in last or order > last[who][0]:
            last[who] = (order, row)
    return [_told(row) for _, row in last.values()]


def _told(row: Any) -> _Way:
    """Without consent to statistics only that somebody went, and in which month."""
    month = full.MONTHS[(row.moved_on.month - 1) % 3]
    place, months, sex = (row.abroad, row.months_abroad, row.sex) if row.stat else (UNKNOWN,) * 3
    record = bytes(row.record_key) if row.stat else b""
    return _Way(country(place), months, sex or UNKNOWN, month, bytes(row.person_key), record)


def _details(period: Period, tables: tuple[Table, Table], column: str) -> Mapping[bytes, set[str]]:
    """Record → its codes as they stand in releases: what is sensitive or has no line of its own stands with others."""
    alone = full.REASONS if column == "return_reason" else full.NEEDS
    found: dict[bytes, set[str]] = defaultdict(set)
    for table in tables:
        joined = of_one_record(JOURNEYS, table, period.scope.at)
        query = select(table.c.record_key, table.c[column]).join_from(JOURNEYS, table, joined)
        for record, code in period.connection.execute(query.where(*period.known(JOURNEYS, "moved_on"))):
            if code != full.STAYS:
                found[bytes(record)].add(code if code in alone else "NOT_APART")
    return found
