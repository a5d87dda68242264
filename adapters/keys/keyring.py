"""The keyring file: the keys that never stand in a database, made once, mode 0600."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

NAMED = ("cipher", "index", "record", "session")
KEY_BYTES = 32
# Before the number of a generation, in the names of keys.
WRAPPING = "wrapping-"


class KeyringMissing(Exception):
    """There is no keyring although the key store already holds keys, or the file cannot be read."""


class KeyringWrong(Exception):
    """The keyring is not the one this key store was made with; `key` names the first key that differs."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class KeyringBehind(KeyringWrong):
    """It is this key store's, from before a rotation: `key` names the first generation that the file lacks."""


@dataclass(frozen=True, repr=False)
class Keyring:
    """cipher: the ledger's layer · index, record, session: HMAC keys · wrapping: key-encryption keys."""

    cipher: bytes
    index: bytes
    record: bytes
    session: bytes
    wrapping: dict[int, bytes]

    @property
    def generation(self) -> int:
        """The generation under which keys are wrapped now."""
        return max(self.wrapping)

    def record_key(self, identifier: bytes) -> bytes:
        """16 bytes that stand for a record in the fact tables; without the keyring they lead nowhere."""
        return hmac.digest(self.record, identifier, "sha256")[:16]

    def index_mac(self, kind: str, value: str) -> bytes:
        """32 bytes for exact look-up of a secret value such as a login name."""
        return hmac.digest(self.index, f"{kind}\x00{value}".encode(), "sha256")

    def fingerprints(self) -> dict[str, bytes]:
        """What each key answers to a fixed question: 16 bytes by key name, telling nothing of the key."""
        keys = {name: getattr(self, name) for name in NAMED} | {
            f"{WRAPPING}{g}": k for g, k in self.wrapping.items()
        }
        return {
            name: hmac.digest(key, b"safar keyring fingerprint", hashlib.sha256)[:16]
            for name, key in keys.items()
        }

    def with_new_generation(self) -> Keyring:
        """The same keyring with one more key-encryption key."""
        return replace(self, wrapping={**self.wrapping, self.generation + 1: secrets.token_bytes(KEY_BYTES)})

    def without_generations_before(self, generation: int) -> Keyring:
        """The same keyring without the key-encryption keys older than `generation`."""
        return replace(self, wrapping={g: k for g, k in self.wrapping.items() if g >= generation})


def new_keyring() -> Keyring:
    """Fresh random keys, generation 1."""
    return Keyring(
        *(secrets.token_bytes(KEY_BYTES) for _ in NAMED), wrapping={1: secrets.token_bytes(KEY_BYTES)}
    )


def load_keyring(path: Path) -> Keyring:
    """Read the keyring. Raises KeyringMissing when the file is absent or not a keyring."""
    try:
        raw = json.loads(path.read_text("utf8"))
        named = [base64.b64decode(raw[name], validate=True) for name in NAMED]
        wrapping = {int(g): base64.b64decode(k, validate=True) for g, k in raw["wrapping"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise KeyringMissing(str(path)) from problem
    if not wrapping or any(len(key) != KEY_BYTES for key in (*named, *wrapping.values())):
        raise KeyringMissing(str(path))
    return Keyring(*named, wrapping=wrapping)


def save_keyring(path: Path, keyring: Keyring) -> None:
    """Write the keyring so that a crash leaves the old file or the new one, never half of it; mode 0600."""
    content = {name: base64.b64encode(getattr(keyring, name)).decode() for name in NAMED}
    wrapping = {str(g): base64.b64encode(k).decode() for g, k in keyring.wrapping.items()}
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf8") as file:
        json.dump({"format": 1, **content, "wrapping": wrapping}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
