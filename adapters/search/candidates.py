"""From query words to the few persons worth comparing in full: every person in scope gets a rough score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from adapters.search.people import Mask, Postings, Scores, Slots
from adapters.search.ranking import CLOSE, SOUNDS, Likeness, weight
from adapters.search.vocabulary import PARTS, Vocabulary, Word

KEPT = 200
WORTH = 0.40  # of the asked name, by weight, must be found in the person's
MAX_VARIANTS = 4
SHORTEST_HALF = 3


class Search:
    """One query's work over one state of the index; used under the index's lock and thrown away."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings, scope: Mask) -> None:
        self._vocabulary, self._postings, self._scope = vocabulary, postings, scope
        self.alike = Likeness()
        self._scores: dict[str, Scores] = {}

    def variants(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """The words as typed, and joined or parted where that meets a name: Саид Акбар, Саидакбар."""
        joined = (
            (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
            for i in range(len(words) - 1)
            if self._is_close(words[i] + words[i + 1])
        )
        parted = (
            (*words[:i], *halves, *words[i + 1 :])
            for i, word in enumerate(words)
            for halves in self._halves(word)
        )
        return [tuple(words), *joined, *parted][:MAX_VARIANTS] if words else []

    def rough(self, variants: Sequence[Sequence[str]]) -> Scores:
        """0..1 for every slot: how much of the query, by weight, the person's words answer."""
        best_of_all = np.zeros(len(self._scope), dtype=np.float32)
        for variant in variants:
            whole = sum(map(weight, variant))
            total = np.zeros_like(best_of_all)
            for word in variant:
                total += self._word_scores(word) * np.float32(weight(word) / whole)
            np.maximum(best_of_all, total, out=best_of_all)
        return best_of_all

    def _word_scores(self, word: str) -> Scores:
        if word not in self._scores:
            scores = self._spread(word, self._close_words(word))
            if len(word) > SHORTEST_HALF and not self._found(scores, SOUNDS):
                scores = np.maximum(scores, self._spread(word, self._words_in_scope(word)))
            self._scores[word] = scores
        return self._scores[word]

    def _close_words(self, word: str) -> Iterator[Word]:
        yield from self._vocabulary.near(word)
        yield from self._vocabulary.beginning(word)

    def _words_in_scope(self, word: str) -> Iterator[Word]:
        found = self._vocabulary.with_parts(word)
        seen = (each for each in found if self._scope[self._postings.of(each[0])].any())
        return (each for each, _ in zip(seen, range(PARTS), strict=False))

    def _spread(self, asked: str, words: Iterable[Word]) -> Scores:
        scores = np.zeros(len(self._scope), dtype=np.float32)
        alike = {word: self.alike(asked, text) for word, text in words}
        for word in sorted(alike, key=alike.__getitem__):  # the best word of a person is written last
            if alike[word] >= CLOSE:
                slots = self._postings.of(word)
                scores[slots] = alike[word]
        scores *= self._scope
        return scores

    def _is_close(self, word: str) -> bool:
        near = self._vocabulary.near(word)
        return any(
            self.alike(word, text) >= SOUNDS and self._scope[self._postings.of(found)].any()
            for found, text in near
        )

    def _halves(self, word: str) -> Iterator[tuple[str, str]]:
        # A word that is nobody's name may be two names spelled freely; one that is, only two exact ones.
        is_name = self._is_known if self._found(self._word_scores(word), SOUNDS) else self._is_close
        cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        parted = ((word[:cut], word[cut:]) for cut in cuts)
        return (halves for halves in parted if all(map(is_name, halves)))

    def _is_known(self, word: str) -> bool:
        known = self._vocabulary.id_of(word)
        return known is not None and bool(self._scope[self._postings.of(known)].any())

    @staticmethod
    def _found(scores: Scores, level: float) -> bool:
        return bool(scores.size) and float(scores.max()) >= level


def best(scores: Scores, slots: Slots) -> Slots:
    """The `KEPT` best of the slots; among equals those who came first, so that an answer can be repeated."""
    if len(slots) <= KEPT:
        return slots
    edge = np.partition(scores, len(scores) - KEPT)[len(scores) - KEPT]
    above = slots[scores > edge]
    return np.concatenate([above, slots[scores == edge][: KEPT - len(above)]])
