"""A key store of one test: its tables without a migration, and the generation that wraps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from adapters.keys.keyring import new_keyring
from adapters.keys.store import PersonKeys
from adapters.keys.tables import GENERATION, METADATA
from adapters.sql.engines import make_engine


def new_key_store(file: Path) -> PersonKeys:
    """With a keyring of its own; the caller disposes of its engine."""
    engine, keyring = make_engine(f"sqlite:///{file}"), new_keyring()
    METADATA.create_all(engine)
    with engine.begin() as connection:
        now = {"generation": keyring.generation, "since": datetime.now(UTC)}
        connection.execute(GENERATION.insert().values(now))
    return PersonKeys(engine, keyring)
