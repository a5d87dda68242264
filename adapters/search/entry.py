"""What goes into the index and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Entry:
    """One person: `names` are all spellings and aliases; `number` as printed (several, parted by spaces).

    Who is `restricted` is found by the owner and by `named` accounts only.
    """

    person_id: UUID
    centre: str
    number: str
    names: tuple[str, ...]
    birth_year: int | None
    sex: str
    owner_id: UUID | None
    restricted: bool
    named: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Hit:
    """`score` 0..100; `reasons`: number, name_equal, name_sounds, name_close, birth_year."""

    person_id: UUID
    score: float
    reasons: tuple[str, ...]
