"""The commands rebuild, verify, keys rotate."""

from __future__ import annotations

import sys
import time

import click

from adapters.keys.rotation import GRACE_SECONDS, begin, changing
from adapters.keys.rotation import forget_older as forget_rest
from adapters.readmodels.rebuild import Rebuild
from adapters.readmodels.rows import View
from adapters.verify import verify as verify_house
from adapters.wiring import House
from web.commandline.base import console, explained, opened, progress


@click.command()
@click.argument("view", required=False)
@click.option(
    "--check",
    is_flag=True,
    help="Only compare with what is there, row by row; exit code 1 if anything differs.",
)
@explained
def rebuild(view: str | None, check: bool) -> None:
    """Make the rows of all views, or of VIEW, anew from the ledger while the service runs."""
    with opened() as house:
        wanted = _wanted(house, view)
        with progress("Comparing" if check else "Rebuilding") as bar:
            work = Rebuild(house.turns, house.mapper, wanted, bar)
            differences = work.check() if check else []
            if not check:
                work.run()
    for found in differences:
        click.echo(f"{found.table}: {found.only_live} rows only here, {found.only_rebuilt} rows only rebuilt")
    console().print("Differences found." if differences else "Every row agrees." if check else "Rebuilt.")
    sys.exit(1 if differences else 0)


def _wanted(house: House, name: str | None) -> list[View]:
    wanted = [view for view in house.views if name in (None, view.name)]
    if not wanted:
        known = ", ".join(view.name for view in house.views)
        raise click.UsageError(f"There is no view '{name}'. Views: {known}")
    return wanted


@click.command()
@explained
def verify() -> None:
    """Read the whole ledger: every event opens, every topic resolves, every box has its key or its erasure,
    read models equal a rebuild. Exit code 1 names what does not.
    """
    with opened() as house, progress("Verifying") as bar:
        problems = list(verify_house(house, bar))
    for problem in problems:
        click.echo(problem)
    console().print(f"{len(problems)} problems." if problems else "Everything agrees.")
    sys.exit(1 if problems else 0)


@click.group()
def keys() -> None:
    """The key store."""


@keys.command()
@click.option(
    "--forget-older",
    is_flag=True,
    help=f"Also destroy the older key-encryption keys, {GRACE_SECONDS:.0f} seconds after the new one came "
    "and once nothing needs them.",
)
@explained
def rotate(forget_older: bool) -> None:
    """Make a new key-encryption key and wrap every living person key under it, while the service runs.

    Running processes read the keyring file again by themselves. Where several machines serve, give each of them the
    new keyring file directly after a rotation, before --forget-older: a machine that lacks it answers 503.

    Backups of the key store that were made before cannot be opened any more once the older keys are destroyed:
    make a new backup of keyring and key store directly afterwards.
    """
    with opened() as house, changing(house.settings.keyring_path):
        fresh = begin(house.keys, house.settings.keyring_path)
        came, of = time.monotonic(), house.keys.count()
        with progress("Wrapping keys") as bar:
            for done in house.keys.rotate(fresh):
                bar(done, of)
        older = house.keys.count(older_than_current=True)
        if forget_older and not older:
            _wait(came + GRACE_SECONDS)
            forget_rest(house.keys, house.settings.keyring_path)
    console().print(
        f"Keys are wrapped under generation {fresh.generation}. Back up keyring and key store now."
    )
    if older:
        console().print(f"{older} keys cannot be read; what is older was kept. safar verify says whose they are.")
        sys.exit(1)


def _wait(until: float) -> None:
    """Every process must have had the time to let go of what it read under an older generation."""
    with progress("Waiting for all processes") as bar:
        began = time.monotonic()
        while (now := time.monotonic()) < until:
            bar(int(now - began), int(until - began) + 1)
            time.sleep(min(1.0, until - now))
