"""Finds files that could be of one person, in the whole register: by number, or by equal name and year of birth."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from adapters.search import ranking
from adapters.search.identifiers import Identifiers
from adapters.search.index import NameIndex, Person

# Points of a pair, 100 in all; none of them decides anything.
WEIGHED = ((50, "document"), (20, "phone"), (20, "name"), (10, "birth_year"))
# A phone is shared by families: it counts where the names could be one name.
ALIKE = 80.0
# Two names written alike need as many words, and a year of birth that agrees.
LEAST_WORDS = 2
# More files than this under one name and year, or with one number, say nothing about any two of them.
MOST_TOGETHER = 30
# A register larger than this is compared again after so many seconds at most, a smaller one after every change.
LARGE, SECONDS = 20_000, 60.0

Two = tuple[UUID, UUID]


@dataclass(frozen=True, order=True)
class Likely:
    """Two files, the smaller id first. `points` 0..100; `why`: document, phone, name, birth_year."""

    points: int
    one: UUID
    other: UUID
    why: tuple[str, ...]


class Pairs:
    """Safe for threads. What it remembers are ids, in memory only."""

    def __init__(self, names: NameIndex, identifiers: Identifiers) -> None:
        self._names, self._identifiers = names, identifiers
        self._lock = threading.Lock()
        self._found: tuple[Likely, ...] = ()
        self._of, self._at = -1, 0.0

    def likely(self) -> tuple[Likely, ...]:
        """All pairs, the likeliest first; among equals in order of their ids, so that pages follow each other."""
        with self._lock:
            changes = self._identifiers.changes
            fresh = len(self._names) > LARGE and time.monotonic() - self._at < SECONDS
            if self._of < 0 or (changes != self._of and not fresh):
                self._found = tuple(sorted(self._compared(), key=lambda pair: (-pair.points, pair.one, pair.other)))
                self._of, self._at = changes, time.monotonic()
            return self._found

    def points(self, one: UUID, other: UUID) -> int:
        """The points of two files; 0 where nothing was found that they share."""
        wanted = (min(one, other), max(one, other))
        return next((pair.points for pair in self.likely() if (pair.one, pair.other) == wanted), 0)

    def _compared(self) -> Iterator[Likely]:
        people = {person.person_id: person for person in self._names.everybody()}
        papers, phones = (set(_two(groups)) for groups in self._identifiers.shared())
        names = set(_same_names(people.values()))
        alike = ranking.Likeness()
        for pair in papers | phones | names:
            if pair[0] in people and pair[1] in people:
                one, other = people[pair[0]], people[pair[1]]
                # Where a name and a year agree there is nothing left to weigh, and those pairs are the most.
                name = pair in names or _one_name(one, other, alike)
                if name or pair in papers:
                    year = bool(one.birth_year) and one.birth_year == other.birth_year
                    yield _weighed(pair, (pair in papers, pair in phones, name, year))


def _one_name(one: Person, other: Person, alike: ranking.Likeness) -> bool:
    return any(ranking.name_score(a.split(), b, alike) >= ALIKE for a in one.names for b in other.names)


def _weighed(pair: Two, held: tuple[bool, bool, bool, bool]) -> Likely:
    points = sum(each for holds, (each, _) in zip(held, WEIGHED, strict=True) if holds)
    return Likely(points, *pair, tuple(why for holds, (_, why) in zip(held, WEIGHED, strict=True) if holds))


def _same_names(people: Iterable[Person]) -> Iterator[Two]:
    """Equal in two words or more, by whatever script, and born in one year."""
    groups: dict[tuple[str, int], set[UUID]] = {}
    for person in people:
        for key in {key for name in person.names for key in _keys(name)} if person.birth_year else ():
            groups.setdefault((key, person.birth_year), set()).add(person.person_id)
    return _two(groups.values())


def _keys(name: str) -> Iterator[str]:
    """The whole name, and of three words each two: a patronymic is written or left out."""
    words = [word for word in name.split() if word not in ranking.PARTICLES]
    if len(words) >= LEAST_WORDS:
        yield " ".join(words)
    if len(words) == LEAST_WORDS + 1:
        yield from (" ".join(pair) for pair in combinations(words, LEAST_WORDS))


def _two(groups: Iterable[Iterable[UUID]]) -> Iterator[Two]:
    for group in groups:
        together = sorted(group)
        if 1 < len(together) <= MOST_TOGETHER:
            yield from combinations(together, 2)
