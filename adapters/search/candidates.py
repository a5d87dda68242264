"""From query words to the few persons worth comparing in full: whoever bears a like word gets a rough score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

import numpy as np

from adapters.search.likeness import Rows
from adapters.search.people import Mask, Postings, Scores, Slots
from adapters.search.ranking import CLOSE, SOUNDS, weight
from adapters.search.vocabulary import PARTS, Near, Vocabulary, Word

KEPT = 200
WORTH = 0.40  # of the asked name, by weight, must be found in the person's
MAX_VARIANTS = 4
SHORTEST_HALF = 3

ROUNDING = 0.001  # more than sums of weights are off

# Numbers of words, and how alike each is.
Alike = tuple[list[int], Scores]
# Slots, each once, and the score of each.
Scored = tuple[Slots, Scores]


class Search:
    """One query's work over one state of the index; used under the index's lock and thrown away.

    Nothing here is as long as the register but the scope and one array to find slots in.
    """

    def __init__(self, vocabulary: Vocabulary, postings: Postings, scope: Mask) -> None:
        self._vocabulary, self._postings, self._scope = vocabulary, postings, scope
        self.alike = Rows()
        self._words: dict[str, Alike] = {}
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
        return [tuple(words), *islice(chain(joined, parted), MAX_VARIANTS - 1)] if words else []

    def rough(self, variants: Sequence[Sequence[str]], least: float) -> Scored:
        """0..1 for whoever may be kept: how much of the query, by weight, the person's words answer.

        `least` is what birth year and sex leave of a score at worst.
        """
        slots, found = self._scored(variants, least)
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

    def _scored(self, variants: Sequence[Sequence[str]], least: float) -> tuple[Slots, dict[str, Scored]]:
        """Whoever bears something like a deciding word, and what each word scores among them."""
        words = dict.fromkeys(word for variant in variants for word in variant)
        if len(words) == 1:
            self._leave_out(next(iter(words)), least)
        deciding = {word for variant in variants for word in self._deciding(variant)}
        found = {word: self._spread(word, self._scope) for word in words if word in deciding}
        slots = np.concatenate([np.empty(0, dtype=np.int64), *(of_word for of_word, _ in found.values())])
        slots = slots[self._is_last(slots)]
        among = np.zeros_like(self._scope)
        among[slots] = True
        return slots, found | {word: self._spread(word, among) for word in words if word not in deciding}

    def _deciding(self, variant: Sequence[str]) -> Iterator[str]:
        """Words of which a person must bear one to be worth it; with all the others alone nobody is."""
        whole = sum(map(weight, variant))
        left = WORTH - ROUNDING
        # Of words that weigh the same, the most common are the dearest to look at.
        for word in sorted(variant, key=lambda word: (weight(word), -self._postings.many(self._alike(word)[0]))):
            left -= weight(word) / whole
            if left < 0:
                yield word

    def _leave_out(self, word: str, least: float) -> None:
        """Of the only word that is asked, what is less alike than what enough persons bear."""
        words, degrees = self._alike(word)
        for first in self._enough(words):
            slots, _ = self._postings.of(words[first:])
            if np.count_nonzero(self._is_last(slots) & self._scope[slots]) > KEPT:
                start = int(np.searchsorted(degrees, degrees[first] * (least - ROUNDING)))
                self._words[word] = words[start:], degrees[start:]
                return

    def _enough(self, words: Sequence[int]) -> Iterator[int]:
        """From which word on there are enough bearers, twice as many, and so on."""
        wanted, bearers = KEPT, 0
        for first in range(len(words) - 1, -1, -1):
            bearers += self._postings.many([words[first]])
            if bearers >= wanted:
                wanted = 2 * bearers
                yield first

    def _alike(self, word: str) -> Alike:
        """Words in scope or not that are like this one, the most alike last."""
        if word not in self._words:
            close = {number: text for number, text, _ in self._near_to(word)} | dict(self._vocabulary.beginning(word))
            alike = self._graded(word, close)
            if len(word) > SHORTEST_HALF and not self._is_found(alike):
                alike = self._graded(word, close | dict(self._words_in_scope(word)))
            self._words[word] = alike
        return self._words[word]

    def _near_to(self, word: str) -> list[Near]:
        if word not in self._near:
            self._near[word] = self._vocabulary.near(word)
            self.alike.meet(word, self._near[word])
        return self._near[word]

    def _words_in_scope(self, word: str) -> Iterator[Word]:
        return islice((each for each in self._vocabulary.with_parts(word) if self._is_in_scope(each[0])), PARTS)

    def _graded(self, asked: str, words: Mapping[int, str]) -> Alike:
        degrees = self.alike.row(asked, list(words.values()))
        order = np.argsort(degrees, kind="stable")
        order = order[degrees[order] >= CLOSE]
        numbers = list(words)
        return [numbers[i] for i in order], degrees[order].astype(np.float32)

    def _is_found(self, alike: Alike) -> bool:
        """Whether a word in scope sounds the same, or is more alike than that."""
        words, degrees = alike
        least = next((i for i, degree in enumerate(degrees.tolist()) if degree >= SOUNDS), len(words))
        return any(map(self._is_in_scope, reversed(words[least:])))

    def _spread(self, asked: str, among: Mask) -> Scored:
        words, degrees = self._alike(asked)
        slots, counts = self._postings.of(words)
        scores = np.repeat(degrees, counts)
        seen = among[slots]
        slots, scores = slots[seen], scores[seen]
        last = self._is_last(slots)  # the best word of each person
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
        is_name = self._is_known if cuts and self._is_found(self._alike(word)) else self._is_close
        parted = ((word[:cut], word[cut:]) for cut in cuts)
        return (halves for halves in parted if all(map(is_name, halves)))

    def _is_known(self, word: str) -> bool:
        known = self._vocabulary.id_of(word)
        return known is not None and self._is_in_scope(known)

    def _is_in_scope(self, word: int) -> bool:
        return bool(self._scope[self._postings.of([word])[0]].any())


def best(scores: Scores, slots: Slots) -> Slots:
    """The `KEPT` best of the slots; among equals those who came first, so that an answer can be repeated."""
    if len(slots) <= KEPT:
        return np.sort(slots)
    edge = np.partition(scores, len(scores) - KEPT)[len(scores) - KEPT]
    above, level = np.sort(slots[scores > edge]), slots[scores == edge]
    few = KEPT - len(above)
    return np.concatenate([above, np.sort(np.partition(level, few - 1)[:few])])
