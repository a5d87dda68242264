"""Puts persons into the index's tables and arrays, and takes every trace of them out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

from adapters.search.entry import Entry
from adapters.search.fold import fold
from adapters.search.memory import open_memory
from adapters.search.people import Mask, People, Postings
from adapters.search.query import number_keys
from adapters.search.vocabulary import SCHEMA, Vocabulary

Known = dict[str, tuple[str, ...]]
Borne = tuple[bytes, tuple[str, ...]]
MAX_NUMBER_HITS = 50


class Shelf:
    """Not safe for threads: the index holds its lock around every call."""

    def __init__(self) -> None:
        self.db = open_memory(SCHEMA)
        self.vocabulary = Vocabulary(self.db)
        self.people = People()
        self.postings = Postings()

    def slot_of(self, person_id: UUID) -> int | None:
        row = self.db.execute("SELECT slot FROM person WHERE person_id = ?", (person_id.bytes,)).fetchone()
        return row[0] if row else None

    def put_in(self, entry: Entry, known: Known | None = None) -> None:
        names = tuple(dict.fromkeys(filter(None, (fold(name, known) for name in entry.names))))
        slot = self.people.settle(entry)
        row = (slot, entry.person_id.bytes, entry.number, "\n".join(names))
        self.db.execute("INSERT INTO person VALUES (?, ?, ?, ?)", row)
        numbers = number_keys(entry.number)
        self.db.executemany("INSERT INTO number VALUES (?, ?)", [(number, slot) for number in numbers])
        for word in _words(names):
            self.postings.add(self.vocabulary.learn(word), slot)

    def take_out(self, person_id: UUID) -> None:
        slot = self.slot_of(person_id)
        if slot is None:
            return
        row = self.db.execute("SELECT printed, names FROM person WHERE slot = ?", (slot,))
        printed, names = row.fetchone()
        for word in _words(tuple(names.split("\n"))):
            number = self.vocabulary.learn(word)
            if self.postings.remove(number, slot):
                self.vocabulary.forget(number, word)
        found = [(number, slot) for number in number_keys(printed)]
        self.db.executemany("DELETE FROM number WHERE number = ? AND slot = ?", found)
        self.db.execute("DELETE FROM person WHERE slot = ?", (slot,))
        self.people.leave(slot)

    def persons_at(self, slots: list[int]) -> list[Borne]:
        """Of each slot, in the order given: id and folded names."""
        rows = self.db.execute(
            "SELECT person.person_id, person.names FROM json_each(?) asked"
            " CROSS JOIN person ON person.slot = asked.value ORDER BY asked.id",
            (json.dumps(slots),),
        )
        return [(person_id, tuple(names.split("\n"))) for person_id, names in rows]

    def everybody(self) -> Iterator[tuple[int, UUID, tuple[str, ...]]]:
        """Slot, id and folded names of each person."""
        for slot, person_id, names in self.db.execute("SELECT slot, person_id, names FROM person"):
            yield slot, UUID(bytes=person_id), tuple(names.split("\n"))

    def numbered(self, numbers: tuple[str, ...], scope: Mask) -> list[int]:
        """Slots within the scope that bear one of these numbers, or its tail, those settled first leading."""
        found: dict[int, None] = {}
        for number in numbers:
            rows = self.db.execute("SELECT slot FROM number WHERE number = ? ORDER BY slot", (number,))
            found.update((slot, None) for (slot,) in rows if scope[slot])
        return list(found)[:MAX_NUMBER_HITS]


def _words(names: tuple[str, ...]) -> set[str]:
    return {word for name in names for word in name.split()}
