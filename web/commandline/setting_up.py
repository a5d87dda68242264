"""The commands init, migrate, settings, health."""

from __future__ import annotations

import json
import sys

import click

from adapters.keys.keyring import KeyringMissing, KeyringWrong
from adapters.lost import refuse_emptied_keys, refuse_lost
from adapters.settings import Settings
from adapters.sql.databases import create_missing
from adapters.sql.migrate import STORES
from adapters.sql.migrate import migrate as migrate_stores
from adapters.wiring import House, open_engines, open_keyring
from web.commandline.base import console, explained, opened, progress
from web.commandline.people import invite_administrator


@click.command()
@click.option(
    "--administrator", metavar="LOGIN", help="Also invite a first administrator; the password is asked for."
)
@explained
def init(administrator: str | None) -> None:
    """Prepare an empty installation: folder, tables, keyring, first administrator.

    Running it again changes nothing that is there. Back up the keyring file together with the key store:
    whoever loses it loses every name.
    """
    settings = Settings.from_env()
    prepare(settings)
    if administrator:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        with opened(settings=settings) as house:
            invite_administrator(house, administrator, password)
    console().print(f"Ready. Keyring: {settings.keyring_path} — back it up now.")


def prepare(settings: Settings) -> None:
    """Databases that are there, tables at their newest revision, a keyring that belongs to the key store."""
    create_missing(settings.url(store) for store in STORES)
    engines = open_engines(settings)
    try:
        refuse_lost(engines)
        migrate_stores(engines)
        refuse_emptied_keys(engines)
        open_keyring(settings, engines["keys"], create=True)
    finally:
        for engine in engines.values():
            engine.dispose()


@click.command()
@explained
def migrate() -> None:
    """Bring the tables of all four stores to this version; views whose shape changed are rebuilt."""
    settings = Settings.from_env()
    engines = open_engines(settings)
    try:
        refuse_lost(engines)
        migrate_stores(engines)
    finally:
        for engine in engines.values():
            engine.dispose()
    with opened(settings=settings) as house:
        rebuild_changed(house)
    console().print("All stores are at this version.")


def rebuild_changed(house: House) -> None:
    """Rebuild the views whose shape is not the one that this version writes."""
    from adapters.readmodels.rebuild import Rebuild

    changed = [view for view in house.views if view.name in house.to_rebuild]
    if changed:
        with progress("Rebuilding changed views") as bar:
            Rebuild(house.turns, house.mapper, changed, bar).run()


@click.command(name="settings")
@explained
def show_settings() -> None:
    """Print every setting, passwords masked."""
    for key, value in Settings.from_env().shown().items():
        click.echo(f"SAFAR_{key.upper()}={value}")


@click.command()
@explained
def health() -> None:
    """Say as JSON whether the stores, the keyring and the views are in order; exit code 1 if not."""
    from adapters.health import examine, of_keyring

    try:
        with opened() as house:
            found = examine(house)
    except (KeyringMissing, KeyringWrong) as problem:
        click.echo(json.dumps({"ok": False, "keyring": of_keyring(problem)}, indent=1))
        raise
    click.echo(json.dumps(found, indent=1))
    sys.exit(0 if found["ok"] else 1)
