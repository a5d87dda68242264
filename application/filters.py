"""A filter that was given a name."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

# How many one account keeps.
MOST = 100


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """`query` is what stands behind the question mark of the list's address; `mine` says who may delete it."""

    filter_id: UUID
    area: str
    name: str
    query: str
    shared: bool
    mine: bool
