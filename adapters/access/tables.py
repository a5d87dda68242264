"""The tables of the access database: who read what, web sessions, credentials, failed sign-ins, sealed drafts."""

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

from adapters.sql.types import Id, Instant

METADATA = MetaData()
_SERIAL = BigInteger().with_variant(Integer, "sqlite")

# One row for each person whose name or file was shown, written before the bytes leave.
READS = Table(
    "access_log",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("roles", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("person_id", Id),
    Column("action", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("device_id", Id),
    Column("request_id", Id, nullable=False),
    Index("access_log_person", "person_id", "at"),
    Index("access_log_actor", "actor_id", "at"),
)

# Server-side sessions. `token_hash` is SHA-256 of the random id in the cookie.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("account_id", Id, nullable=False, index=True),
    Column("started", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
    Column("language", Text),
    Column("agent", Text, nullable=False),
    Column("revoked", Boolean, nullable=False),
)

# Secrets never enter the ledger.
CREDENTIALS = Table(
    "credentials",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("login_mac", LargeBinary, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("demonstration", Boolean, nullable=False),
)

# Failed sign-ins by HMAC of account name and of address: the throttle survives a restart and names nobody.
FAILURES = Table(
    "login_failures",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("login_mac", LargeBinary, nullable=False, index=True),
    Column("address_mac", LargeBinary, nullable=False, index=True),
    Column("at", Instant, nullable=False),
)

# Half-typed forms, sealed under a key of their author, deleted when saved or after seven days.
DRAFTS = Table(
    "drafts",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("form_key", Text, primary_key=True),
    Column("box", LargeBinary, nullable=False),
    Column("saved", Instant, nullable=False),
)
