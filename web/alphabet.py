"""The order in which readers expect words: by the letters of their alphabets, not by code points."""

from __future__ import annotations

import unicodedata

# Letters beyond А–Я, each after the letter that it follows in the alphabets of our languages; Ё is read as Е.
_AFTER = {
    "ә": "а", "ғ": "г", "ӣ": "и", "қ": "к", "ң": "н", "ө": "о", "ӯ": "у", "ұ": "у", "ү": "у+", "ҳ": "х", "һ": "х",
    "ҷ": "ч", "і": "ы",
}  # fmt: skip
_LAST = "\uffff"
_PLACES = str.maketrans(
    {letter: (before + _LAST).replace("+", _LAST) for letter, before in _AFTER.items()}
    | {"ё": "е", "й": "и" + _LAST}
)


def alphabetical(text: str) -> str:
    """A key to sort by; marks on Latin letters do not count (Șoldănești stands under S)."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_PLACES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
