"""Compares the few candidates in full and says in which order, and why, they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from adapters.search import ranking
from adapters.search.entry import Hit

SHOWN_FROM = 40.0
FULL_NUMBER = 100.0


@dataclass(frozen=True)
class Candidate:
    """`factor` 0..1 is what birth year and sex leave of the name's score."""

    person_id: UUID
    names: tuple[str, ...]
    factor: float
    same_year: bool
    numbered: bool


def ranked(
    candidates: Iterable[Candidate], variants: Sequence[Sequence[str]], alike: ranking.Likeness
) -> list[Hit]:
    """The best first; among equals in the order given. Below `SHOWN_FROM` nobody is a hit."""
    hits = [hit for each in candidates if (hit := _hit(each, variants, alike)).score >= SHOWN_FROM]
    return sorted(hits, key=lambda hit: -hit.score)


def _hit(candidate: Candidate, variants: Sequence[Sequence[str]], alike: ranking.Likeness) -> Hit:
    score, variant = max(
        (
            (ranking.name_score(variant, name, alike), variant)
            for variant in variants
            for name in candidate.names
        ),
        key=lambda scored: scored[0],
        default=(0.0, ()),
    )
    score *= candidate.factor
    reasons = ["number"] if candidate.numbered else []
    if score >= SHOWN_FROM:
        reasons.append(ranking.name_reason(variant, candidate.names, alike))
    if candidate.same_year:
        reasons.append("birth_year")
    return Hit(candidate.person_id, round(FULL_NUMBER if candidate.numbered else score, 1), tuple(reasons))
