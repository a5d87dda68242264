"""Finds persons by name, number and birth year; kept in memory only and rebuilt from the boxes at start."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import numpy as np

from adapters.search.answer import Candidate, ranked
from adapters.search.candidates import WORTH, Search, best
from adapters.search.entry import Entry, Hit
from adapters.search.people import Scores, Slots, least
from adapters.search.query import parse
from adapters.search.shelf import Known, Shelf

BATCH = 100  # entries put in while searches wait


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the index holds them: `names` folded, `birth_year` 0 when not known."""

    person_id: UUID
    names: tuple[str, ...]
    birth_year: int


class NameIndex:
    """One per process, safe for any number of threads: each call holds the lock for its own work only."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._shelf = Shelf()
        self._gone: set[UUID] = set()  # who left while a bulk load was under way

    def __len__(self) -> int:
        with self._lock:
            return len(self._shelf.people)

    def everybody(self) -> list[Person]:
        """All persons, to be compared with each other."""
        with self._lock:
            years = self._shelf.people.birth_year
            return [Person(who, names, int(years[slot])) for slot, who, names in self._shelf.everybody()]

    def clear(self) -> None:
        with self._lock:
            self._shelf.db.close()
            self._shelf = Shelf()

    def add(self, entry: Entry) -> None:
        """As `replace`: whoever is there already is not there twice."""
        self.replace(entry)

    def replace(self, entry: Entry) -> None:
        with self._lock:
            self._shelf.take_out(entry.person_id)
            self._shelf.put_in(entry)

    def remove(self, person_id: UUID) -> None:
        """Gone from every later answer; a word goes with its last bearer and is overwritten."""
        with self._lock:
            self._shelf.take_out(person_id)
            self._gone.add(person_id)

    def bulk(self, entries: Iterable[Entry]) -> int:
        """Loads a register while searches and commits go on; returns how many persons were put in.

        What a commit wrote or removed since this call began is newer than the register and stays.
        """
        self._gone = set()
        known: Known = {}
        rest = iter(entries)
        return sum(self._put_batch(batch, known) for batch in iter(lambda: list(islice(rest, BATCH)), []))

    def search(
        self,
        text: str,
        *,
        birth_year: int | None = None,
        sex: str | None = None,
        centres: frozenset[str] | None,
        asker: UUID | None = None,
        limit: int = 20,
    ) -> list[Hit]:
        """The best first.

        Who is outside `centres` (None: all), or restricted to another owner than `asker` (None: no such
        rule), takes no part at all: neither in the ranking nor in any limit.
        """
        query = parse(text)
        year = query.birth_year if birth_year is None else birth_year
        with self._lock:
            scope = self._shelf.people.scope(centres, asker)
            numbered = self._shelf.numbered(query.numbers, scope)
            named = Search(self._shelf.vocabulary, self._shelf.postings, scope)
            variants = named.variants(query.words)
            slots = self._best(*named.rough(variants, least(year, sex)), year, sex)
            found = list(self._candidates(numbered, slots, year, sex))
        return ranked(found, variants, named.alike, limit)

    def _put_batch(self, batch: list[Entry], known: Known) -> int:
        with self._lock:
            new = [
                e for e in batch if e.person_id not in self._gone and self._shelf.slot_of(e.person_id) is None
            ]
            for entry in new:
                self._shelf.put_in(entry, known)
        return len(new)

    def _best(self, slots: Slots, rough: Scores, year: int | None, sex: str | None) -> Slots:
        worth = rough >= WORTH
        slots = slots[worth]
        return best(rough[worth] * self._shelf.people.factors(slots, year, sex), slots)

    def _candidates(
        self, numbered: list[int], slots: Slots, year: int | None, sex: str | None
    ) -> Iterator[Candidate]:
        people = self._shelf.people
        both = list(dict.fromkeys([*numbered, *slots.tolist()]))
        places = np.array(both, dtype=np.int64)
        factors, years = people.factors(places, year, sex).tolist(), people.birth_year[places].tolist()
        for slot, borne, factor, born in zip(both, self._shelf.persons_at(both), factors, years, strict=True):
            yield Candidate(*borne, factor, year is not None and born == year, slot in numbered)
