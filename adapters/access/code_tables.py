"""The tables of codes on paper, in the access database: what answers with them, and who typed wrong ones."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Identity, Integer, LargeBinary, MetaData, Table, Text

from adapters.sql.types import Id, Instant

METADATA = MetaData()
SERIAL = BigInteger().with_variant(Integer, "sqlite")

# What an organisation without an account answers with. Only HMACs: whoever holds this table can answer nothing.
ANSWER_CODES = Table(
    "answer_codes",
    METADATA,
    Column("code_id", Id, primary_key=True),
    Column("referral_id", Id, nullable=False, index=True),
    Column("person_id", Id, nullable=False),
    Column("centre", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("code_mac", LargeBinary, nullable=False, unique=True),
    Column("link_mac", LargeBinary, nullable=False, unique=True),
    Column("made", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    # The one-time link was opened; the code is not bound to it.
    Column("link_used", Instant),
    Column("revoked", Instant),
    # The further letters of the slip, asked for while many codes are being guessed; slips of before have none.
    Column("check_mac", LargeBinary),
)

# Wrong codes by HMAC of the address; `code_id` where the code was right and its further letters were not.
ANSWER_TRIES = Table(
    "answer_tries",
    METADATA,
    Column("id", SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("address_mac", LargeBinary, nullable=False, index=True),
    Column("at", Instant, nullable=False, index=True),
    Column("code_id", Id, index=True),
)

# Looks for certificates by codes that are none, by HMAC of the address.
VERIFY_TRIES = Table(
    "verify_tries",
    METADATA,
    Column("id", SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("address_mac", LargeBinary, nullable=False, index=True),
    Column("at", Instant, nullable=False, index=True),
)
