"""Says how alike two names are, and why: numbers for an order, codes for the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import fuzz

from adapters.search.fold import PARTICLES, stem
from adapters.search.soundex_dm import codes

EQUAL = 1.0
SOUNDS = 0.84  # at least this much for the same sound or the same stem
STEM = 0.90
PREFIX = 0.80
CLOSE = 0.62  # below it two words are different words
UNEQUAL = 0.99  # at most this much for words that are not equal
# What the letters in common add to a beginning, to the same stem and to the same sound.
PREFIX_SHARE, STEM_SHARE, SOUND_SHARE = 0.15, 0.08, 0.12
KIN = 0.5  # of the letters in common, or a stem or a sound says nothing
SHORT = 2  # words of so many letters have neither

NAME_SHARE = 0.92  # the rest is token_sort_ratio of the whole: a complete name before a partial one


Alike = Callable[[str, str], float]


class Likeness:
    """0..1 for two folded words: equal, same stem, same sound, beginning of, or by edit distance.

    Made for one query, because what it remembers are names.
    """

    def __init__(self) -> None:
        self._codes, self._stem = cache(codes), cache(stem)
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, asked: str, word: str) -> float:
        found = self._known.get((asked, word))
        if found is None:
            found = self._known[asked, word] = (
                EQUAL if asked == word else min(self._unequal(asked, word), UNEQUAL)
            )
        return found

    def _unequal(self, asked: str, word: str) -> float:
        ratio = fuzz.ratio(asked, word) / 100
        best = ratio if ratio >= CLOSE else 0.0
        if word.startswith(asked):
            best = max(best, PREFIX + PREFIX_SHARE * len(asked) / len(word))
        if ratio >= KIN and len(asked) > SHORT and len(word) > SHORT:
            best = max(best, self._family(asked, word, ratio))
        return best

    def _family(self, asked: str, word: str, ratio: float) -> float:
        if self._stem(asked) == self._stem(word):
            return STEM + STEM_SHARE * ratio
        if self._codes(asked) & self._codes(word):
            return SOUNDS + SOUND_SHARE * ratio
        return 0.0


def weight(word: str) -> float:
    """What a word says about a person: an initial or "son of" little, a long name much."""
    return 0.15 if word in PARTICLES else 0.4 if len(word) < 3 else float(min(len(word), 6))


def name_score(asked: Sequence[str], name: str, alike: Alike) -> float:
    """0..100 for query words against one folded name; each word of the name answers once."""
    if not asked:
        return 0.0
    left = name.split()
    total = 0.0
    for word in sorted(asked, key=weight, reverse=True):
        best = max(((alike(word, other), other) for other in left), default=(0.0, ""))
        total += weight(word) * best[0]
        if best[0]:
            left.remove(best[1])
    whole = fuzz.token_sort_ratio(" ".join(asked), name)
    return NAME_SHARE * 100 * total / sum(map(weight, asked)) + (1 - NAME_SHARE) * whole


def name_reason(asked: Sequence[str], names: Sequence[str], alike: Alike) -> str:
    """The code of the strongest thing that can be said of the best of the names."""
    spellings = [name.split() for name in names]
    if any(set(asked) <= set(name) for name in spellings):
        return "name_equal"
    if any(
        all(max((alike(word, w) for w in name), default=0) >= SOUNDS for word in asked) for name in spellings
    ):
        return "name_sounds"
    return "name_close"
