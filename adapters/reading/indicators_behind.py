"""Answers which records stand behind a figure of an indicator."""

from __future__ import annotations

from typing import Any

from adapters.facts.counted import Facts, Untold
from adapters.facts.indicators_behind import behind
from adapters.facts.running import refuse_stale
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.indicators import EVERYTHING, scope_of
from adapters.reading.reports_behind import Asked, page_of
from application.asking import Absent, Answer
from application.reports.behind import Behind, RecordsOfIndicator
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import leads_to_records
from application.reports.periods import BadPeriod


def records_of_indicator(reading: Reading, question: RecordsOfIndicator) -> Answer[Behind]:
    """One page; whoever is named on it is logged. Raises ReportStale, Absent for a figure that leads to no records."""
    scope = scope_of(reading, question)
    indicator = INDICATORS[question.code]
    told = question.figure in (indicator.cuts.get(question.cut, ()) if question.cut else indicator.figures)
    if not told or not leads_to_records(question.code, question.figure):
        raise Absent
    refuse_stale(reading.connection, EVERYTHING)
    settings: Any = reading.parts["settings"]
    facts = Facts(reading.connection, scope, settings.zone)
    try:
        table, keys = behind(facts, indicator.figures[question.figure], question.cut, question.part)
    except (Untold, BadPeriod):
        raise Absent from None
    return page_of(reading, table, dict.fromkeys(keys), scope, Asked(question.page, indicator.unit))


KNOWN = {RecordsOfIndicator: Known("indicators.records", records_of_indicator)}
