"""Connections to the releases database that say plainly when it cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from application.reports.released import Unavailable


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Raise Unavailable instead of the driver's own errors."""
    try:
        with engine.connect() as connection:
            yield connection
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise Unavailable from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Like `reading`, in a transaction that is committed at the end."""
    try:
        with engine.begin() as connection:
            yield connection
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise Unavailable from error
