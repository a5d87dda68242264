"""Answers questions for indicators: of all centres or of one, as known at an instant at which the ledger is final."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from adapters.exchange.mapping import stored_mapping
from adapters.exchange.writing import WRITERS
from adapters.exports.indicators import csv_bytes, xlsx_bytes
from adapters.facts.at_centres import at_each_centre
from adapters.facts.contacts import CONTACTS
from adapters.facts.counted import Facts
from adapters.facts.indicators import shelf, tables
from adapters.facts.reports import Scope
from adapters.facts.running import refuse_stale
from adapters.facts.sources import Source
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.places import ALL, about, centres_of
from adapters.reading.reports import NOBODY_NAMED, final_instant
from adapters.readmodels.centres import CENTRES
from application.asking import Absent, Answer, Forbidden
from application.policy import Decision, Thing, policy
from application.reports.behind import RecordsOfIndicator
from application.reports.export import CSV, JSON, XLSX
from application.reports.indicators import CompareCentres, ExportIndicators, ReadIndicators, Shelf, book_json
from application.reports.indicators_catalogue import INDICATORS

# All that indicators read, to be whole before any of them is told.
EVERYTHING = Source(CONTACTS, "occurred_on", details=tuple(sorted(tables(), key=str)))
KINDS: Mapping[str, Callable[..., bytes]] = {CSV: csv_bytes, XLSX: xlsx_bytes}


def read_indicators(reading: Reading, question: ReadIndicators) -> Answer[Shelf]:
    """Raises Absent for an unknown code and another's centre, Forbidden for all centres, ReportStale."""
    return Answer(_shelf(reading, question), NOBODY_NAMED)


def compare_centres(reading: Reading, question: CompareCentres) -> Answer[Mapping[str, Shelf]]:
    """Raises as `read_indicators` does."""
    whole = ReadIndicators(
        period=question.period, codes=(question.code,), as_of=question.as_of, centre=question.centre, beside=False
    )
    scope = scope_of(reading, whole)
    refuse_stale(reading.connection, EVERYTHING)
    known = reading.connection.scalars(select(CENTRES.c.code).order_by(CENTRES.c.code))
    centres = [each for each in known if scope.centres is None or each in scope.centres]
    facts = Facts(reading.connection, scope, reading.parts["settings"].zone)
    return Answer(at_each_centre(facts, centres, question.code), NOBODY_NAMED)


def export_indicators(reading: Reading, question: ExportIndicators) -> Answer[bytes]:
    """The file. Raises as the question for the figures does, and Absent for a kind that is not there."""
    if question.kind not in (JSON, *KINDS, *WRITERS):
        raise Absent
    asked = {name: getattr(question, name) for name in ("period", "codes", "as_of", "centre")}
    found = _shelf(reading, ReadIndicators(**asked))
    if question.kind == JSON:
        told = json.dumps(book_json(found.now), ensure_ascii=False, sort_keys=True, indent=1)
        return Answer(told.encode() + b"\n", NOBODY_NAMED)
    if question.kind in WRITERS:
        mapped = stored_mapping(reading.parts["settings"].exchange_path)
        return Answer(WRITERS[question.kind](question.dataset(found), mapped), NOBODY_NAMED)
    sheet = question.wording(found)
    more = {"separator": question.separator} if question.kind == CSV else {"made": found.now.as_of}
    return Answer(KINDS[question.kind](sheet, **more), NOBODY_NAMED)


def computed(connection: Connection, scope: Scope, zone: str, codes: tuple[str, ...], *, beside: bool) -> Shelf:
    """The indicators of a scope; `zone` is the office's. Raises ReportStale."""
    refuse_stale(connection, EVERYTHING)
    return shelf(Facts(connection, scope, zone), codes, beside=beside)


KNOWN: Mapping[type, Known] = {
    ReadIndicators: Known("indicators.read", read_indicators),
    CompareCentres: Known("indicators.read", compare_centres),
    ExportIndicators: Known("indicators.read", export_indicators),
}


def _shelf(reading: Reading, question: ReadIndicators) -> Shelf:
    scope = scope_of(reading, question)
    settings: Any = reading.parts["settings"]
    found = computed(reading.connection, scope, settings.zone, question.codes, beside=question.beside)
    return replace(found, now=replace(found.now, centre=question.centre))


def scope_of(reading: Reading, question: ReadIndicators | RecordsOfIndicator) -> Scope:
    """What a question about indicators counts. Raises as `read_indicators` does."""
    if question.centre is not None:
        reading.may("indicators.read", about(question.centre))
    elif policy(reading.actor, "indicators.read", Thing(ALL)) <= Decision.DENY:
        # That there are figures of all centres is no secret: they are refused, not hidden.
        raise Forbidden
    if not set(question.codes) <= set(INDICATORS):
        raise Absent
    # Before the first read: on SQLite the snapshot begins there, and must not be older than the horizon.
    at = final_instant(reading, question.as_of)
    return Scope(question.period, at, centres_of(reading.connection, question.centre))
