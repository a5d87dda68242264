"""Answers questions about figures: as known at an instant at which the ledger is final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from adapters.exchange.mapping import stored_mapping
from adapters.exchange.writing import WRITERS
from adapters.exports.delimited import csv_bytes
from adapters.exports.workbook import xlsx_bytes
from adapters.facts.comparing import compared
from adapters.facts.reports import Scope
from adapters.facts.running import run
from adapters.ledger.clock import horizon, newest
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.course_titles import course_titles
from adapters.reading.places import about, centres_of
from adapters.reading.reports_now import BESIDE
from adapters.reading.timeline import staff_names
from adapters.sql.transaction import driver_transaction
from adapters.sql.turns import Turns
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Absent, Answer
from application.policy import Decision, policy
from application.reports.asking import ReadReport
from application.reports.behind import RecordsBehind
from application.reports.catalogue import CATALOGUE, COUNSELLOR, CURRICULUM
from application.reports.comparing import CompareReport, Comparison
from application.reports.entry import Cut
from application.reports.export import CSV, XLSX, ExportReport
from application.reports.revisions import ReadRevisions
from application.reports.table import MARGIN, UNKNOWN, Report, ReportTable

# Figures name nobody, and still it is written down who asked for them.
NOBODY_NAMED: Any = (None,)

def read_report(reading: Reading, question: ReadReport) -> Answer[Report]:
    """Raises ReportStale, or Absent for a code that is not in the catalogue."""
    return Answer(_report(reading, question), NOBODY_NAMED)


def export_report(reading: Reading, question: ExportReport) -> Answer[bytes]:
    """The file. Raises ReportStale, or Absent for a code, table or kind that is not there."""
    report = _report(reading, question)
    if question.table:
        report = replace(report, tables=tuple(table for table in report.tables if table.name == question.table))
    if not report.tables or question.kind not in (CSV, XLSX, *WRITERS):
        raise Absent
    if question.kind in WRITERS:
        mapped = stored_mapping(reading.parts["settings"].exchange_path)
        return Answer(WRITERS[question.kind](question.dataset(report), mapped), NOBODY_NAMED)
    worded = question.wording(report)
    made = xlsx_bytes(report, worded) if question.kind == XLSX else csv_bytes(report, worded, question.separator)
    return Answer(made, NOBODY_NAMED)


def compare_report(reading: Reading, question: CompareReport) -> Answer[Comparison]:
    """Two vintages on one snapshot. Raises ReportStale, or Absent for a code that is not in the catalogue."""
    read = {"code": question.code, "period": question.period, "centre": question.centre}
    now = _report(reading, ReadReport(**read, as_of=question.as_of))
    before = _report(reading, ReadReport(**read, as_of=min(question.since, now.as_of)))
    with reading.parts["columns"].counting_on(reading.connection) as rows:
        told_apart = policy(reading.actor, "reports.restricted") >= Decision.READ
        centres = centres_of(reading.connection, question.centre)
        return Answer(vintages(rows, before, now, centres, restricted=told_apart), NOBODY_NAMED)


def vintages(
    connection: Connection,
    before: Report,
    now: Report,
    centres: frozenset[str] | None = None,
    *,
    restricted: bool = False,
) -> Comparison:
    """The comparison of two vintages of some centres (None: all), with the causes."""
    one, other = (Scope(each.period, microseconds(each.as_of), centres, restricted) for each in (before, now))
    return compared(connection, CATALOGUE[now.code], (one, other), (before, now))


def _report(reading: Reading, question: ReadReport | ExportReport) -> Report:
    entry = CATALOGUE.get(question.code)
    if entry is None:
        raise Absent
    scope = scope_of(reading, question)
    report = run(reading.connection, entry, scope, reading.parts["columns"].counting_on)
    report = _named(reading, replace(report, centre=question.centre or "", tables=_readable(reading, question, report)))
    # As of now only: a vintage must come out the same for ever.
    if question.as_of is None and entry.code in BESIDE:
        report = replace(report, tables=(*report.tables, BESIDE[entry.code](reading, report)))
    return report


def _readable(reading: Reading, question: ReadReport | ExportReport, report: Report) -> tuple[ReportTable, ...]:
    """The tables of a report that the asker may read and wants; the others are nothing to them."""
    told = report if question.colleagues else for_everybody(report)
    cuts = CATALOGUE[report.code].cuts
    return tuple(table for table in told.tables if may_read(reading, cuts[table.name], question.centre))


def for_everybody(report: Report) -> Report:
    """Without the tables that fewer may read than may read the report."""
    cuts = CATALOGUE[report.code].cuts
    return replace(report, tables=tuple(table for table in report.tables if not cuts[table.name].action))


def may_read(reading: Reading, cut: Cut, centre: str | None) -> bool:
    """Whether the asker may read a table of a report that they may read."""
    return not cut.action or policy(reading.actor, cut.action, about(centre)) >= Decision.READ


def _named(reading: Reading, report: Report) -> Report:
    tables = (table for table in report.tables if table.row_dimension == COUNSELLOR.name)
    owners = {UUID(row.code) for table in tables for row in table.rows if row.kind != MARGIN and row.code != UNKNOWN}
    names = {str(owner): name for owner, name in staff_names(reading, owners).items()}
    of_courses = any(table.row_dimension == CURRICULUM.name for table in report.tables)
    courses = course_titles(reading.connection, reading.keys, report.as_of) if of_courses else {}
    return replace(report, names=names, courses=courses)


def scope_of(reading: Reading, question: ReadReport | ExportReport | RecordsBehind | ReadRevisions) -> Scope:
    """What a question about a report counts. Raises Absent or Forbidden where the asker may not read it there."""
    reading.may(CATALOGUE[question.code].action, about(question.centre))
    # Before the first read: on SQLite the snapshot begins there, and must not be older than the horizon.
    at = final_instant(reading, question.as_of)
    told_apart = policy(reading.actor, "reports.restricted") >= Decision.READ
    centres = centres_of(reading.connection, question.centre)
    return Scope(question.period, at, centres, restricted=told_apart)


def final_instant(reading: Reading, as_of: datetime | None) -> int:
    """The newest instant, at or before the one asked for, as of which the ledger is final (microseconds).

    Without one: the newest instant of all, so that a look at what is known now moves no clock.
    """
    return final_instant_of(reading.parts["turns"], as_of)


def final_instant_of(turns: Turns, as_of: datetime | None) -> int:
    """The same, for whoever has the turns and no question."""
    if turns.engine.dialect.name == "sqlite":
        with driver_transaction(turns.engine, turns.statements, begin="BEGIN") as looking:
            last = newest(looking)
        if as_of is None or microseconds(as_of) <= last:
            # One writer at a time: whatever is older than the newest event is settled.
            return last if as_of is None else microseconds(as_of)
    with turns.take([]) as writing:
        return microseconds(horizon(writing, as_of or from_microseconds(newest(writing))))


KNOWN: Mapping[type, Known] = {
    ReadReport: Known("reports.read", read_report),
    CompareReport: Known("reports.read", compare_report),
    ExportReport: Known("reports.read", export_report),
}
