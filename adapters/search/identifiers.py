"""Exact look-up of phones and documents, in memory only: no list could be tried against it on the disk."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

_NOISE = re.compile(r"[\W_]+")


def normalised(value: str) -> str:
    """Letters and digits only, capitals."""
    return _NOISE.sub("", value).upper()


class Identifiers:
    """Phone and document numbers → persons, with the centre of each file. One lock; every step is short."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Most numbers are of one person: a set for each would weigh more than all the rest.
        self._found: dict[str, UUID | set[UUID]] = {}
        self._of: dict[UUID, tuple[str, ...]] = {}
        self._restricted: set[UUID] = set()
        # Who left since the last bulk load began.
        self._gone: set[UUID] = set()
        # Which of the numbers are of documents.
        self._papers: set[str] = set()
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
        values = frozenset(self._values(opened))
        with self._lock:
            self._papers.update(_papers(opened))
            if person_id not in self._of and person_id not in self._gone:
                self._add(person_id, centre, values, restricted)

    def replace(
        self, person_id: UUID, centre: str, opened: Mapping[str, Any], *, restricted: bool = False
    ) -> None:
        """Take a person's numbers in; earlier ones of theirs are forgotten."""
        values = frozenset(self._values(opened))
        with self._lock:
            self._drop(person_id)
            self._papers.update(_papers(opened))
            self._add(person_id, centre, values, restricted)

    def remove(self, person_id: UUID) -> None:
        """Forget a person."""
        with self._lock:
            self._drop(person_id)
            self._gone.add(person_id)

    def find(self, value: str, centres: frozenset[str] | None) -> list[UUID]:
        """Persons with this phone (E.164) or document number in `centres` (None: all)."""
        with self._lock:
            found = self._holders(normalised(value))
            return sorted(p for p in found if centres is None or self._of[p][0] in centres)

    def elsewhere(self, value: str, centres: frozenset[str]) -> bool:
        """Whether some file outside `centres` has this number; says nothing more, and nothing of restricted files."""
        with self._lock:
            found = self._holders(normalised(value))
            return any(self._of[p][0] not in centres for p in found - self._restricted)

    def shared(self) -> tuple[list[set[UUID]], list[set[UUID]]]:
        """Persons with one document number in common, and persons with one phone in common."""
        with self._lock:
            many = [(value, set(holders)) for value, holders in self._found.items() if isinstance(holders, set)]
            papers = [holders for value, holders in many if value in self._papers]
            return papers, [holders for value, holders in many if value not in self._papers]

    def _add(self, person_id: UUID, centre: str, values: frozenset[str], restricted: bool) -> None:
        self.changes += 1
        self._of[person_id] = (centre, *values)
        if restricted:
            self._restricted.add(person_id)
        for value in values:
            found = self._found.get(value)
            if isinstance(found, set):
                found.add(person_id)
            else:
                self._found[value] = person_id if found is None else {found, person_id}

    def _holders(self, value: str) -> set[UUID]:
        found = self._found.get(value, set())
        return found if isinstance(found, set) else {found}

    def _drop(self, person_id: UUID) -> None:
        self.changes += 1
        self._restricted.discard(person_id)
        for value in self._of.pop(person_id, ("",))[1:]:
            found = self._found[value]
            if not isinstance(found, set):
                del self._found[value]
                self._papers.discard(value)
                continue
            found.discard(person_id)
            if len(found) == 1:
                self._found[value] = found.pop()

    @staticmethod
    def _values(opened: Mapping[str, Any]) -> Iterable[str]:
        for phone in opened.get("phones") or ():
            yield normalised(phone["number"])
        yield from _papers(opened)


def _papers(opened: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of documents."""
    for document in opened.get("documents") or ():
        if document.get("number"):
            yield normalised(document["number"])
