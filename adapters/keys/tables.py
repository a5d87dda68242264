"""The tables of the key store: wrapped person keys, their generation, the fingerprints of their keyring."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

from adapters.sql.types import Id, Instant

METADATA = MetaData()

# `wrapped` is empty once the key is destroyed; the row stays as the fence that forbids a new key.
PERSON_KEYS = Table(
    "person_keys",
    METADATA,
    Column("subject_id", Id, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("wrapped", LargeBinary),
    Column("made", Instant, nullable=False),
    Column("destroyed", Instant),
    Index("person_keys_generation", "generation"),
)

# What each key of the keyring must answer: a start with another keyring names the key that differs.
FINGERPRINTS = Table(
    "keyring_fingerprints",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False),
)

# One row: the generation under which keys are wrapped now, and since when. Whoever wraps a key reads it in the same
# transaction, so that no process can wrap under a generation that another one is about to forget.
GENERATION = Table(
    "wrapping_generation",
    METADATA,
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
)
