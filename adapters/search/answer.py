"""Compares the few candidates in full and says in which order, and why, they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from uuid import UUID

import numpy as np
from rapidfuzz import fuzz, process

from adapters.search import ranking
from adapters.search.entry import Hit
from adapters.search.likeness import Degrees, Rows

SHOWN_FROM = 40.0
FULL_NUMBER = 100.0
# A shown score is rounded to one decimal: so much may it lie above the true one.
ROUNDED = 0.06

Variant = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """`person_id` as 16 bytes; `factor` 0..1 is what birth year and sex leave of the name's score."""

    person_id: bytes
    names: tuple[str, ...]
    factor: float
    same_year: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class _Scored:
    """`shown` 0..100 as it is printed, `score` before that; `at` is the candidate's place."""

    shown: float
    score: float
    variant: Variant
    at: int


def ranked(candidates: Sequence[Candidate], variants: Sequence[Variant], alike: Rows, limit: int) -> list[Hit]:
    """The `limit` best, best first; among equals in the order given. Below `SHOWN_FROM` nobody is a hit."""
    hits = [each for each in _scored(candidates, variants, alike, limit) if each.shown >= SHOWN_FROM]
    hits.sort(key=lambda each: (-each.shown, each.at))
    return [_hit(candidates[each.at], each, alike) for each in hits[:limit]]


def _scored(
    candidates: Sequence[Candidate], variants: Sequence[Variant], alike: Rows, limit: int
) -> Iterator[_Scored]:
    """Compares the most promising first, until nobody who is left could be among the best."""
    names = dict.fromkeys(name for each in candidates for name in each.names if name)
    of_name = bounds(list(names), variants, alike)
    most = [
        FULL_NUMBER if each.numbered else max(of_name.get(name, 0.0) for name in each.names) * each.factor
        for each in candidates
    ]
    known: dict[tuple[Variant, str], float] = {}
    best: list[float] = []
    for at in sorted(range(len(candidates)), key=lambda at: -most[at]):
        if best and len(best) >= limit and most[at] + ROUNDED < best[0]:
            return
        scored = _compared(candidates[at], at, variants, alike, known)
        heappush(best, scored.shown) if len(best) < limit else heappushpop(best, scored.shown)
        yield scored


def bounds(names: Sequence[str], variants: Sequence[Variant], alike: Rows) -> dict[str, float]:
    """Of each name a score that no variant exceeds: `ranking.name_score`, but a word may answer more than once."""
    words = list(dict.fromkeys(word for name in names for word in name.split()))
    if not (words and variants):
        return {}
    degrees = {asked: alike.learn(asked, words) for asked in {word for variant in variants for word in variant}}
    place = {word: at for at, word in enumerate(words)}
    parts = [[place[word] for word in name.split()] for name in names]
    of_each = [_bounds_of(variant, names, parts, [degrees[asked] for asked in variant]) for variant in variants]
    return dict(zip(names, np.max(of_each, axis=0).tolist(), strict=True))


def _bounds_of(
    variant: Variant, names: Sequence[str], parts: Sequence[Sequence[int]], degrees: Sequence[Degrees]
) -> Degrees:
    """`parts` are the places of each name's words in the rows of `degrees`, of which each asked word has one."""
    starts = np.cumsum([0, *map(len, parts[:-1])])
    flat = np.fromiter((at for each in parts for at in each), dtype=np.int64)
    nearest = np.maximum.reduceat(np.stack(degrees)[:, flat], starts, axis=1)
    weights = np.array([ranking.weight(word) for word in variant])
    # The words of a name are stored in order: what `token_sort_ratio` would bring them into.
    whole = process.cdist([" ".join(sorted(variant))], names, scorer=fuzz.ratio, dtype=np.float64)[0]
    told: Degrees = ranking.NAME_SHARE * 100 * (weights @ nearest) / weights.sum()
    return told + (1 - ranking.NAME_SHARE) * whole


def _compared(
    candidate: Candidate, at: int, variants: Sequence[Variant], alike: Rows, known: dict[tuple[Variant, str], float]
) -> _Scored:
    score, best = 0.0, variants[0] if variants else ()
    for variant in variants:
        for name in candidate.names:
            pair = variant, name
            if pair not in known:
                known[pair] = ranking.name_score(variant, name, alike)
            if known[pair] > score:
                score, best = known[pair], variant
    score *= candidate.factor
    return _Scored(round(FULL_NUMBER if candidate.numbered else score, 1), score, best, at)


def _hit(candidate: Candidate, scored: _Scored, alike: Rows) -> Hit:
    reasons = ["number"] if candidate.numbered else []
    if scored.score >= SHOWN_FROM:
        reasons.append(ranking.name_reason(scored.variant, candidate.names, alike))
    if candidate.same_year:
        reasons.append("birth_year")
    return Hit(UUID(bytes=candidate.person_id), scored.shown, tuple(reasons))
