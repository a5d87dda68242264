"""The commands report and release."""

from __future__ import annotations

import json
from codecs import getwriter
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from uuid import UUID
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table

from adapters.facts.reports import Scope
from adapters.facts.running import run
from adapters.reading.reports import final_instant_of, for_everybody, vintages
from adapters.releases.building import NoRounding, ReleaseRefused
from adapters.releases.cube import BadCounts
from adapters.releases.store import ReleaseError
from adapters.sql.types import microseconds
from adapters.wiring import House
from application.reports.catalogue import CATALOGUE
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import BadPeriod, parse_period
from application.reports.table import Report, ReportStale, as_json
from web.commandline import comparing, exchange, indicators
from web.commandline.base import account, console, explained, opened
from web.messages import message

# Columns of text that the widest report needs.
WIDE = 200


class Moment(click.ParamType):
    """An instant with its zone, such as 2026-04-15T23:59:59+05:00."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Refuses an instant without a zone: the vintage must not depend on where the command runs."""
        try:
            instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no instant; write 2026-04-15T23:59:59+05:00", param, ctx)
        if instant.tzinfo is None:
            self.fail("the zone is missing; write 2026-04-15T23:59:59+05:00", param, ctx)
        return instant


class DayOrMoment(Moment):
    """A day such as 2026-04-15, or an instant with its zone."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A date, or an instant."""
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return super().convert(value, param, ctx)


@click.command()
@click.argument("code", type=click.Choice([*CATALOGUE, *INDICATORS]), metavar="CODE")
@click.option("--period", required=True, help="2026, 2026-Q1, 2026-03 or 2026-01-05..2026-02-10.")
@click.option(
    "--as-of", type=Moment(), help="As known at this instant; without it: as far as the ledger is final now."
)
@click.option(
    "--compare-with",
    type=DayOrMoment(),
    help="What it said at the end of this day of the office, or at this instant; tells what changed, and why.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx", *exchange.FORMS]),
    default="table",
    show_default=True,
)
@click.option(
    "--output", type=click.File("wb"), default="-", help="Where to write; standard output by default."
)
@explained
def report(
    code: str, period: str, as_of: datetime | None, compare_with: datetime | date | None, form: str, output: BinaryIO
) -> None:
    """Print the report CODE (T1, T2 …; indicators: I01, I02 …) for a period as known at an instant.

    The same question asked again after any later events gives the same bytes.
    """
    with opened() as house:
        try:
            asked = parse_period(period)
            if code in INDICATORS:
                if compare_with is not None:
                    raise click.UsageError("An indicator is not compared; I20 tells what was revised.")
                output.write(indicators.told(house, code, asked, as_of, form))
                return
            with house.engines["ledger"].begin() as connection:
                at = final_instant_of(house.turns, as_of)
                found = for_everybody(run(connection, CATALOGUE[code], Scope(asked, at)))
                if compare_with is not None:
                    since = min(microseconds(_earlier(_instant(compare_with, house), as_of)), at)
                    before = for_everybody(run(connection, CATALOGUE[code], Scope(asked, since)))
                    comparison = vintages(connection, before, found)
        except BadPeriod as problem:
            raise click.UsageError(f"'{period}' is no period. {message(problem.code)}") from problem
        except ReportStale as problem:
            raise click.ClickException("The facts missed an event. Run: safar rebuild") from problem
    if compare_with is not None:
        comparing.write(comparison, form, output, _wide(output), ZoneInfo(house.settings.zone))
    elif form == "table":
        _print(found, house, _wide(output))
    else:
        output.write(_written(found, form, house))


def _earlier(instant: datetime, as_of: datetime | None) -> datetime:
    """The instant, when it lies before the one of the figures."""
    if as_of is not None and instant > as_of:
        raise click.UsageError("--compare-with lies after --as-of: name an earlier day or instant.")
    return instant


def _instant(day: datetime | date, house: House) -> datetime:
    """The end of a day in the office's zone; an instant as it is."""
    if isinstance(day, datetime):
        return day
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(house.settings.zone))
    return midnight - timedelta(microseconds=1)


