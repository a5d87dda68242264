"""The one way engines are made: the same promises on SQLite and PostgreSQL, asserted at start."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "FULL",
    "busy_timeout": "10000",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "cache_size": "-32768",
    "mmap_size": "67108864",
    "temp_store": "MEMORY",
    # Pages (32 MB): a command touches some twenty pages, most of them again and again before they move to the file.
    "wal_autocheckpoint": "8000",
}
PG_OPTIONS = "-c lock_timeout=10s -c statement_timeout=300s -c idle_in_transaction_session_timeout=60s"


class UnsafeEngine(RuntimeError):
    """The database does not keep the promises that the ledger needs; the message names the setting."""


def make_engine(url: str, *, pool_size: int = 8) -> Engine:
    """An engine with our settings. Parameters never appear in error texts."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(
            url,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_use_lifo=True,
            pool_size=pool_size,
            max_overflow=32,
            connect_args={"check_same_thread": False, "isolation_level": None, "cached_statements": 512},
        )
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        return engine
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=32,
        connect_args={"options": PG_OPTIONS},
        pool_pre_ping=False,
    )


def _set_pragmas(connection: sqlite3.Connection, record: Any) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    named = connection.execute("PRAGMA database_list").fetchone()[2]
    record.info["file"] = (Path(named), Path(named).stat().st_ino) if named else None


def refuse_removed(info: Mapping[str, Any]) -> None:
    """Raise sqlite3.OperationalError unless the file that was opened still has its name.

    What is written to a removed file is accepted by SQLite, and gone with the last process that holds it open.
    """
    path, node = info.get("file") or (None, 0)
    try:
        there = path is None or path.stat().st_ino == node
    except OSError:
        there = False
    if not there:
        raise sqlite3.OperationalError("unable to open database file")


def _begin(connection: Any) -> None:
    try:
        refuse_removed(connection.info)
    except sqlite3.OperationalError as problem:
        raise OperationalError(None, None, problem) from problem
    # The driver's own transaction control is off (isolation_level=None), so SQLAlchemy's begin must say BEGIN.
    connection.exec_driver_sql("BEGIN")


def assert_safe(engine: Engine) -> None:
    """Raise UnsafeEngine unless a commit that was answered survives a power cut."""
    with engine.connect() as connection:
        wrong = (
            _sqlite_faults(connection) if engine.dialect.name == "sqlite" else _postgres_faults(connection)
        )
    if wrong:
        raise UnsafeEngine(", ".join(wrong))


def _sqlite_faults(connection: Any) -> list[str]:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    return [
        name
        for name, value in expected.items()
        if connection.exec_driver_sql(f"PRAGMA {name}").scalar() != value
    ]


def _postgres_faults(connection: Any) -> list[str]:
    if int(connection.scalar(text("SHOW server_version_num"))) < 150000:
        return ["server_version"]
    expected = {"fsync": "on", "full_page_writes": "on"}
    wrong = [name for name, value in expected.items() if connection.scalar(text(f"SHOW {name}")) != value]
    return wrong + (
        ["synchronous_commit"] if connection.scalar(text("SHOW synchronous_commit")) == "off" else []
    )
