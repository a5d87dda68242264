"""Wraps person keys under the keyring's generations, whose file is read again when a newer generation appears."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import UUID

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine

from adapters.keys.keyring import Keyring, KeyringMissing, KeyringWrong
from adapters.keys.opening import matching_keyring
from application.ports import Unavailable

log = structlog.get_logger()

NONCE = 12
# A generation that nobody has is not looked for at every key.
READ_AGAIN_SECONDS = 0.2


class KeyUnreadable(Unavailable):
    """A person's key is there and cannot be opened: damaged, or wrapped under a generation that is not here."""

    def __init__(self, generation: int) -> None:
        super().__init__(generation)
        self.generation = generation


class Wrapping:
    """The key-encryption keys of one process. `path` is the keyring file; without it nothing is read again."""

    def __init__(self, engine: Engine, keyring: Keyring, path: Path | None = None) -> None:
        self._engine = engine
        self._path = path
        self._missed: dict[int, float] = {}
        self.use(keyring)

    def use(self, keyring: Keyring) -> None:
        """From now on with these keys."""
        self._ciphers = {g: AESGCM(k) for g, k in keyring.wrapping.items()}
        self.keyring = keyring

    def wrap(self, subject: UUID, key: bytes, generation: int) -> bytes:
        """The key sealed under a generation and bound to its person. Raises KeyUnreadable."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher(generation).encrypt(nonce, key, _bound(subject, generation))

    def unwrap(self, subject: UUID, wrapped: bytes, generation: int) -> bytes:
        """The person's key. Raises KeyUnreadable."""
        cipher = self._cipher(generation)
        try:
            return cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], _bound(subject, generation))
        except InvalidTag as problem:
            log.error("keys.damaged", generation=generation)
            raise KeyUnreadable(generation) from problem

    def _cipher(self, generation: int) -> AESGCM:
        found = self._ciphers.get(generation)
        if found is not None:
            return found
        now = time.monotonic()
        if now >= self._missed.get(generation, 0.0):
            self._read_again()
        try:
            return self._ciphers[generation]
        except KeyError:
            self._missed[generation] = now + READ_AGAIN_SECONDS
            log.error(
                "keys.unreadable",
                generation=generation,
                advice="copy the keyring that holds this generation here: it is read without a restart",
            )
            raise KeyUnreadable(generation) from None

    def _read_again(self) -> None:
        """Keys were rotated while this process ran: the file holds what it did not hold before."""
        if self._path is None:
            return
        try:
            self.use(matching_keyring(self._path, self._engine))
        except (KeyringMissing, KeyringWrong) as problem:
            log.error("keyring.unusable", error=type(problem).__name__, said=str(problem))


def _bound(subject: UUID, generation: int) -> bytes:
    return subject.bytes + generation.to_bytes(4, "big")
