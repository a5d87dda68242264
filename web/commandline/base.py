"""What all commands of `safar` share: the house, clear refusals, progress bars, who acts."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from adapters.keys.keyring import KeyringBehind, KeyringMissing, KeyringWrong
from adapters.keys.rotation import StillNeeded
from adapters.keys.wrapping import KeyUnreadable
from adapters.ledger.tail import count
from adapters.lost import StoreMissing
from adapters.settings import BadSetting, Settings
from adapters.sql.engines import UnsafeEngine, make_engine
from adapters.sql.migrate import Unmigrated
from adapters.sql.transaction import driver_transaction
from adapters.wiring import House, build
from application.actor import Actor
from application.asking import Absent, Forbidden
from application.ports import NewerExists, Unavailable
from application.reports.released import Unavailable as FiguresUnavailable
from application.wire import Malformed
from web.messages import message
from web.wsgi import ministry_secret

REFUSED = 2

# What stops a command, and the words for whoever keeps the server.
_SAYS: dict[type[Exception], Callable[[Any], str]] = {
    BadSetting: lambda e: f"Setting {e}.",
    KeyringMissing: lambda e: (
        ("There is no keyring at" if isinstance(e.__cause__, FileNotFoundError) else "This is no keyring, or damaged:")
        + f" {e}. Restore it from its backup: without it nothing can be read. A new office begins with: safar init"
    ),
    KeyringBehind: lambda e: (
        f"Keys were rotated elsewhere: the keyring here lacks the key '{e.key}'. Copy the keyring of the machine that "
        "rotated them here; whatever runs reads it without a restart."
    ),
    KeyringWrong: lambda e: (
        f"The keyring does not belong to this key store: the key '{e.key}' differs. Restore the right keyring."
    ),
    KeyUnreadable: lambda e: (
        f"A key is damaged or wrapped under generation {e.generation}, which the keyring here does not hold. "
        "Restore the keyring that holds it; safar verify says what cannot be read."
    ),
    StillNeeded: lambda e: f"{e.keys} keys still need an older generation: nothing was forgotten.",
    StoreMissing: lambda e: (
        f"The store {e.store} is missing, while others are in use. Restore it from its backup: it is not made anew."
    ),
    Unmigrated: lambda e: f"The database is not ready ({e}). Run: safar {'migrate' if e.found else 'init'}",
    UnsafeEngine: lambda e: f"The database does not keep what it confirms: check {e}.",
    psycopg.Error: lambda e: (
        _unreached(e) or f"PostgreSQL refuses: {type(e).__name__}. Check the address, the account and its rights."
    ),
    sqlite3.Error: lambda e: _unreached(e) or "A database file cannot be read or written. Check SAFAR_DATA_DIR.",
    OperationalError: lambda e: _unreached(e.orig) or "A database cannot be reached. Check its address.",
    Unavailable: lambda e: _unreached(e) or "A database cannot be reached. Nothing was half-written; try again.",
    FiguresUnavailable: lambda e: _unreached(e) or "The releases database cannot be reached. Try again.",
    OSError: lambda e: f"{': '.join(map(str, filter(None, (e.strerror, e.filename)))) or e}. Check SAFAR_DATA_DIR.",
    Malformed: lambda e: f"This cannot be read ({e}).",
    NewerExists: lambda e: "There are newer events here than what is told. An empty installation is needed.",
    Absent: lambda e: message("record.unknown"),
    Forbidden: lambda e: message("policy.denied"),
}
# What SQLite and PostgreSQL say when nothing more can be written, and when a file is not theirs to open.
_FULL = ("disk is full", "No space left")
_CLOSED = ("unable to open database file", "readonly database")


def _unreached(problem: BaseException | None) -> str:
    """What lies behind a lost database, where the driver says it."""
    while problem is not None:
        text = str(problem)
        if any(words in text for words in _FULL):
            return "The disk is full. Nothing was half-written: make room and try again."
        if any(words in text for words in _CLOSED):
            return "A database file cannot be opened or written. Check SAFAR_DATA_DIR and its rights."
        problem = problem.__cause__
    return ""


def console() -> Console:
    """Where people read; figures and JSON go to standard output instead."""
    return Console(stderr=True, highlight=False)


def explained(function: Callable[..., Any]) -> Callable[..., Any]:
    """Refusals that have an explanation end with exit code 2 and that explanation, not with a traceback."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except BrokenPipeError:
            raise  # whoever reads has gone, as `| head` does
        except tuple(_SAYS) as problem:
            console().print(f"[bold red]safar:[/] {_words(problem)}")
            sys.exit(REFUSED)

    return run


def _words(problem: Exception) -> str:
    return next(says(problem) for kind, says in _SAYS.items() if isinstance(problem, kind))


@contextmanager
def opened(*, settings: Settings | None = None, create_keyring: bool = False) -> Iterator[House]:
    """The whole house, closed again at the end."""
    house = build(settings or Settings.from_env(), create_keyring=create_keyring)
    try:
        yield house
    finally:
        house.close()


@contextmanager
def releases_only() -> Iterator[tuple[Settings, Engine, bytes]]:
    """Settings, the releases and their secret, and nothing else of the house: no key is opened for them."""
    settings = Settings.from_env()
    engine = make_engine(settings.url("releases"))
    try:
        yield settings, engine, ministry_secret(settings)
    finally:
        engine.dispose()


def is_empty(house: House) -> bool:
    """Whether nothing was ever recorded here."""
    with driver_transaction(house.turns.engine, house.turns.statements, begin="BEGIN") as on:
        return count(on) == 0


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar with numbers: call it with (done, of)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console()) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, of: bars.update(task, completed=done, total=max(done, of))


def account(house: House, name: str) -> Actor:
    """The account that acts. Ends the command when there is none of this name."""
    found = house.accounts.actor(name)
    if found is None:
        raise click.UsageError(f"There is no active account '{name}'.")
    return found
