"""Answers which records stand behind a cell of a report."""

from __future__ import annotations

from adapters.facts.cells import behind
from adapters.facts.reports import Counting
from adapters.facts.running import refuse_stale
from adapters.facts.sources import SOURCES
from adapters.reading.asking import Known
from adapters.reading.behind import KINDS, found_behind
from adapters.reading.context import Reading, Row
from adapters.reading.naming import Named, named
from adapters.reading.numbered import pages_in
from adapters.reading.reports import scope_of
from adapters.reading.timeline import staff_names
from adapters.sql.types import from_microseconds
from application.asking import Absent, Answer
from application.reports.behind import PAGE, Behind, BehindRow, RecordsBehind
from application.reports.catalogue import CATALOGUE


def records_behind(reading: Reading, question: RecordsBehind) -> Answer[Behind]:
    """One page; whoever is named on it is logged. Raises ReportStale, or Absent for a cell that is not there."""
    entry = CATALOGUE.get(question.code)
    cut = entry.cuts.get(question.table) if entry else None
    if entry is None or cut is None:
        raise Absent
    scope = scope_of(reading, question)
    facts = cut.facts or entry.facts
    refuse_stale(reading.connection, SOURCES[facts])
    counting = Counting(reading.connection, SOURCES[facts], scope)
    try:
        table, keys = behind(counting, facts, cut, question.row, question.column)
    except KeyError:
        raise Absent from None
    if table not in KINDS:
        raise Absent
    rows = found_behind(reading, table, keys, scope.at, scope.period.first, scope.period.last)
    pages = pages_in(len(rows), PAGE)
    page = min(max(question.page, 1), pages)
    shown = _shown(reading, rows[(page - 1) * PAGE : page * PAGE])
    hidden = len(keys) - len({row["key"] for row in rows})
    value = Behind(shown, len(rows), hidden, page, pages, from_microseconds(scope.at), cut.unit or entry.unit)
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.person_id)))


def _shown(reading: Reading, rows: list[Row]) -> tuple[BehindRow, ...]:
    names = named(reading, (row["person_id"] for row in rows if row["person_id"]))
    staff = staff_names(reading, {row["staff"] for row in rows if row["staff"]})
    return tuple(
        _row(row, names.get(row["person_id"]), staff.get(row["staff"], ""))
        for row in rows
        if row["person_id"] is None or row["person_id"] in names
    )


def _row(row: Row, who: Named | None, counsellor: str) -> BehindRow:
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
    )


KNOWN = {RecordsBehind: Known("reports.records", records_behind)}
