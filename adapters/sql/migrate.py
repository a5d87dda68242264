"""Brings each store's tables to the newest revision, one process at a time, and says when they are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from adapters.sql.filelock import file_lock

STORES = ("ledger", "keys", "access", "releases")

# Milliseconds. A second process waits for the first; a table in use must not be waited for long,
# because everybody else then queues behind the migration.
WAIT_FOR_OTHER_PROCESS = 120_000
LOCK_TIMEOUT = 4_000
STATEMENT_TIMEOUT = 60_000

# Alembic keeps the running migration in a variable of the process.
_ONE_AT_A_TIME = Lock()

# Advisory locks are numbers for a whole database; this prefix is ours ("safr").
ADVISORY_PREFIX = 0x73616672


class Unmigrated(Exception):
    """A store's tables are older, newer or other than this version of the program expects."""

    def __init__(self, store: str, found: str | None, wanted: str) -> None:
        super().__init__(f"store {store}: found revision {found or 'none'}, this version needs {wanted}")
        self.store, self.found, self.wanted = store, found, wanted


def migrate(stores: Mapping[str, Engine]) -> None:
    """Upgrade every given store (`{"ledger": engine, …}`) to its head; a store at its head is left as it is.

    Each store is changed in one transaction. Raises `sqlalchemy.exc.OperationalError` on a timeout.
    """
    for store, engine in stores.items():
        step(engine, store, "head")


def step(engine: Engine, store: str, revision: str) -> None:
    """Move one store to `revision`: `head`, `base`, `+1`, `-1` or an identifier."""
    with _ONE_AT_A_TIME, _alone(engine, store) as connection:
        config = configuration(store)
        config.attributes["connection"] = connection
        downwards = revision == "base" or revision.startswith("-")
        (command.downgrade if downwards else command.upgrade)(config, revision)


def head_check(engine: Engine, store: str) -> None:
    """Raise `Unmigrated` unless the store is at the newest revision that this program knows."""
    found, wanted = current(engine, store), head(store)
    if found != wanted:
        raise Unmigrated(store, found, wanted)


def current(engine: Engine, store: str) -> str | None:
    """The revision a store is at, or `None` when nothing was ever migrated there."""
    with engine.connect() as connection:
        options = {"version_table": f"alembic_version_{store}"}
        return MigrationContext.configure(connection, opts=options).get_current_revision()


@cache
def head(store: str) -> str:
    """The newest revision of a store in this program."""
    revision = ScriptDirectory.from_config(configuration(store)).get_current_head()
    if revision is None:
        raise LookupError(f"there are no migrations for the store {store}")
    return revision


def configuration(store: str) -> Config:
    """Alembic's settings for one store; there is no `alembic.ini`."""
    # The configuration's own language gives "%" a meaning.
    home = str(files("migrations")).replace("%", "%%")
    config = Config()
    config.set_main_option("script_location", home)
    config.set_main_option("version_locations", f"{home}/{store}")
    config.set_main_option("path_separator", "os")
    config.set_main_option("store", store)
    return config


@contextmanager
def _alone(engine: Engine, store: str) -> Iterator[Connection]:
    """One transaction in which no other process migrates this store."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            _lock_postgresql(connection, STORES.index(store))
            yield connection
        return
    with file_lock(engine.url.database, "migrate"), engine.begin() as connection:
        # A transaction that begins by reading may be refused when it first writes; this begins as a writer.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _lock_postgresql(connection: Connection, number: int) -> None:
    for name, value in (
        ("lock_timeout", WAIT_FOR_OTHER_PROCESS),
        ("statement_timeout", WAIT_FOR_OTHER_PROCESS),
    ):
        connection.exec_driver_sql(f"SET LOCAL {name} = {value}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_PREFIX}, {number})")
    for name, value in (("lock_timeout", LOCK_TIMEOUT), ("statement_timeout", STATEMENT_TIMEOUT)):
        connection.exec_driver_sql(f"SET LOCAL {name} = {value}")
