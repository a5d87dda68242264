"""Reads the ledger in the one order in which nothing is missed: (transaction id, id) below the snapshot's xmin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.sql.transaction import Transaction
from adapters.sql.types import FOREVER

# PostgreSQL gives ids out before commits, so ids alone pass by events that commit late; below xmin nothing is open.
_SAFE = " AND txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
_FIELDS = "txid, id, originator_id, originator_version, topic, state"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a reader stands: everything up to here was seen. `epoch` grows at every restore into a new cluster."""

    epoch: int = 1
    txid: int = -1
    id: int = 0


def read_after(
    transaction: Transaction, position: Position, limit: int, *, alone: bool = False
) -> list[tuple[Position, StoredEvent]]:
    """Up to `limit` events after `position`. `alone`: no writer is open, so nothing needs to be held back."""
    if transaction.dialect == "sqlite":
        where, after, order = "id > ?", [position.id], "id"
    else:
        safe = "" if alone else _SAFE
        where, after, order = f"(txid, id) > (%s, %s){safe}", [position.txid, position.id], "txid, id"
    sql = f"SELECT {_FIELDS} FROM ledger WHERE {where} ORDER BY {order} LIMIT {int(limit)}"  # noqa: S608 - fixed words
    rows = transaction.rows(sql, after)
    return [(Position(position.epoch, row[0], row[1]), _stored(row)) for row in rows]


def here(transaction: Transaction) -> Position:
    """Where following begins: everything committed before is in what this transaction reads."""
    if transaction.dialect == "postgresql":
        safe = transaction.rows("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1")[0][0]
        return Position(1, safe, FOREVER)
    last = transaction.rows("SELECT txid, id FROM ledger ORDER BY id DESC LIMIT 1")
    return Position(1, *last[0]) if last else Position()


def count(transaction: Transaction) -> int:
    """How many events there are."""
    return int(transaction.rows("SELECT count(*) FROM ledger")[0][0])


def _stored(row: Any) -> StoredEvent:
    origin = row[2] if isinstance(row[2], UUID) else UUID(bytes=bytes(row[2]))
    return StoredEvent(origin, row[3], row[4], bytes(row[5]))
