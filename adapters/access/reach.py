"""One transaction on the access database; when it is out of reach, whoever asked may ask again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy.exc
import structlog
from sqlalchemy import Connection, Engine

from application.ports import Unavailable

log = structlog.get_logger()

# As a limit: more rows than any table has.
EVERY = 2**31 - 1

_LOST = (sqlite3.Error, psycopg.Error, sqlalchemy.exc.DBAPIError, sqlalchemy.exc.TimeoutError, OSError)


@contextmanager
def reached(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that commits at the end. Raises Unavailable."""
    with reachable(), engine.begin() as connection:
        yield connection


@contextmanager
def reachable() -> Iterator[None]:
    """Whatever fails inside because a store is out of reach becomes Unavailable."""
    try:
        yield
    except _LOST as problem:
        log.error("access.unavailable", error=type(problem).__name__)
        raise Unavailable from problem
