"""The keyring that belongs to a key store: made at first, compared at every start, its generations made current."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import structlog
from sqlalchemy import Connection, Engine, select, update

from adapters.keys.keyring import (
    WRAPPING,
    Keyring,
    KeyringBehind,
    KeyringWrong,
    load_keyring,
    new_keyring,
    save_keyring,
)
from adapters.keys.tables import FINGERPRINTS, GENERATION, PERSON_KEYS
from adapters.settings import Settings
from adapters.sql.filelock import file_lock

log = structlog.get_logger()

# What whoever changes the keyring file holds.
CHANGE = "change"


def open_keyring(settings: Settings, keys_engine: Engine, *, create: bool = False) -> Keyring:
    """The keyring of this key store; `create` makes the first one. Raises KeyringMissing or KeyringWrong."""
    path = settings.keyring_path
    if create and not path.exists():
        with file_lock(str(path), CHANGE):
            if not path.exists() and not is_used(keys_engine):
                save_keyring(path, new_keyring())
                log.warning(
                    "keyring.created",
                    advice="back up the keyring with the key store: without it nothing can be read",
                )
    keyring = matching_keyring(path, keys_engine)
    if not fingerprints(keys_engine):
        make_current(keys_engine, keyring)
    return keyring


def matching_keyring(path: Path, keys_engine: Engine) -> Keyring:
    """What the file holds, compared with the store. Raises KeyringMissing or KeyringWrong."""
    keyring = load_keyring(path)
    if differing(keyring, fingerprints(keys_engine)):
        # A rotation changes file and store one after the other: what was read between them is read again.
        keyring = load_keyring(path)
        compare(keyring, fingerprints(keys_engine))
    return keyring


def is_used(keys_engine: Engine) -> bool:
    """Whether anything was ever kept in this key store."""
    with keys_engine.connect() as connection:
        asked = (select(FINGERPRINTS.c.name).limit(1), select(PERSON_KEYS.c.subject_id).limit(1))
        return any(connection.execute(query).first() is not None for query in asked)


def fingerprints(keys_engine: Engine) -> dict[str, bytes]:
    """What each key of the keyring must answer, by name; nothing before the first start."""
    with keys_engine.connect() as connection:
        return _known(connection)


def _known(connection: Connection) -> dict[str, bytes]:
    return {row.name: bytes(row.fingerprint) for row in connection.execute(select(FINGERPRINTS))}


def differing(keyring: Keyring, known: Mapping[str, bytes]) -> str | None:
    """The first key that does not answer as the key store remembers, if there is one."""
    here = keyring.fingerprints()
    return next((name for name, answer in sorted(known.items()) if here.get(name) != answer), None)


def compare(keyring: Keyring, known: Mapping[str, bytes]) -> None:
    """Raise KeyringWrong, which names the first key that differs; KeyringBehind where only newer ones are missing."""
    name = differing(keyring, known)
    if name is None:
        return
    newer = {f"{WRAPPING}{g}" for g in _generations(known) if g > keyring.generation}
    rest = {each: answer for each, answer in known.items() if each not in newer}
    if differing(keyring, rest) is None:
        raise KeyringBehind(name)
    raise KeyringWrong(name)


def _generations(known: Mapping[str, bytes]) -> Iterator[int]:
    return (int(each.removeprefix(WRAPPING)) for each in known if each.startswith(WRAPPING))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction on the key store that begins as a writer."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # One that begins by reading is refused when somebody else wrote before its first own write.
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def current_generation(connection: Connection, *, alone: bool = False) -> int:
    """The generation that wraps now; it stays so until the end of this transaction."""
    return int(connection.scalar(select(GENERATION.c.generation).with_for_update(read=not alone)) or 0)


def make_current(engine: Engine, keyring: Keyring) -> None:
    """From now on every process wraps under the newest generation of this keyring, which must be in its file already.

    Raises KeyringWrong when the store knows other keys, or a newer generation.
    """
    with writing(engine) as connection:
        current = current_generation(connection, alone=True)
        known = _known(connection)
        compare(keyring, known)
        if current > keyring.generation:
            raise KeyringWrong(f"wrapping-{current}")
        fresh = {"generation": keyring.generation, "since": datetime.now(UTC)}
        connection.execute(
            update(GENERATION).where(GENERATION.c.generation < keyring.generation).values(fresh)
        )
        rows = [
            {"name": name, "fingerprint": answer}
            for name, answer in keyring.fingerprints().items()
            if name not in known
        ]
        if rows:
            connection.execute(FINGERPRINTS.insert(), rows)
