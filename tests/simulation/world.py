"""What there is so far in a random life, and what a maker of commands picks from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.actor import Actor
from tests.simulation.staff import COUNSELLORS

OFFICES = ("KJD", "DYU")
PURPOSES = ("REG", "STAT", "REF", "SMS")
Move = tuple[Any, Actor]


@dataclass
class World:
    """What there is to give commands about; `version` tells how many events a stream has."""

    rng: random.Random
    version: Callable[[UUID], int]
    people: list[UUID] = field(default_factory=list)
    contacts: list[tuple[UUID, UUID | None]] = field(default_factory=list)
    # (call, the consultation it led to)
    calls: list[tuple[UUID, UUID | None]] = field(default_factory=list)
    # What was linked to whom.
    callers: list[dict[str, UUID | None]] = field(default_factory=list)
    referrals: list[tuple[UUID, UUID]] = field(default_factory=list)
    # (case, its person), and (case, its person, a task of it).
    cases: list[tuple[UUID, UUID]] = field(default_factory=list)
    tasks: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)
    # (transfer, its person)
    transfers: list[tuple[UUID, UUID]] = field(default_factory=list)
    # (household, somebody who was to belong to it); members without files; (attachment, its person)
    households: list[tuple[UUID, UUID]] = field(default_factory=list)
    relatives: list[UUID] = field(default_factory=list)
    attachments: list[tuple[UUID, UUID]] = field(default_factory=list)
    # (check or claim, its person); talks and journeys.
    checks: list[tuple[UUID, UUID]] = field(default_factory=list)
    claims: list[tuple[UUID, UUID]] = field(default_factory=list)
    talks: list[UUID] = field(default_factory=list)
    trips: list[UUID] = field(default_factory=list)
    # (hand-out, its person)
    helps: list[tuple[UUID, UUID]] = field(default_factory=list)
    providers: list[UUID] = field(default_factory=list)
    courses: list[UUID] = field(default_factory=list)
    sessions: list[UUID] = field(default_factory=list)
    # Who asked for a seat in which session.
    seats: list[tuple[UUID, UUID]] = field(default_factory=list)
    groups: list[UUID] = field(default_factory=list)
    # (group, its project)
    projects: list[tuple[UUID, UUID]] = field(default_factory=list)
    instalments: list[UUID] = field(default_factory=list)
    batches: list[UUID] = field(default_factory=list)
    # Codes of topics that a centre added.
    topics: list[str] = field(default_factory=list)
    accounts: list[UUID] = field(default_factory=list)
    # Files of which somebody said that they are of one person.
    linked: list[tuple[UUID, UUID]] = field(default_factory=list)

    def pick(self, known: list[Any]) -> Any:
        """Rather one of the newest: what is known long ago is mostly over."""
        return self.rng.choice(known[-4:] if self.rng.random() < 0.85 else known)

    def base(self, identifier: UUID) -> int:
        """The version a page would show; sometimes an older one."""
        return max(1, self.version(identifier) - (self.rng.random() < 0.1))

    def desk(self) -> Actor:
        return COUNSELLORS[self.office()]

    def office(self) -> str:
        return self.rng.choices(OFFICES, (30, 1))[0]

    def maybe(self, value: Any, often: float = 0.5) -> Any:
        return value if self.rng.random() < often else None


Maker = Callable[[World], Move]
