"""The tables of the ledger database that are created once: events, inbox, clock, numbers, erasures, state of views."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from adapters.sql.types import Id, Instant, Json

METADATA = MetaData()

# Events are never deleted, so SQLite's own row numbers only grow.
# On PostgreSQL `txid` holds pg_current_xact_id(): a tailing reader follows (txid, id) below the snapshot's xmin.
# On SQLite it holds the instant of the write in microseconds (0: from before that), by which the clock goes on.
LEDGER = Table(
    "ledger",
    METADATA,
    Column(
        "id", BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True, autoincrement=True
    ),
    Column("txid", BigInteger, nullable=False),
    Column("originator_id", Id, nullable=False),
    Column("originator_version", Integer, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Index("ledger_stream", "originator_id", "originator_version", unique=True),
    # On SQLite one writer at a time makes the ids: their own order is that of the commits.
    Index("ledger_order", "txid", "id").ddl_if(dialect="postgresql"),
)

# One row for each command ever answered. The body is kept as an HMAC only.
INBOX = Table(
    "inbox",
    METADATA,
    Column("command_id", Id, primary_key=True),
    Column("actor_id", Id, nullable=False),
    Column("device_id", Id),
    Column("body_mac", LargeBinary, nullable=False),
    Column("verdict", Json, nullable=False),
    Column("recorded", Instant, nullable=False),
    sqlite_with_rowid=False,
)

# A single row: the newest instant promised to a reader, and the epoch of this cluster.
CLOCK = Table(
    "ledger_clock",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("recorded", BigInteger, nullable=False),
    Column("epoch", Integer, nullable=False),
)

# Printed person numbers, by centre prefix and year.
NUMBERS = Table(
    "numbers",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

# Work that outlives its transaction: keys still to be destroyed after an approved erasure.
ERASURES = Table(
    "erasures",
    METADATA,
    Column("subject_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("recorded", Instant, nullable=False),
    Column("done", Boolean, nullable=False),
)

# The bytes of scans and pictures, in sealed pieces: the ledger says that they are there and what they are.
ATTACHMENT_PARTS = Table(
    "attachment_parts",
    METADATA,
    Column("attachment_id", Id, primary_key=True),
    # "file" or "preview".
    Column("part", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("made", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("attachment_parts_person", "person_id"),
)

# A view that could not take an event: stale until rebuilt.
FAULTS = Table(
    "view_faults",
    METADATA,
    Column("view", Text, primary_key=True),
    Column("originator_id", Id, primary_key=True),
    Column("originator_version", Integer, primary_key=True),
    Column("error", Text, nullable=False),
    Column("recorded", Instant, nullable=False),
)

# Which shape of each view the tables hold; another shape means rebuild.
VIEWS = Table(
    "views",
    METADATA,
    Column("view", Text, primary_key=True),
    Column("signature", Text, nullable=False),
    Column("rebuilt", Instant),
)
