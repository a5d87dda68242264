"""Whether a certificate is valid: asked by anybody who holds the code on it, without an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from application.actor import PUBLIC, Actor
from application.answering import LOOKALIKES

# A code with fewer signs is none: it could be guessed.
LEAST, MOST = 10, 40
# Whoever asks has no account; under this id the look stands in the access log.
ANYBODY = Actor(UUID(int=1), frozenset({PUBLIC}), frozenset())


@dataclass(frozen=True, kw_only=True)
class VerifyCertificate:
    """`code` as `read` gives it; an empty one belongs to no certificate."""

    code: str


@dataclass(frozen=True)
class Verified:
    """All that a stranger learns. `initials` as "K. R.", or empty where there is no name."""

    valid: bool
    initials: str
    year: int
    course: str


@dataclass(frozen=True)
class Try:
    """One look by a code. Without `allowed` there were too many wrong ones."""

    number: int
    allowed: bool


class VerifyTries(Protocol):
    """Counts wrong codes by address."""

    def begin(self, address: str, now: datetime) -> Try:
        """Count a look before it is taken."""

    def right(self, made: Try) -> None:
        """It was no guess: forget it."""


def read(typed: str) -> str:
    """The code however it was typed: spaced, with dashes, in small letters; empty for what can be none."""
    code = "".join(sign for sign in typed[: 3 * MOST].upper().translate(LOOKALIKES) if sign.isalnum())
    return code if code.isascii() and LEAST <= len(code) <= MOST else ""


def spaced(code: str) -> str:
    """In groups that can be read out: "ABCDE-FGHIJ"."""
    return "-".join(code[start : start + 5] for start in range(0, len(code), 5))
