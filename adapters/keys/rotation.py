"""A new generation for the keyring, and the end of the older ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.keys.keyring import Keyring, load_keyring, save_keyring
from adapters.keys.opening import CHANGE, current_generation, make_current, writing
from adapters.keys.store import CACHE_SECONDS, PersonKeys
from adapters.keys.tables import FINGERPRINTS
from adapters.sql.filelock import file_lock

# How long the older generations stay after a new one came: longer than any process keeps what it read.
GRACE_SECONDS = 2.5 * CACHE_SECONDS


class StillNeeded(Exception):
    """So many living keys are still wrapped under an older generation."""

    def __init__(self, keys: int) -> None:
        super().__init__(keys)
        self.keys = keys


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Nobody else on this machine changes the keyring file; a second rotation waits for the first."""
    with file_lock(str(path), CHANGE):
        yield


def begin(keys: PersonKeys, path: Path) -> Keyring:
    """A generation more in the file, then in the store: from now on every process wraps under it.

    Raises KeyringMissing or KeyringWrong, and then nothing has changed for anybody.
    """
    fresh = load_keyring(path).with_new_generation()
    save_keyring(path, fresh)
    make_current(keys.engine, fresh)
    return fresh


def forget_older(keys: PersonKeys, path: Path) -> Keyring:
    """The keyring without the generations before the current one. Raises StillNeeded while a living key needs one."""
    with writing(keys.engine) as connection:
        current = current_generation(connection)
        kept = load_keyring(path).without_generations_before(current)
        if many := keys.count(older_than_current=True):
            raise StillNeeded(many)
        # First the store forgets them: a process that starts between the two compares what is in both.
        connection.execute(FINGERPRINTS.delete().where(FINGERPRINTS.c.name.not_in(list(kept.fingerprints()))))
    save_keyring(path, kept)
    keys.use(kept)
    return kept
