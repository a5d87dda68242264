"""PostgreSQL databases used again: what a test left in them goes; whatever it altered in their shape goes with them."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import Connection, sql

# Every table, index and sequence with its columns, rights and options, and how many there are of what else a test
# may make. Copies of one template share it to the object number.
SHAPE = """
SELECT md5(string_agg(concat_ws(' ', c.oid, c.relname, c.relkind, c.relowner, c.relacl::text, c.reloptions::text,
    a.attnum, a.attname, a.atttypid, a.attnotnull, a.atthasdef, a.attacl::text), ',' ORDER BY c.oid, a.attnum)),
    (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_constraint),
    (SELECT string_agg(concat_ws(' ', nspname, nspacl::text), ',' ORDER BY oid) FROM pg_namespace
        WHERE nspname !~ '^pg_(toast_)?temp_'),
    (SELECT count(*) FROM pg_default_acl), (SELECT count(*) FROM pg_policy),
    (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
        WHERE d.datname = current_database()),
    (SELECT datacl::text FROM pg_database WHERE datname = current_database())
FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relnamespace = 'public'::regnamespace
"""
OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
WRITTEN = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
    " AND pg_relation_size(oid) > 0 ORDER BY relname"
)
NUMBERS = "SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"


@dataclass(frozen=True)
class Clean:
    """A database as it was copied: its shape, the rows of the few tables that have any, where its sequences stand."""

    shape: tuple[object, ...] | None
    rows: dict[str, bytes]
    numbers: list[tuple[str, int, int | None]]


def clean(address: str) -> Clean:
    """How a fresh copy looks."""
    with psycopg.connect(address, autocommit=True) as connection:
        rows = {table: _rows(connection, table) for (table,) in connection.execute(WRITTEN)}
        return Clean(connection.execute(SHAPE).fetchone(), rows, _numbers(connection))


def emptied(address: str, known: Clean) -> bool:
    """Make a database what it was. False where its shape was altered: then it is of no use any more."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(OTHERS)
        if connection.execute(SHAPE).fetchone() != known.shape:
            return False
        _empty(connection, [table for (table,) in connection.execute(WRITTEN) if table not in known.rows])
        for table, rows in known.rows.items():
            if _rows(connection, table) != rows:
                _empty(connection, [table])
                with connection.cursor() as cursor, cursor.copy(_copy(table, "FROM STDIN")) as into:
                    into.write(rows)
        for (name, start, last), now in zip(known.numbers, _numbers(connection), strict=True):
            if now[2] != last:
                connection.execute("SELECT setval(%s::regclass, %s, %s)", (name, last or start, last is not None))
    return True


def _empty(connection: Connection, tables: list[str]) -> None:
    if tables:
        named = sql.SQL(", ").join(map(sql.Identifier, tables))
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(named))


def _rows(connection: Connection, table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(_copy(table, "TO STDOUT")) as out:
        return b"".join(bytes(part) for part in out)


def _copy(table: str, where: str) -> sql.Composed:
    return sql.SQL("COPY {} " + where).format(sql.Identifier(table))


def _numbers(connection: Connection) -> list[tuple[str, int, int | None]]:
    return connection.execute(NUMBERS).fetchall()
