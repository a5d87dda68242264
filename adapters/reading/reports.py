"""Answers questions about figures: as known at an instant at which the ledger is final."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from adapters.facts.reports import Scope
from adapters.facts.running import run
from adapters.ledger.clock import horizon, newest
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.sql.transaction import driver_transaction
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Absent, Answer
from application.policy import Decision, policy
from application.reports.asking import ReadReport
from application.reports.catalogue import CATALOGUE
from application.reports.table import Report

# Figures name nobody, and still it is written down who asked for them.
NOBODY_NAMED: Any = (None,)


def read_report(reading: Reading, question: ReadReport) -> Answer[Report]:
    """Raises ReportStale, or Absent for a code that is not in the catalogue."""
    entry = CATALOGUE.get(question.code)
    if entry is None:
        raise Absent
    reading.may(entry.action)
    # Before the first read: on SQLite the snapshot begins there, and must not be older than the horizon.
    at = final_instant(reading, question.as_of)
    told_apart = policy(reading.actor, "reports.restricted") >= Decision.READ
    return Answer(run(reading.connection, entry, Scope(question.period, at, restricted=told_apart)), NOBODY_NAMED)


def final_instant(reading: Reading, as_of: datetime | None) -> int:
    """The newest instant, at or before the one asked for, as of which the ledger is final (microseconds).

    Without one: the newest instant of all, so that a look at what is known now moves no clock.
    """
    turns = reading.parts["turns"]
    if turns.engine.dialect.name == "sqlite":
        with driver_transaction(turns.engine, turns.statements, begin="BEGIN") as looking:
            last = newest(looking)
        if as_of is None or microseconds(as_of) <= last:
            # One writer at a time: whatever is older than the newest event is settled.
            return last if as_of is None else microseconds(as_of)
    with turns.take([]) as writing:
        return microseconds(horizon(writing, as_of or from_microseconds(newest(writing))))


KNOWN: Mapping[type, Known] = {ReadReport: Known("reports.read", read_report)}
