"""The name search without any short cut: every person and every word is compared, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from adapters.search import candidates, people
from adapters.search.answer import SHOWN_FROM
from adapters.search.entry import Entry
from adapters.search.fold import fold
from adapters.search.query import parse
from adapters.search.ranking import CLOSE, SOUNDS, Likeness, name_score, weight
from adapters.search.vocabulary import PARTS, grams, keys

Found = list[tuple[int, float]]


class Plain:
    """Persons of one centre, who were put in in this order; `kept` as `candidates.KEPT`."""

    def __init__(self, entries: Sequence[Entry], kept: int) -> None:
        self._people = [(entry, tuple(dict.fromkeys(map(fold, entry.names)))) for entry in entries]
        self._bears = [{word for name in names for word in name.split()} for _, names in self._people]
        self._words = sorted(set().union(*self._bears))
        self._kept, self._alike = kept, Likeness()
        self._keys = {word: keys(word) for word in self._words}
        self._near, self._looked_at = cache(self._words_near), cache(self._words_looked_at)

    def search(self, text: str, sex: str | None, limit: int) -> Found:
        """(person, score), the best first."""
        query = parse(text)
        variants = self._variants(query.words)
        rough = np.array([self._rough(bears, variants) for bears in self._bears], dtype=np.float32)
        factors = np.array([_factor(entry, query.birth_year, sex) for entry, _ in self._people], dtype=np.float32)
        worth = np.flatnonzero(rough >= candidates.WORTH)
        few = self._few(worth.tolist(), (rough * factors).tolist())
        scored = [(self._people[at][0].person_id.int, self._score(at, variants, float(factors[at]))) for at in few]
        return sorted((each for each in scored if each[1] >= SHOWN_FROM), key=lambda each: -each[1])[:limit]

    def _few(self, worth: list[int], scores: list[float]) -> list[int]:
        """In the order of their coming, but whoever is just good enough for a full list stands at its end."""
        best = sorted(worth, key=lambda at: -scores[at])[: self._kept]
        edge = scores[best[-1]] if len(worth) > self._kept else -1.0
        return sorted(best, key=lambda at: (scores[at] == edge, at))

    def _score(self, at: int, variants: Sequence[tuple[str, ...]], factor: float) -> float:
        names = self._people[at][1]
        return round(max(name_score(v, name, self._alike) for v in variants for name in names) * factor, 1)

    def _variants(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        return list(self._every_variant(tuple(words)))[: candidates.MAX_VARIANTS] if words else []

    def _every_variant(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for i in range(len(words) - 1):
            if self._is_close(words[i] + words[i + 1]):
                yield (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
        for i, word in enumerate(words):
            is_name = self._words.__contains__ if self._is_found(word, self._looked_at(word)) else self._is_close
            for cut in range(candidates.SHORTEST_HALF, len(word) - candidates.SHORTEST_HALF + 1):
                if is_name(word[:cut]) and is_name(word[cut:]):
                    yield (*words[:i], word[:cut], word[cut:], *words[i + 1 :])

    def _is_close(self, word: str) -> bool:
        return any(self._alike(word, near) >= SOUNDS for near in self._near(word))

    def _is_found(self, word: str, among: set[str]) -> bool:
        return any(self._alike(word, other) >= SOUNDS for other in among)

    def _words_near(self, word: str) -> set[str]:
        asked = keys(word)
        return {other for other in self._words if asked & self._keys[other]}

    def _close(self, word: str) -> set[str]:
        return self._near(word) | {other for other in self._words if other.startswith(word)}

    def _words_looked_at(self, word: str) -> set[str]:
        if len(word) <= candidates.SHORTEST_HALF or self._is_found(word, self._close(word)):
            return self._close(word)
        shared = {other: len(grams(word) & grams(other)) for other in self._words}
        parts = [other for other, many in shared.items() if many * 2 >= len(grams(word))]
        return self._close(word) | set(sorted(parts, key=lambda other: (-shared[other], other))[:PARTS])

    def _rough(self, bears: set[str], variants: Sequence[tuple[str, ...]]) -> np.float32:
        return max((self._rough_of(bears, variant) for variant in variants), default=np.float32(0))

    def _rough_of(self, bears: set[str], variant: Sequence[str]) -> np.float32:
        total, whole = np.float32(0), sum(map(weight, variant))
        for word in variant:
            degree = max((self._alike(word, other) for other in self._looked_at(word) & bears), default=0.0)
            total += np.float32(degree if degree >= CLOSE else 0.0) * np.float32(weight(word) / whole)
        return total


def _factor(entry: Entry, year: int | None, sex: str | None) -> np.float32:
    found = np.float32(1)
    if year is not None:
        apart = abs((entry.birth_year or 0) - year)
        near = 1.0 if apart == 0 else people.YEAR_NEAR if apart <= people.NEAR_YEARS else people.YEAR_OTHER
        found *= np.float32(near if entry.birth_year else people.YEAR_UNKNOWN)
    if sex and entry.sex != sex and entry.sex in people.SEXES:
        found *= np.float32(people.SEX_OTHER)
    return found
