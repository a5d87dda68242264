"""An indicator at the command line: as a table, as JSON whose bytes never change for a vintage, as every other file."""

from __future__ import annotations

import json
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from adapters.exports.indicators import csv_bytes, xlsx_bytes
from adapters.facts.reports import Scope
from adapters.reading.indicators import computed
from adapters.reading.reports import final_instant_of
from adapters.wiring import House
from application.reports.indicators import Book, Figure, book_json
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import Period
from web.commandline import exchange

# Columns of text that the widest indicator needs.
WIDE = 140


def told(house: House, code: str, period: Period, as_of: datetime | None, form: str) -> bytes:
    """The indicator `code` of a period for all centres in one of the forms of `safar report`. Raises ReportStale."""
    from web.analyst.indicator_words import sheet

    at = final_instant_of(house.turns, as_of)
    with house.engines["ledger"].begin() as connection:
        beside = form in ("csv", "xlsx", exchange.PDF)
        found = computed(connection, Scope(period, at), house.settings.zone, (code,), beside=beside)
    if form == "json":
        return json.dumps(book_json(found.now), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
    if form in exchange.FORMS:
        return exchange.indicators_file(house, found, form)
    if form == "table":
        return _table(found.now, code, ZoneInfo(house.settings.zone)).encode()
    return csv_bytes(sheet(found)) if form == "csv" else xlsx_bytes(sheet(found), found.now.as_of)


def _table(book: Book, code: str, zone: ZoneInfo) -> str:
    indicator, counted = INDICATORS[code], book.indicators[code]
    known = book.as_of.astimezone(zone).isoformat()
    late = " · provisional" if counted.provisional else ""
    title = f"{code} {indicator.title} · {indicator.unit} · {book.period.text} · as recorded by {known}{late}"
    shown = Table(title=title)
    for words in ("figure", "part"):
        shown.add_column(words)
    for words in ("value", "of these", "divided by"):
        shown.add_column(words, justify="right")
    for name, figure in counted.figures.items():
        shown.add_row(name, "", *_numbers(figure))
    for cut, named in counted.cuts.items():
        for name, figures in named.items():
            for each, figure in figures.items():
                shown.add_row(name, f"{cut} {each}", *_numbers(figure))
    out = StringIO()
    Console(file=out, highlight=False, width=WIDE).print(shown)
    return out.getvalue()


def _numbers(figure: Figure) -> tuple[str, str, str]:
    part, whole = ("" if number is None else str(number) for number in (figure.part, figure.whole))
    return (figure.why if figure.value is None else str(figure.value)), part, whole
