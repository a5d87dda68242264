"""A comparison of two vintages on the command line: as a table, as JSON, as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table

from adapters.exchange.cells import harmless
from adapters.exports.delimited import MARK
from application.reports.comparing import Comparison, Effect, comparison_json

NUMBERS = ("previous", "now", "difference")
COLUMNS = ("row", "column", *NUMBERS, "why")
HEAD = ("REPORT", "TABLE", "PERIOD", "SINCE", "AS_OF", "ROW", "COLUMN", "PREVIOUS", "NOW", "DIFFERENCE")
HEAD_END = ("CAUSE", "FROM", "TO", "EFFECT")


def write(comparison: Comparison, form: str, output: BinaryIO, out: Console, zone: ZoneInfo) -> None:
    """Raises UsageError for a form that comparisons are not printed in."""
    if form not in ("table", "json", "csv"):
        raise click.UsageError("A comparison is printed as table, json or csv.")
    if form == "json":
        told = json.dumps(comparison_json(comparison), ensure_ascii=False, sort_keys=True, indent=1)
        output.write(told.encode() + b"\n")
    elif form == "csv":
        output.write(as_csv(comparison))
    else:
        _print(comparison, out, zone)


def as_csv(comparison: Comparison) -> bytes:
    """One line for each cause of each cell; a cell without a cause has one line too."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*HEAD, *HEAD_END])
    before, now = comparison.before, comparison.now
    for table in now.tables:
        first = [now.code, table.name, now.period.text, before.as_of.isoformat(), now.as_of.isoformat()]
        for cell in comparison.changed(table.name):
            figures = [str(each) for each in (cell.previous, cell.now, cell.difference)]
            line = [*map(harmless, (*first, cell.row, cell.column)), *figures]
            for why in comparison.why(table.name, cell) or (Effect("", "", "", cell.difference),):
                writer.writerow([*line, *map(harmless, why.cause), str(why.effect)])
    return MARK + out.getvalue().encode()


def _print(comparison: Comparison, out: Console, zone: ZoneInfo) -> None:
    now = comparison.now
    instants = [each.as_of.astimezone(zone).isoformat() for each in (comparison.before, now)]
    for table in now.tables:
        head = f"{now.code} {table.name} · {table.unit} · {now.period.text} · changed between "
        shown = Table(title=head + " and ".join(instants))
        for words in COLUMNS:
            shown.add_column(words, justify="right" if words in NUMBERS else "left")
        for row in _rows(comparison, table.name):
            shown.add_row(*row)
        out.print(shown)
    for cause in comparison.causes or ():
        days = f"{cause.first.astimezone(zone):%Y-%m-%d}..{cause.last.astimezone(zone):%Y-%m-%d}"
        told = _told(cause.code, cause.origin, cause.target)
        out.print(f"{cause.effect:+} {now.unit}: {told}, {cause.number}, {days}")


def _rows(comparison: Comparison, name: str) -> Iterator[tuple[str, ...]]:
    for cell in comparison.changed(name):
        why = ", ".join(f"{each.effect:+} {_told(*each.cause)}" for each in comparison.why(name, cell))
        yield cell.row, cell.column, str(cell.previous), str(cell.now), f"{cell.difference:+}", why


def _told(code: str, origin: str, target: str) -> str:
    return f"{code} {origin}>{target}" if origin else code
