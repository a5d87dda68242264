"""From query words to the few persons worth comparing in full: whoever bears a like word gets a rough score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from adapters.search.likeness import Rows
from adapters.search.people import Mask, Postings, Scores, Slots
from adapters.search.ranking import CLOSE, SOUNDS, weight
from adapters.search.vocabulary import PARTS, Near, Vocabulary, Word

KEPT = 200
WORTH = 0.40  # of the asked name, by weight, must be found in the person's
MAX_VARIANTS = 4
SHORTEST_HALF = 3

# Slots, each once, and the score of each.
Scored = tuple[Slots, Scores]


class Search:
    """One query's work over one state of the index; used under the index's lock and thrown away.

    Nothing here is as long as the register but the scope and one array to find slots in.
    """

    def __init__(self, vocabulary: Vocabulary, postings: Postings, scope: Mask) -> None:
        self._vocabulary, self._postings, self._scope = vocabulary, postings, scope
        self.alike = Rows()
        self._scores: dict[str, Scored] = {}
        self._near: dict[str, list[Near]] = {}
        self._place = np.empty(len(scope), dtype=np.int32)  # written before it is read, never filled

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

    def rough(self, variants: Sequence[Sequence[str]]) -> Scored:
        """0..1 for whoever bears a like word: how much of the query, by weight, the person's words answer."""
        found = {word: self._word_scores(word) for variant in variants for word in variant}
        slots = np.concatenate([np.empty(0, dtype=np.int64), *(of_word for of_word, _ in found.values())])
        slots = slots[self._is_last(slots)]
        self._place[slots] = np.arange(len(slots))
        best_of_all = np.zeros(len(slots), dtype=np.float32)
        for variant in variants:
            whole = sum(map(weight, variant))
            total = np.zeros_like(best_of_all)
            for word in variant:
                of_word, scores = found[word]
                total[self._place[of_word]] += scores * np.float32(weight(word) / whole)
            np.maximum(best_of_all, total, out=best_of_all)
        return slots, best_of_all

    def _word_scores(self, word: str) -> Scored:
        if word not in self._scores:
            close = {number: text for number, text, _ in self._near_to(word)} | dict(self._vocabulary.beginning(word))
            scored = self._spread(word, close)
            if len(word) > SHORTEST_HALF and not _found(scored, SOUNDS):
                scored = self._spread(word, close | dict(self._words_in_scope(word)))
            self._scores[word] = scored
        return self._scores[word]

    def _near_to(self, word: str) -> list[Near]:
        if word not in self._near:
            self._near[word] = self._vocabulary.near(word)
            self.alike.meet(word, self._near[word])
        return self._near[word]

    def _words_in_scope(self, word: str) -> Iterator[Word]:
        return islice((each for each in self._vocabulary.with_parts(word) if self._is_in_scope(each[0])), PARTS)

    def _spread(self, asked: str, words: Mapping[int, str]) -> Scored:
        degrees = self.alike.row(asked, list(words.values()))
        order = np.argsort(degrees, kind="stable")  # the best word of a person comes last
        order = order[degrees[order] >= CLOSE]
        numbers = list(words)
        slots, counts = self._postings.of([numbers[i] for i in order])
        scores = np.repeat(degrees[order].astype(np.float32), counts)
        seen = self._scope[slots]
        slots, scores = slots[seen], scores[seen]
        last = self._is_last(slots)
        return slots[last], scores[last]

    def _is_last(self, slots: Slots) -> Mask:
        """Of each slot, whether it does not come again: what stays has each slot once."""
        order = np.arange(len(slots), dtype=np.int32)
        self._place[slots] = order
        return self._place[slots] == order

    def _is_close(self, word: str) -> bool:
        near = self._near_to(word)
        degrees = self.alike.row(word, [text for _, text, _ in near])
        return any(self._is_in_scope(near[i][0]) for i in np.flatnonzero(degrees >= SOUNDS))

    def _halves(self, word: str) -> Iterator[tuple[str, str]]:
        cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        # A word that is nobody's name may be two names spelled freely; one that is, only two exact ones.
        is_name = self._is_known if cuts and _found(self._word_scores(word), SOUNDS) else self._is_close
        parted = ((word[:cut], word[cut:]) for cut in cuts)
        return (halves for halves in parted if all(map(is_name, halves)))

    def _is_known(self, word: str) -> bool:
        known = self._vocabulary.id_of(word)
        return known is not None and self._is_in_scope(known)

    def _is_in_scope(self, word: int) -> bool:
        return bool(self._scope[self._postings.of([word])[0]].any())


def _found(scored: Scored, level: float) -> bool:
    return bool(scored[1].size) and float(scored[1].max()) >= level


def best(scores: Scores, slots: Slots) -> Slots:
    """The `KEPT` best of the slots; among equals those who came first, so that an answer can be repeated."""
    if len(slots) <= KEPT:
        return np.sort(slots)
    edge = np.partition(scores, len(scores) - KEPT)[len(scores) - KEPT]
    above, level = np.sort(slots[scores > edge]), slots[scores == edge]
    few = KEPT - len(above)
    return np.concatenate([above, np.sort(np.partition(level, few - 1)[:few])])
