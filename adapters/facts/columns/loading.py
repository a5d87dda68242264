"""Moves rows of facts from the ledger database into the copy: as one text for each column of many rows.

Both databases write and DuckDB reads such texts by themselves, so that pages are served meanwhile; rows that pass
through the interpreter one by one would hold everybody up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from typing import Any
from uuid import UUID

import duckdb
from sqlalchemy import Boolean, Column, LargeBinary, Table

from adapters.facts.columns.dialect import DuckDialect
from adapters.sql.transaction import Transaction

# Rows that travel together.
CHUNK = 50_000
# Keys that are looked up together.
KEYS = 500
_DIALECT = DuckDialect()


def key_of(table: Table) -> str | None:
    """The column by which rows are looked up: what names the record, or the file; None for facts about neither."""
    return next((column.name for column in table.primary_key if isinstance(column.type, LargeBinary)), None)


def create(copy: duckdb.DuckDBPyConnection, table: Table) -> None:
    """An empty table without keys and indexes: every question reads whole columns."""
    columns = ", ".join(f"{column.name} {_kind(column)}" for column in table.columns)
    copy.execute(f"CREATE OR REPLACE TABLE {table.name} ({columns})")


def ranges(rows: int) -> Iterator[tuple[bytes, bytes]]:
    """From where to where (excluded) keys lie of which about CHUNK have rows: keys are spread evenly."""
    parts = min(rows // CHUNK + 1, 2**16)
    ends = [(at * 2**16 // parts).to_bytes(3, "big")[1:] for at in range(1, parts)]
    yield from pairwise([b"", *ends, b"\xff" * 17])


def load(ledger: Transaction, copy: duckdb.DuckDBPyConnection, table: Table, between: tuple[bytes, bytes]) -> None:
    """The rows with keys from the first to before the second; those of a table without keys with the first of all."""
    key, mark = key_of(table), ledger.mark
    if key is None:
        if between[0] == b"":
            load_whole(ledger, copy, table)
        return
    _put(ledger, copy, table, f"{key} >= {mark} AND {key} < {mark}", between)


def load_whole(ledger: Transaction, copy: duckdb.DuckDBPyConnection, table: Table) -> None:
    """All rows as they stand now: tables about neither records nor persons are short."""
    copy.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own names
    _put(ledger, copy, table, "1 = 1", ())


def load_again(
    ledger: Transaction, copy: duckdb.DuckDBPyConnection, table: Table, column: str, keys: Collection[bytes]
) -> None:
    """What has one of the keys, as it stands now: the copy forgets what it had of them."""
    left = iter(sorted(keys))
    while part := tuple(islice(left, KEYS)):
        gone = [UUID(bytes=key) for key in part]
        copy.execute(f"DELETE FROM {table.name} WHERE {column} IN (SELECT unnest($1))", [gone])  # noqa: S608 - our own names
        _put(ledger, copy, table, f"{column} IN ({', '.join([ledger.mark] * len(part))})", part)


def _put(
    ledger: Transaction, copy: duckdb.DuckDBPyConnection, table: Table, where: str, values: tuple[bytes, ...]
) -> None:
    written = ", ".join(_WRITTEN[ledger.dialect].format(_plain(ledger.dialect, each)) for each in table.columns)
    texts = ledger.rows(f"SELECT {written} FROM {table.name} WHERE {where}", values)[0]  # noqa: S608 - our own names
    listed = [f"unnest(from_json(${at}, '[\"{_read(c)}\"]')) AS {c.name}" for at, c in enumerate(table.columns, 1)]
    told = ", ".join(_value(column) for column in table.columns)
    copy.execute(f"INSERT INTO {table.name} SELECT {told} FROM (SELECT {', '.join(listed)})", list(texts))  # noqa: S608 - our own names


_WRITTEN = {"sqlite": "json_group_array({})", "postgresql": "CAST(json_agg({}) AS text)"}
_HEX = {"sqlite": "hex({})", "postgresql": "encode({}, 'hex')"}


def _plain(dialect: str, column: Column[Any]) -> str:
    """The column as JSON can hold it."""
    if isinstance(column.type, LargeBinary):
        return _HEX[dialect].format(column.name)
    return f"CAST({column.name} AS integer)" if isinstance(column.type, Boolean) else column.name


def _kind(column: Column[Any]) -> str:
    """The type in the copy."""
    return "UUID" if isinstance(column.type, LargeBinary) else column.type.compile(_DIALECT)


def _read(column: Column[Any]) -> str:
    """What DuckDB reads from the JSON."""
    if isinstance(column.type, LargeBinary):
        return "VARCHAR"
    return "TINYINT" if isinstance(column.type, Boolean) else _kind(column)


def _value(column: Column[Any]) -> str:
    # SQLite writes what is not there as an empty text.
    return f"CAST(nullif({column.name}, '') AS UUID)" if isinstance(column.type, LargeBinary) else column.name
