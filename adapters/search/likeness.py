"""Compares one asked word with many words of the register at once: what `ranking.Likeness` says, in arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from adapters.search import ranking
from adapters.search.vocabulary import SAME_SOUND, SAME_STEM, Near

Degrees = npt.NDArray[np.float64]


class Rows:
    """Made for one query, because what it remembers are names. A word must be met before it is compared."""

    def __init__(self) -> None:
        self._kin: dict[str, dict[str, int]] = {}
        self._known: dict[str, Mapping[str, float]] = {}

    def __call__(self, asked: str, word: str) -> float:
        """0..1 for a word that was learned."""
        return self._known[asked][word]

    def meet(self, asked: str, near: Iterable[Near]) -> None:
        """All words of the register that share stem or sound with the asked one: nobody need ask for them again."""
        self._kin[asked] = {text: kinship for _, text, kinship in near if kinship}

    def learn(self, asked: str, words: Sequence[str]) -> Degrees:
        """As `row`; from now on each word can be asked for."""
        degrees = self.row(asked, words)
        self._known[asked] = dict(zip(words, degrees.tolist(), strict=True))
        return degrees

    def row(self, asked: str, words: Sequence[str]) -> Degrees:
        """0..1 for each word of the register."""
        ratio = process.cdist([asked], words, scorer=fuzz.ratio, dtype=np.float64)[0] / 100
        length = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        begun = np.array([word.startswith(asked) for word in words], dtype=np.bool_)
        best = np.where(ratio >= ranking.CLOSE, ratio, 0.0)
        best[begun] = np.maximum(best, ranking.PREFIX + ranking.PREFIX_SHARE * len(asked) / length)[begun]
        if len(asked) > ranking.SHORT:
            best = np.maximum(best, self._family(asked, words, ratio) * (length > ranking.SHORT))
        best = np.minimum(best, ranking.UNEQUAL)
        best[begun & (length == len(asked))] = ranking.EQUAL
        return best

    def _family(self, asked: str, words: Sequence[str], ratio: Degrees) -> Degrees:
        kin = self._kin[asked]
        kinship = np.fromiter((kin.get(word, 0) for word in words), dtype=np.int64, count=len(words))
        stem = ranking.STEM + ranking.STEM_SHARE * ratio
        sound = ranking.SOUNDS + ranking.SOUND_SHARE * ratio
        degrees = np.select([kinship == SAME_STEM, kinship == SAME_SOUND], [stem, sound], 0.0)
        return np.where(ratio >= ranking.KIN, degrees, 0.0)
