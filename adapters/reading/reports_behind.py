"""Answers which records stand behind a cell of a report, and which made it another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Table

from adapters.facts.cells import behind
from adapters.facts.changing import TooMany
from adapters.facts.reports import Counting, Scope
from adapters.facts.running import refuse_stale
from adapters.facts.sources import SOURCES
from adapters.facts.turning import turns
from adapters.reading.asking import Known
from adapters.reading.behind import KINDS, found_behind
from adapters.reading.context import Reading, Row
from adapters.reading.course_titles import course_titles
from adapters.reading.naming import Named, named
from adapters.reading.numbered import pages_in
from adapters.reading.reports import may_read, scope_of
from adapters.reading.timeline import staff_names
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Absent, Answer
from application.reports.behind import PAGE, Behind, BehindRow, RecordsBehind, RecordsChanged, Turn
from application.reports.catalogue import CATALOGUE, CURRICULUM
from application.reports.entry import Cut


def records_behind(reading: Reading, question: RecordsBehind) -> Answer[Behind]:
    """One page; whoever is named on it is logged. Raises ReportStale, or Absent for a cell that is not there."""
    facts, cut = _cut(reading, question)
    scope = scope_of(reading, question)
    refuse_stale(reading.connection, SOURCES[facts])
    table, keys = _keys(reading, facts, cut, scope, question)
    return _page(reading, question, table, dict.fromkeys(keys), scope)


def records_changed(reading: Reading, question: RecordsChanged) -> Answer[Behind]:
    """One page of the records that came into a cell, went or changed in it. Raises as `records_behind` does."""
    facts, cut = _cut(reading, question)
    scope = scope_of(reading, question)
    before = replace(scope, at=min(microseconds(question.since), scope.at))
    refuse_stale(reading.connection, SOURCES[facts])
    table, now = _keys(reading, facts, cut, scope, question)
    _, was = _keys(reading, facts, cut, before, question)
    try:
        turned = turns(reading.connection, SOURCES[facts], cut, (before, scope), (was, now))
    except TooMany:
        raise Absent from None
    return _page(reading, question, table, turned, scope, question.since)


def _cut(reading: Reading, question: RecordsBehind) -> tuple[str, Cut]:
    entry = CATALOGUE.get(question.code)
    cut = entry.cuts.get(question.table) if entry else None
    if entry is None or cut is None or not may_read(reading, cut, question.centre):
        raise Absent
    return cut.facts or entry.facts, cut


def _keys(reading: Reading, facts: str, cut: Cut, scope: Scope, question: RecordsBehind) -> tuple[Table, set[bytes]]:
    try:
        counting = Counting(reading.connection, SOURCES[facts], scope)
        table, keys = behind(counting, facts, cut, question.row, question.column)
    except KeyError:
        raise Absent from None
    if table not in KINDS:
        raise Absent
    return table, keys


def _page(
    reading: Reading,
    question: RecordsBehind,
    table: Table,
    keys: Mapping[bytes, Turn | None],
    scope: Scope,
    since: datetime | None = None,
) -> Answer[Behind]:
    unit = _cut(reading, question)[1].unit or CATALOGUE[question.code].unit
    return page_of(reading, table, keys, scope, Asked(question.page, unit, since))


class Asked(NamedTuple):
    """The page that is wanted, what the figure counts, and since when it changed."""

    page: int
    unit: str
    since: datetime | None = None


def page_of(
    reading: Reading, table: Table, keys: Mapping[bytes, Turn | None], scope: Scope, asked: Asked
) -> Answer[Behind]:
    """The records of keys of facts, a page of them; whoever is named on it is logged."""
    rows = found_behind(reading, table, keys, scope.at, scope.period.first, scope.period.last)
    pages = pages_in(len(rows), PAGE)
    page = min(max(asked.page, 1), pages)
    shown = _shown(reading, rows[(page - 1) * PAGE : page * PAGE], keys)
    hidden = len(keys) - len({row["key"] for row in rows})
    at = from_microseconds(scope.at)
    of_courses = any(about[0] == CURRICULUM.name for row in shown for about in row.about)
    courses = course_titles(reading.connection, reading.keys, at) if of_courses else {}
    value = Behind(shown, len(rows), hidden, page, pages, at, asked.unit, asked.since, courses)
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.person_id)))


def _shown(reading: Reading, rows: list[Row], turned: Mapping[bytes, Turn | None]) -> tuple[BehindRow, ...]:
    names = named(reading, (row["person_id"] for row in rows if row["person_id"]))
    staff = staff_names(reading, {row["staff"] for row in rows if row["staff"]})
    return tuple(
        _row(row, names.get(row["person_id"]), staff.get(row["staff"], ""), turned[row["key"]])
        for row in rows
        if row["person_id"] is None or row["person_id"] in names
    )


def _row(row: Row, who: Named | None, counsellor: str, turn: Turn | None) -> BehindRow:
    return BehindRow(
        row["kind"],
        row["record_id"],
        row["person_id"],
        who.number if who else "",
        who.name if who else "",
        row["day"],
        row["centre"],
        counsellor,
        row["about"],
        turn,
    )


KNOWN = {
    RecordsBehind: Known("reports.records", records_behind),
    RecordsChanged: Known("reports.records", records_changed),
}
