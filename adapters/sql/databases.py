"""Makes the databases of a PostgreSQL server that are named in the settings but not there yet."""

from __future__ import annotations

from collections.abc import Iterable

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

# The database that every server has, to ask and to create from.
MAINTENANCE = "postgres"


def create_missing(urls: Iterable[str]) -> list[str]:
    """Names of the databases that were made. Needs the right to create them; raises psycopg.Error without it."""
    wanted = [url for url in map(make_url, urls) if url.get_backend_name() == "postgresql"]
    return [str(url.database) for url in wanted if _create(url)]


def _create(url: URL) -> bool:
    home = url.set(drivername="postgresql", database=MAINTENANCE).render_as_string(hide_password=False)
    with psycopg.connect(home, autocommit=True) as connection:
        asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (url.database,))
        if asked.fetchone() is not None:
            return False
        # Names are compared and sorted by our own keys: the database needs no language of its own.
        create = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
        connection.execute(create.format(sql.Identifier(str(url.database))))
    return True
