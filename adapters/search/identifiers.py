"""Exact look-up of phones and documents, in memory only: no list could be tried against it on the disk."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from adapters.search.memory import open_memory

_NOISE = re.compile(r"[\W_]+")

# `held` of a person: all their numbers, a line each.
SCHEMA = """
CREATE TABLE person (
    slot INTEGER PRIMARY KEY, person_id BLOB NOT NULL UNIQUE, centre TEXT, restricted INTEGER, held TEXT
);
CREATE TABLE number (number TEXT, slot INTEGER, paper INTEGER, PRIMARY KEY (number, slot)) WITHOUT ROWID;
"""
HOLDERS = "SELECT person_id, centre, restricted FROM number JOIN person USING (slot) WHERE number = ?"
SHARED = """
SELECT number, paper, person_id FROM number JOIN person USING (slot)
WHERE number IN (SELECT number FROM number GROUP BY number HAVING COUNT(*) > 1) ORDER BY number
"""


def normalised(value: str) -> str:
    """Letters and digits only, capitals."""
    return _NOISE.sub("", value).upper()


class Identifiers:
    """Phone and document numbers → persons, with the centre of each file. One lock; every step is short."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._db = open_memory(SCHEMA)
        # Who left since the last bulk load began.
        self._gone: set[UUID] = set()
        # How often anybody came, changed or left.
        self.changes = 0

    def begin_bulk(self) -> None:
        """A load of everybody begins; what commits write from now on is newer."""
        with self._lock:
            self._gone = set()

    def settle(
        self, person_id: UUID, centre: str, opened: Mapping[str, Any], *, restricted: bool = False
    ) -> None:
        """Take a person in from a bulk load, unless a commit has spoken of them meanwhile."""
        with self._lock:
            if person_id not in self._gone and self._row(person_id) is None:
                self._add(person_id, centre, opened, restricted)

    def replace(
        self, person_id: UUID, centre: str, opened: Mapping[str, Any], *, restricted: bool = False
    ) -> None:
        """Take a person's numbers in; earlier ones of theirs are forgotten."""
        with self._lock:
            self._drop(person_id)
            self._add(person_id, centre, opened, restricted)

    def remove(self, person_id: UUID) -> None:
        """Forget a person."""
        with self._lock:
            self._drop(person_id)
            self._gone.add(person_id)

    def find(self, value: str, centres: frozenset[str] | None) -> list[UUID]:
        """Persons with this phone (E.164) or document number in `centres` (None: all)."""
        found = self._holders(value)
        return sorted(UUID(bytes=person) for person, centre, _ in found if centres is None or centre in centres)

    def elsewhere(self, value: str, centres: frozenset[str]) -> bool:
        """Whether some file outside `centres` has this number; says nothing more, and nothing of restricted files."""
        found = self._holders(value)
        return any(centre not in centres and not restricted for _, centre, restricted in found)

    def shared(self) -> tuple[list[set[UUID]], list[set[UUID]]]:
        """Persons with one document number in common, and persons with one phone in common."""
        with self._lock:
            rows = self._db.execute(SHARED).fetchall()
        found: tuple[list[set[UUID]], list[set[UUID]]] = ([], [])
        for _, group in groupby(rows, key=itemgetter(0)):
            holders = list(group)
            of_phone = not any(paper for _, paper, _ in holders)
            found[of_phone].append({UUID(bytes=person) for *_, person in holders})
        return found

    def _row(self, person_id: UUID) -> tuple[int, str] | None:
        """Slot and numbers."""
        query = "SELECT slot, held FROM person WHERE person_id = ?"
        row: tuple[int, str] | None = self._db.execute(query, (person_id.bytes,)).fetchone()
        return row

    def _add(self, person_id: UUID, centre: str, opened: Mapping[str, Any], restricted: bool) -> None:
        self.changes += 1
        papers = frozenset(_papers(opened))
        held = papers | {normalised(phone["number"]) for phone in opened.get("phones") or ()}
        insert = "INSERT INTO person (person_id, centre, restricted, held) VALUES (?, ?, ?, ?)"
        slot = self._db.execute(insert, (person_id.bytes, centre, restricted, "\n".join(held))).lastrowid
        numbers = [(number, slot, number in papers) for number in held]
        self._db.executemany("INSERT INTO number VALUES (?, ?, ?)", numbers)

    def _holders(self, value: str) -> list[tuple[bytes, str, int]]:
        with self._lock:
            return self._db.execute(HOLDERS, (normalised(value),)).fetchall()

    def _drop(self, person_id: UUID) -> None:
        self.changes += 1
        row = self._row(person_id)
        if row is not None:
            slot, held = row
            numbers = [(number, slot) for number in held.split("\n")]
            self._db.executemany("DELETE FROM number WHERE number = ? AND slot = ?", numbers)
            self._db.execute("DELETE FROM person WHERE slot = ?", (slot,))


def _papers(opened: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of documents."""
    for document in opened.get("documents") or ():
        if document.get("number"):
            yield normalised(document["number"])
