"""Text kept in the access store under the key of its author: what people call things may name somebody."""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag

from adapters.access.reach import reachable
from adapters.keys.store import PersonKeys

FORMAT = b"\x01"
NONCE = 12
PAD = 64


def seal_text(keys: PersonKeys, owner: UUID, bound: bytes, text: str) -> bytes:
    """The text sealed under the owner's key; `bound` ties it to its row. Raises KeyDestroyed or Unavailable."""
    return seal_bytes(keys, owner, bound, text.encode("utf8"))


def open_text(keys: PersonKeys, owner: UUID, bound: bytes, box: bytes) -> str | None:
    """The text, or None where the key is gone or the box is not of this row."""
    plain = open_bytes(keys, owner, bound, box)
    return None if plain is None else plain.decode("utf8")


def seal_bytes(keys: PersonKeys, owner: UUID, bound: bytes, plain: bytes) -> bytes:
    """Bytes sealed under the owner's key; zeros at the end hide their length and are cut off again."""
    with reachable():
        keys.ensure([owner])
        cipher = keys.find(owner)
    if cipher is None:
        raise LookupError("the owner's key is destroyed")
    nonce = os.urandom(NONCE)
    padded = len(plain).to_bytes(4, "big") + plain + bytes(-len(plain) % PAD)
    return FORMAT + nonce + cipher.encrypt(nonce, padded, bound)


def open_bytes(keys: PersonKeys, owner: UUID, bound: bytes, box: bytes) -> bytes | None:
    """What `seal_bytes` sealed, or None."""
    with reachable():
        cipher = keys.find(owner)
    if cipher is None or box[:1] != FORMAT:
        return None
    try:
        padded = cipher.decrypt(box[1 : 1 + NONCE], box[1 + NONCE :], bound)
    except InvalidTag:
        return None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]
