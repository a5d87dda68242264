"""Likely duplicates of a row: in the file itself, and among the files of the centre."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from adapters.search.feed import SearchFeed
from application.actor import Actor
from application.importing_rows import Found

# From this score on a name of the same year of birth is likely the same person.
LIKELY = 90


@dataclass(frozen=True)
class Twin:
    """Whom a row is very like: a file that is there, or an earlier row of the file."""

    person_id: UUID | None = None
    row: int | None = None


class Twins:
    """Remembers by short digests what earlier rows said; one for each pass over a file."""

    def __init__(self, search: SearchFeed, actor: Actor) -> None:
        self._search = search
        self._actor = actor
        self._rows: dict[int, int] = {}

    def of(self, number: int, found: Found) -> Twin | None:
        """The earlier row is named before a file; None where nobody is alike."""
        earlier = next((self._rows[mark] for mark in map(hash, found.marks) if mark in self._rows), None)
        if earlier is None:
            self._rows.update(dict.fromkeys(map(hash, found.marks), number))
        known = self._known(found)
        if known is not None:
            return Twin(person_id=known)
        return None if earlier is None else Twin(row=earlier)

    def _known(self, found: Found) -> UUID | None:
        command, centres = found.register, self._actor.centres
        if command is None:
            return None
        numbers = [phone.number for phone in command.phones]
        numbers += [document.number for document in command.documents if document.number]
        exact = (person for number in numbers for person in self._search.identifiers.find(number, centres))
        return next(exact, None) or self._by_name(found)

    def _by_name(self, found: Found) -> UUID | None:
        year = found.register.birth_year if found.register else None
        if year is None or not found.name:
            return None
        asker = self._actor.account_id
        hits = self._search.names.search(
            found.name, birth_year=year, centres=self._actor.centres, asker=asker, limit=3
        )
        alike = (hit.person_id for hit in hits if hit.score >= LIKELY and "birth_year" in hit.reasons)
        return next(alike, None)
