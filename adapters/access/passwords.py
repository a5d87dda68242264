"""Passwords as they are kept: argon2id, never more than two hashes at once."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from adapters.password_rules import LONGEST, normal

# RFC 9106, second choice: 64 MiB, three passes, four lanes.
PASSES, KIBIBYTES, LANES = 3, 65536, 4
# Each hash under way takes its memory: more at once would let strangers fill it from the sign-in page.
AT_ONCE = 2


class Passwords:
    """Hashes and verifies; cheap parameters make tests fast."""

    def __init__(self, passes: int = PASSES, kibibytes: int = KIBIBYTES, lanes: int = LANES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=kibibytes, parallelism=lanes)
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        """The text to keep. Raises UnicodeEncodeError for half a character."""
        with self._places:
            return self._hasher.hash(normal(password))

    def verify(self, kept: str | None, password: str) -> bool:
        """Whether it is the password; without one to compare the same work is done for nothing."""
        try:
            if not kept or len(password) > LONGEST:
                self.hash(password[:LONGEST])
                return False
            with self._places:
                return self._hasher.verify(kept, normal(password))
        except (VerificationError, InvalidHashError):
            return False
        except UnicodeEncodeError:
            self.hash("")
            return False

    def is_outdated(self, kept: str) -> bool:
        """Whether it was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)
