"""What a new password must be, for the desk and for the ministry: long enough, and none that everybody tries first."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable

from adapters.common_passwords import KEY_ROWS, LAYOUTS, WORDS

SHORTEST, LONGEST = 12, 200
# What must remain of a password when the words and runs that everybody tries are taken out of it.
LEAST_OWN = 6
_YEAR = re.compile(r"(19|20)\d\d")
_ONE_TIME_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def judge(password: str, known: Iterable[str] = ()) -> str | None:
    """The code of what is wrong with a new password, or None. `known` are words others know of its owner."""
    if len(normal(password)) < SHORTEST:
        return "account.password_short"
    if len(password) > LONGEST:
        return "account.password_long"
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in password):
        return "account.password_characters"
    return "account.password_common" if _is_common(password, known) else None


def one_time_password() -> str:
    """Sixteen signs in four groups, none of them easily taken for another; about 79 bits."""
    return "-".join("".join(secrets.choice(_ONE_TIME_SIGNS) for _ in range(4)) for _ in range(4))


def normal(password: str) -> str:
    """The same keys give the same password on every system (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


def _is_common(password: str, known: Iterable[str]) -> bool:
    text = normal(password).casefold()
    if len(set(text)) < 5:
        return True
    words = sorted({*WORDS, *(word.casefold() for word in known if len(word) > 2)}, key=len, reverse=True)
    return any(len(_own_part(text.translate(layout), words)) < LEAST_OWN for layout in LAYOUTS)


def _own_part(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, " ")
    text = "".join(sign for sign in _YEAR.sub(" ", text) if sign.isalnum() or sign == " ")
    text = "".join(sign for before, sign in zip(" " + text, text, strict=False) if sign != before)
    for row in KEY_ROWS:
        text = _without_runs(text, row)
    return text.replace(" ", "")


def _without_runs(text: str, row: str) -> str:
    """Without walks of three keys or more along a row."""
    for length in range(len(row), 2, -1):
        for start in range(len(row) - length + 1):
            text = text.replace(row[start : start + length], " ")
    return text
