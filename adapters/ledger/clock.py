"""The clock of the ledger: `recorded` never goes back, and a vintage that was served once never changes."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.sql.transaction import Transaction
from adapters.sql.types import from_microseconds, microseconds
from application.ports import NewerExists

# On PostgreSQL a sequence keeps the newest instant: it needs no lock and no transaction can take it back.
SEQUENCE = "ledger_clock_seq"
_SERVER_NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
_OPEN_WRITES = (
    "SELECT (extract(epoch FROM min(xact_start)) * 1000000)::bigint FROM pg_stat_activity "
    "WHERE backend_xid IS NOT NULL AND datname = current_database() AND pid <> pg_backend_pid()"
)


def next_instant(transaction: Transaction, stated: datetime | None = None) -> datetime:
    """The instant of this write. Raises NewerExists for a stated one that is older than the newest event."""
    if stated is None:
        return from_microseconds(_advance(transaction, None))
    if microseconds(stated) < newest(transaction):
        raise NewerExists
    return from_microseconds(_advance(transaction, microseconds(stated)))


def horizon(transaction: Transaction, wanted: datetime) -> datetime:
    """The newest instant at or before `wanted` as of which the ledger is final.

    Inside a write transaction of its own: no event can be given an instant at or before the answer afterwards.
    """
    asked = min(_now(transaction), microseconds(wanted))
    if asked > newest(transaction):
        _advance(transaction, asked)
    if transaction.dialect == "postgresql":
        # Setting the sequence gave every open write its transaction id before it could choose its instant.
        oldest_open = transaction.rows(_OPEN_WRITES)[0][0]
        asked = min(asked, oldest_open - 1) if oldest_open is not None else asked
    return from_microseconds(asked)


def newest(transaction: Transaction) -> int:
    """The newest instant given to an event or promised to a reader, in microseconds since 1970."""
    if transaction.dialect == "postgresql":
        return int(transaction.rows(f"SELECT last_value FROM {SEQUENCE}")[0][0])  # noqa: S608 - a constant
    rows = transaction.rows("SELECT recorded FROM ledger_clock WHERE id = 1")
    return int(rows[0][0]) if rows else 0


def _now(transaction: Transaction) -> int:
    # Several web hosts write to one PostgreSQL: its clock is the one that counts.
    if transaction.dialect == "postgresql":
        return int(transaction.rows(f"SELECT {_SERVER_NOW}")[0][0])
    return microseconds(datetime.now(UTC))


def _advance(transaction: Transaction, to: int | None) -> int:
    if transaction.dialect == "postgresql":
        chosen = "%s" if to is not None else f"greatest({_SERVER_NOW}, last_value + 1)"
        sql = f"SELECT setval('{SEQUENCE}', {chosen}) FROM {SEQUENCE}"  # noqa: S608 - constants
        return int(transaction.rows(sql, (to,) if to is not None else ())[0][0])
    chosen_here = to if to is not None else max(microseconds(datetime.now(UTC)), newest(transaction) + 1)
    transaction.run(
        "INSERT INTO ledger_clock (id, recorded, epoch) VALUES (1, ?, 1) "
        "ON CONFLICT (id) DO UPDATE SET recorded = excluded.recorded",
        (chosen_here,),
    )
    return chosen_here
