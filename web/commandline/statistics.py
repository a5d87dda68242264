"""The commands sdmx and region: judge a file, give programs tokens, collect from other countries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import click

from adapters.region.collecting import FRESH, collect
from adapters.region.store import StoredRegion
from adapters.releases.reader import StoredReleases
from adapters.releases.tokens import LONGEST_DAYS, MinistryTokens, NoSuchAccount
from adapters.settings import Settings
from adapters.sql.engines import make_engine
from application.sdmx.check import MOST, check
from application.sdmx.structure import Flow
from application.sdmx.structures_read import BadStructure, read_structures
from web.commandline.base import console, explained, releases_only
from web.wsgi import region_hosts


@click.group()
def sdmx() -> None:
    """Figures as statistical offices exchange them."""


@sdmx.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--structure",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An SDMX-ML file with data flows, structures and code lists; without it, those of the published releases.",
)
@explained
def check_file(file: Path, structure: Path | None) -> None:
    """Judge an SDMX-CSV file: wrong codes, duplicates, missing dimensions, bad periods, unknown columns, no numbers.

    One line for each fault: line, column, code, what stands there. Ends with 1 when there is any.
    """
    try:
        flows = read_structures(structure.read_bytes()) if structure else _published_flows()
    except BadStructure as problem:
        raise click.ClickException(f"The structure cannot be used: {problem.code}") from problem
    findings = check(file.read_bytes(), flows)
    for one in findings:
        click.echo("\t".join([str(one.line), one.column or "-", one.code, one.text]))
    if findings:
        more = " or more" if len(findings) == MOST else ""
        console().print(f"[bold red]{len(findings)}{more} faults.[/]")
        sys.exit(1)
    console().print("No faults.")


def _published_flows() -> list[Flow]:
    from web.ministry.sdmx import PROGRAMMES
    from web.ministry.sdmx_flows import series_of

    settings = Settings.from_env()
    engine = make_engine(settings.url("releases"))
    try:
        reader = StoredReleases(engine)
        published = [release for programme in PROGRAMMES for release in reader.published(programme)]
    finally:
        engine.dispose()
    if not published:
        raise click.ClickException("Nothing is published here: name the structure with --structure.")
    return [one.flow(settings.country, named=False) for one in series_of(published)]


@sdmx.group()
def token() -> None:
    """Tokens with which programs read what is published, on behalf of an account of the ministry application."""


@token.command()
@click.argument("login", metavar="ACCOUNT")
@click.option("--name", required=True, help="Who holds it, for the list.")
@click.option(
    "--days", default=180, show_default=True, type=click.IntRange(1, LONGEST_DAYS), help="How long it lives."
)
@explained
def issue(login: str, name: str, days: int) -> None:
    """Print a fresh token of ACCOUNT. It is shown this once: only its hash is kept."""
    with _tokens() as tokens:
        try:
            click.echo(tokens.issue(login, name, days, datetime.now(UTC)))
        except NoSuchAccount as problem:
            raise click.ClickException(
                "The ministry application has no active account of this name."
            ) from problem


@token.command("list")
@explained
def list_tokens() -> None:
    """Who holds tokens, and until when."""
    with _tokens() as tokens:
        for one in tokens.all():
            ends = "withdrawn" if one.withdrawn else f"until {one.expires:%Y-%m-%d}"
            click.echo(f"{one.token_id}\t{one.login}\t{one.name}\t{ends}")


@token.command()
@click.argument("token_id", type=click.UUID)
@explained
def withdraw(token_id: UUID) -> None:
    """End a token at once."""
    with _tokens() as tokens:
        if not tokens.withdraw(token_id):
            raise click.ClickException("There is no such token.")
    console().print("Withdrawn.")


@contextmanager
def _tokens() -> Iterator[MinistryTokens]:
    with releases_only() as (settings, engine, secret):
        yield MinistryTokens(engine, secret, demonstration=settings.demo)


@click.group()
def region() -> None:
    """A regional office: figures of several countries."""


@region.command("collect")
@click.option("--again", is_flag=True, help="Ask again also for what was got within the last half hour.")
@explained
def collect_region(again: bool) -> None:
    """Ask the countries of SAFAR_REGION_HOSTS for what they publish, and keep it.

    One line for each thing asked for: country, table, outcome. A run that was stopped goes on where it was. Ends with
    1 when something could not be had.
    """
    settings = Settings.from_env()
    hosts = region_hosts(settings)
    if not hosts:
        raise click.ClickException("SAFAR_REGION_HOSTS names no country.")
    engine, fine = make_engine(settings.url("releases")), True
    store = StoredRegion(engine, tuple(host.area for host in hosts))
    try:
        for area, what, outcome in collect(
            store, hosts, lambda: datetime.now(UTC), timedelta() if again else FRESH
        ):
            click.echo(f"{area}\t{what}\t{outcome}")
            fine = fine and outcome in ("kept", "same", "fresh", "http_404")
    finally:
        engine.dispose()
    if not fine:
        sys.exit(1)