def _written(found: Report, form: str, house: House) -> bytes:
    from adapters.exports.delimited import csv_bytes
    from adapters.exports.workbook import xlsx_bytes
    from web.analyst.words import worded

    if form in exchange.FORMS:
        return exchange.report_file(house, found, form)
    if form == "json":
        return json.dumps(as_json(found), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
    return {"csv": csv_bytes, "xlsx": xlsx_bytes}[form](found, worded(found, titled=form == "xlsx"))


def _wide(output: BinaryIO) -> Console:
    # A pipe or a file has no width of its own; a table must not lose its columns there.
    return Console(file=getwriter("utf-8")(output), highlight=False, width=None if output.isatty() else WIDE)


def _print(found: Report, house: House, out: Console) -> None:
    known = found.as_of.astimezone(ZoneInfo(house.settings.zone)).isoformat()
    for table in found.tables:
        title = f"{found.code} {table.name} · {found.unit} · {found.period.text} · as recorded by {known}"
        shown = Table(title=title)
        shown.add_column("")
        for column in table.columns:
            shown.add_column(column.code, justify="right")
        for row in table.rows:
            figures = (str(table.value(row.code, column.code)) for column in table.columns)
            shown.add_row("  " * row.level + row.code, *figures)
        out.print(shown)


@click.group()
def release() -> None:
    """Releases for the ministry: stored, rounded, attacked before they are published."""


@release.command()
@click.option("--period", required=True, help="A quarter, such as 2026-Q1; a year for the sensitive programme.")
@click.option("--stage", default="FIRST", show_default=True, help="FIRST, SECOND, FINAL or EXTRAORDINARY.")
@click.option("--as-of", type=Moment(), help="The vintage; without it, the end of the day that the calendar says.")
@click.option("--reason", help="Needed for an extraordinary revision; it is published.")
@click.option("--as", "acting", required=True, metavar="ACCOUNT", help="The analyst who proposes it.")
@explained
def build(period: str, stage: str, as_of: datetime | None, reason: str | None, acting: str) -> None:
    """Make a draft from the facts, round it, attack it; a draft that gives somebody away is refused."""
    with opened() as house, _Told():
        made = house.publishing.propose(
            account(house, acting), period=period, stage=stage, as_of=as_of, reason=reason
        )
    click.echo(str(made.release_id))


@release.command()
@click.argument("release_id", type=click.UUID)
@click.option("--from", "visible_from", type=Moment(), help="The hour of release; nobody sees it before.")
@click.option("--as", "acting", required=True, metavar="ACCOUNT", help="The analyst who publishes it.")
@explained
def publish(release_id: UUID, visible_from: datetime | None, acting: str) -> None:
    """Make a draft public. Its numbers never change after; a revision is a release of its own."""
    with opened() as house, _Told():
        house.publishing.publish(account(house, acting), release_id, visible_from)
    console().print("Published.")


@release.command()
@click.argument("release_id", type=click.UUID, required=False)
@explained
def show(release_id: UUID | None) -> None:
    """List all releases, or print the tables of a published one as JSON."""
    from adapters.releases.reader import StoredReleases

    with opened() as house:
        if release_id is None:
            for row in house.publishing.drafts():
                said = {key: None if value is None else str(value) for key, value in row.items()}
                click.echo(json.dumps(said, ensure_ascii=False))
            return
        found = StoredReleases(house.engines["releases"]).release(release_id)
    if found is None:
        raise click.ClickException("There is no published release of this id.")
    for table in found.tables:
        cells = {"/".join(cell): value for cell, value in table.cells.items()}
        click.echo(
            json.dumps({"table": table.code, "unit": table.unit, "exact": table.exact, "cells": cells})
        )


release.add_command(exchange.release_file)


class _Told:
    """Refusals of a release in words."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, ReleaseError | ReportStale | BadPeriod):
            raise click.ClickException(message(problem.code)) from problem
        if isinstance(problem, BadCounts | NoRounding):
            raise click.ClickException(f"{message('release.failed')} ({problem})") from problem
        if isinstance(problem, ReleaseRefused):
            raise click.ClickException(f"Refused, it would give somebody away: {problem}") from problem
