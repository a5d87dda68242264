"""Answers how a figure was revised: the same table of several periods, as known at the vintages of releases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from adapters.exports.delimited import csv_bytes
from adapters.exports.workbook import xlsx_bytes
from adapters.facts.contacts import CONTACTS
from adapters.facts.counted import Facts, Untold, end_of
from adapters.facts.measures import MEASURES
from adapters.facts.measures_beside import BESIDE
from adapters.facts.month import quality
from adapters.facts.reports import Scope
from adapters.facts.running import refuse_stale, tables
from adapters.facts.sources import SOURCES
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.reports import NOBODY_NAMED, scope_of
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Absent, Answer
from application.reports.catalogue import CATALOGUE
from application.reports.entry import Entry
from application.reports.export import CSV, XLSX
from application.reports.revisions import (
    DAYS,
    NOW,
    ExportRevisions,
    ReadRevisions,
    Revised,
    can_be_revised,
    measures,
    periods_until,
    triangle,
)
from application.reports.table import TOTAL, Report


def read_revisions(reading: Reading, question: ReadRevisions) -> Answer[Report]:
    """Raises ReportStale, or Absent for a code, table or measure that is not there."""
    return Answer(_revisions(reading, question), NOBODY_NAMED)


def export_revisions(reading: Reading, question: ExportRevisions) -> Answer[bytes]:
    """The file. Raises as `read_revisions` does, Absent for another kind of file too."""
    if question.kind not in (CSV, XLSX):
        raise Absent
    report = _revisions(reading, question)
    worded = question.wording(report)
    made = xlsx_bytes(report, worded) if question.kind == XLSX else csv_bytes(report, worded, question.separator)
    return Answer(made, NOBODY_NAMED)


KNOWN = {
    ReadRevisions: Known("reports.read", read_revisions),
    ExportRevisions: Known("reports.read", export_revisions),
}


def _revisions(reading: Reading, question: ReadRevisions) -> Report:
    entry = CATALOGUE.get(question.code)
    cut = entry.cuts.get(question.table) if entry else None
    if entry is None or cut is None or not can_be_revised(cut):
        raise Absent
    measure = question.measure or measures(cut)[0]
    if measure not in measures(cut):
        raise Absent
    scope = scope_of(reading, question)
    facts = cut.facts or entry.facts
    for source in {facts, entry.facts, "quality"}:
        refuse_stale(reading.connection, SOURCES[source])
    one = replace(entry, cuts={question.table: cut})
    zone = reading.parts["settings"].zone
    with reading.parts["columns"].counting_on(reading.connection) as rows:
        scopes = [replace(scope, period=period) for period in periods_until(question.period)]
        contacts = SOURCES[facts].table is CONTACTS
        found = tuple(
            Revised(
                each.period.text,
                dict(_known(rows, one, each, measure, zone)),
                _late(rows, each) if contacts else None,
                _complete(rows, each, zone) if contacts else None,
            )
            for each in scopes
        )
    return triangle(entry, question, measure, found, from_microseconds(scope.at))


def _known(rows: Connection, entry: Entry, scope: Scope, measure: str, zone: str) -> Iterator[tuple[str, int]]:
    """(vintage, figure) of those that have come."""
    ends = {name: scope.period.last + timedelta(days=days) for name, days in DAYS.items()}
    instants = {name: microseconds(end_of(day, zone)) for name, day in ends.items()}
    for name, at in {**instants, NOW: scope.at}.items():
        # A period that has not begun has no figure either.
        if at <= scope.at:
            (table,) = tables(rows, entry, replace(scope, at=at))
            if (TOTAL, measure) not in table.blank:
                yield name, table.value(TOTAL, measure)


def _late(rows: Connection, scope: Scope) -> int | None:
    found = quality(rows, scope)
    return _per_thousand(found["late"], found["contacts"])


def _complete(rows: Connection, scope: Scope, zone: str) -> int | None:
    facts = Facts(rows, scope, zone)
    try:
        return _per_thousand(BESIDE["known_at_first"](facts, ""), MEASURES["contacts"](facts, ""))
    except Untold:
        return None


def _per_thousand(part: int, whole: int) -> int | None:
    return (2000 * part + whole) // (2 * whole) if whole else None
