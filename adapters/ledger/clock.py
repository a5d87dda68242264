"""The clock of the ledger: `recorded` never goes back, and a vintage that was served once never changes."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.sql.transaction import Transaction
from adapters.sql.types import from_microseconds, microseconds
from application.ports import NewerExists

# On PostgreSQL a sequence keeps the newest instant: it needs no lock and no transaction can take it back.
SEQUENCE = "ledger_clock_seq"
# Microseconds by which a stated instant may be moved behind others of the same second.
SAME_INSTANT = 1_000_000
_SERVER_NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
# A write must be seen as open before it chooses its instant: CASE asks for the transaction id first.
_CHOSEN = (
    f"setval('{SEQUENCE}', CASE WHEN pg_current_xact_id() IS NOT NULL THEN greatest({_SERVER_NOW}, last_value + 1) END)"
)
_NEXT_ON_POSTGRESQL = f"SELECT {_CHOSEN} FROM {SEQUENCE}"  # noqa: S608 - constants
# The same as part of a longer question: which part, two ids, a number, two contents.
INSTANT_TOO = f" UNION ALL SELECT {{part}}, NULL, NULL, {_CHOSEN}, NULL, NULL FROM {SEQUENCE}"  # noqa: S608 - constants
# On SQLite every event carries the instant of its write (`ledger.txid`), and the row of the clock holds promises only:
# the newest event and the newest promise are looked up, nothing is written.
NEWEST_EVENT = "coalesce((SELECT txid FROM ledger ORDER BY id DESC LIMIT 1), 0)"
_NEWEST_PROMISE = "coalesce((SELECT recorded FROM ledger_clock WHERE id = 1), 0)"
_NEWEST = f"max({NEWEST_EVENT}, {_NEWEST_PROMISE})"
NEWEST_TOO = f" UNION ALL SELECT {{part}}, NULL, NULL, {_NEWEST}, NULL, NULL"
_PROMISE = (
    "INSERT INTO ledger_clock (id, recorded, epoch) VALUES (1, ?, 1) "
    "ON CONFLICT (id) DO UPDATE SET recorded = excluded.recorded"
)
_OPEN_WRITES = (
    "SELECT (extract(epoch FROM min(xact_start)) * 1000000)::bigint FROM pg_stat_activity "
    "WHERE backend_xid IS NOT NULL AND datname = current_database() AND pid <> pg_backend_pid()"
)


def next_instant(transaction: Transaction, stated: datetime | None = None, *, after: int = 0) -> datetime:
    """The instant of this write, later than `after`. Raises NewerExists for a stated one that others passed."""
    if stated is None and transaction.dialect == "postgresql":
        return from_microseconds(int(transaction.rows(_NEXT_ON_POSTGRESQL)[0][0]))
    return instant_after(transaction, max(newest(transaction), after), stated)


def instant_after(transaction: Transaction, before: int, stated: datetime | None = None) -> datetime:
    """The instant of a write that follows `before`, the newest so far. Raises as `next_instant`."""
    if stated is None:
        return from_microseconds(max(microseconds(datetime.now(UTC)), before + 1))
    # Facts of one stated instant keep their order, and never join a vintage that a reader was already given.
    chosen = max(microseconds(stated), before + 1)
    if chosen - microseconds(stated) >= SAME_INSTANT:
        raise NewerExists
    if transaction.dialect == "postgresql":
        _advance(transaction, chosen)
    return from_microseconds(chosen)


def horizon(transaction: Transaction, wanted: datetime) -> datetime:
    """The newest instant at or before `wanted` as of which the ledger is final.

    Inside a write transaction of its own: no event can be given an instant at or before the answer afterwards.
    """
    asked = min(_now(transaction), microseconds(wanted))
    if asked > newest(transaction):
        _advance(transaction, asked)
    if transaction.dialect == "postgresql":
        oldest_open = transaction.rows(_OPEN_WRITES)[0][0]
        asked = min(asked, oldest_open - 1) if oldest_open is not None else asked
    return from_microseconds(asked)


def newest(transaction: Transaction) -> int:
    """The newest instant given to an event or promised to a reader, in microseconds since 1970."""
    if transaction.dialect == "postgresql":
        return int(transaction.rows(f"SELECT last_value FROM {SEQUENCE}")[0][0])  # noqa: S608 - a constant
    return int(transaction.rows(f"SELECT {_NEWEST}")[0][0])


def _now(transaction: Transaction) -> int:
    # Several web hosts write to one PostgreSQL: its clock is the one that counts.
    if transaction.dialect == "postgresql":
        return int(transaction.rows(f"SELECT {_SERVER_NOW}")[0][0])
    return microseconds(datetime.now(UTC))


def _advance(transaction: Transaction, to: int) -> None:
    if transaction.dialect == "postgresql":
        transaction.rows(f"SELECT setval('{SEQUENCE}', %s)", (to,))
    else:
        transaction.run(_PROMISE, (to,))
