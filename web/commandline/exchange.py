"""Files for other systems at the command line: reports, releases, and the codes that stand for ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, TextIO
from uuid import UUID

import click

from adapters.exchange.mapping import BadMapping, mapping_csv, read_mapping, stored_mapping
from adapters.exchange.writing import WRITERS
from adapters.wiring import House
from application.reports.flat import Dataset, NoCalendarPeriod, SameCode
from application.reports.indicators import Shelf
from application.reports.table import Report
from application.sdmx.of_report import KINDS
from web.commandline.base import console, explained, opened

PDF = "pdf"
FORMS = (*WRITERS, *KINDS, PDF)
_WHY = {
    "exchange.head": "the first line must be KIND,OURS,THEIRS",
    "exchange.line": "a kind, our code and their code are needed; kinds are dataSet, dataElement, "
    "categoryOptionCombo and orgUnit",
    "exchange.long": "DHIS2 takes codes of at most 50 characters",
    "exchange.twice": "this code of ours stands above already",
}


def report_file(house: House, found: Report, form: str) -> bytes:
    """A report in one of FORMS. Raises click's errors for what cannot be written."""
    from web.analyst.exchange import dataset_of
    from web.analyst.paper import report_pdf
    from web.analyst.sdmx import SDMX

    if form in KINDS:
        return SDMX[form].write(found)
    if form != PDF:
        return _written(house, form, lambda: dataset_of(found))
    return _printed(lambda: report_pdf(found))


def indicators_file(house: House, found: Shelf, form: str) -> bytes:
    """Indicators likewise."""
    from web.analyst.indicators_exchange import dataset_of
    from web.analyst.indicators_paper import indicators_pdf
    from web.analyst.indicators_sdmx import sdmx_bytes

    if form in KINDS:
        return sdmx_bytes(form, found)
    if form != PDF:
        return _written(house, form, lambda: dataset_of(found))
    return _printed(lambda: indicators_pdf(found))


@click.command("file")
@click.argument("release_id", type=click.UUID)
@click.option("--format", "form", type=click.Choice([*WRITERS]), required=True)
@click.option("--table", "code", help="One table, such as R-T1; without it all.")
@click.option(
    "--output", type=click.File("wb"), default="-", help="Where to write; standard output by default."
)
@explained
def release_file(release_id: UUID, form: str, code: str | None, output: BinaryIO) -> None:
    """Write a published release for another system."""
    from adapters.releases.reader import StoredReleases
    from web.ministry.exchange import dataset_of

    with opened() as house:
        found = StoredReleases(house.engines["releases"]).release(release_id)
        tables = [table for table in found.tables if code in (None, table.code)] if found else []
        if found is None or not tables:
            raise click.ClickException("There is no published release of this id, or no such table in it.")
        output.write(_written(house, form, lambda: dataset_of(found, tables)))


@click.group()
def codes() -> None:
    """The codes of DHIS2 that stand for ours; `--format dhis2-codes` lists those that a report needs."""


@codes.command()
@click.option(
    "--output", type=click.File("wb"), default="-", help="Where to write; standard output by default."
)
@explained
def show(output: BinaryIO) -> None:
    """Print the codes in use that differ from ours, as CSV."""
    with opened() as house:
        found = stored_mapping(house.settings.exchange_path)
    output.write(
        mapping_csv((kind, ours, theirs) for (kind, ours), theirs in found.items() if ours != theirs)
    )


@codes.command()
@click.argument("file", type=click.File("r", encoding="utf-8-sig"))
@explained
def take(file: TextIO) -> None:
    """Use the codes of FILE: lines of KIND, OURS, THEIRS. Codes that it does not name stay as they are."""
    with opened() as house:
        path = house.settings.exchange_path
        try:
            given = read_mapping(file.read())
        except BadMapping as problem:
            raise click.ClickException(f"Line {problem.line}: {_WHY[problem.code]}.") from problem
        lines = stored_mapping(path) | given
        fresh = path.with_suffix(".new")
        fresh.write_bytes(mapping_csv((kind, ours, theirs) for (kind, ours), theirs in lines.items()))
        fresh.replace(path)
    console().print(f"{len(given)} codes taken.")


def _printed(make: Callable[[], bytes]) -> bytes:
    from web.paper.pdf import NoPrinter

    try:
        return make()
    except NoPrinter as problem:
        raise click.ClickException("PDFs need Pango and the letters: make assets") from problem


def _written(house: House, form: str, dataset: Callable[[], Dataset]) -> bytes:
    try:
        return WRITERS[form](dataset(), stored_mapping(house.settings.exchange_path))
    except NoCalendarPeriod as problem:
        raise click.UsageError(
            "DHIS2 has no name for these days; ask for a year, a quarter or a month."
        ) from problem
    except SameCode as problem:
        raise click.ClickException(
            f"Two figures would get one place there: {problem}. Mend the codes."
        ) from problem
