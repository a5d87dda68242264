"""The tables of the releases database: published figures, and the ministry's accounts, sessions and downloads."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
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

# `document` is the canonical JSON that readers are served from; its figures are protected, unprotected ones never
# come here. `input_mac` and `seed_mac` are keyed: a plain hash of a small quarter could be undone by trying.
RELEASES = Table(
    "releases",
    METADATA,
    Column("release_id", Id, primary_key=True),
    Column("programme", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("period", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("as_of", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("previous_id", Id, ForeignKey("releases.release_id")),
    Column("built_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("solver", Text, nullable=False),
    Column("seed_mac", Text, nullable=False),
    Column("input_mac", Text, nullable=False),
    Column("output_sha256", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("releases_period", "period", "status", "as_of"),
)

ACCOUNTS = Table(
    "ministry_accounts",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
)

# `token_hash` is SHA-256 of the random token in the cookie.
SESSIONS = Table(
    "ministry_sessions",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    Column("account_id", Id, ForeignKey("ministry_accounts.account_id"), nullable=False, index=True),
    Column("started", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
)

# `subject` is a keyed hash of an account name, of an address, or of both together.
FAILURES = Table(
    "ministry_login_failures",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("subject", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ministry_login_failures_subject", "subject", "at"),
)

DOWNLOADS = Table(
    "ministry_downloads",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("account_id", Id, ForeignKey("ministry_accounts.account_id"), nullable=False),
    Column("release_id", Id, ForeignKey("releases.release_id"), nullable=False),
    Column("table_code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

# Machines read on behalf of an account. `token_hash` is SHA-256 of the token, which was shown once.
TOKENS = Table(
    "ministry_tokens",
    METADATA,
    Column("token_id", Id, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("account_id", Id, ForeignKey("ministry_accounts.account_id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("window_start", Instant, nullable=False),
    Column("window_count", Integer, nullable=False),
)

# What a regional office got from the countries, as it came: never altered, the newest of a thing counts.
REGION_KEPT = Table(
    "region_kept",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("area", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("region_kept_what", "area", "what", "id"),
)

# Every try to get something, with what came of it.
REGION_TRIES = Table(
    "region_tries",
    METADATA,
    Column("id", _SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("area", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Index("region_tries_what", "area", "what", "id"),
)

# One release of a period follows another: two that were built side by side cannot both be published.
PUBLISHED = RELEASES.c.status == "PUBLISHED"
_FIRST = PUBLISHED & RELEASES.c.previous_id.is_(None)
Index("releases_one_first", RELEASES.c.period, unique=True, sqlite_where=_FIRST, postgresql_where=_FIRST)
Index(
    "releases_one_next",
    RELEASES.c.previous_id,
    unique=True,
    sqlite_where=PUBLISHED,
    postgresql_where=PUBLISHED,
)
