"""Chance, ids and steps of the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Step:
    """One command of the story. `by` is "desk" (a counsellor of the centre), "trainer" or "coordinator"."""

    recorded: datetime
    command: Any
    centre: str
    by: str = "desk"


@dataclass
class Teller:
    """Chance and ids of the story: the same seed tells the same story."""

    dice: Random
    end: datetime

    def new_id(self, at: datetime) -> UUID:
        """A UUIDv7 of that instant."""
        milliseconds = int(at.timestamp() * 1000)
        value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | self.dice.getrandbits(12) << 64
        return UUID(int=value | 0b10 << 62 | self.dice.getrandbits(62))

    def pick(self, weights: dict[str, int]) -> str:
        """One of the keys, by weight."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.dice.random() < share

    def desk_time(self, day: date, zone: str) -> datetime:
        """Some minute of a working day at the centre."""
        return datetime(
            day.year,
            day.month,
            day.day,
            self.dice.randint(9, 16),
            self.dice.randint(0, 59),
            tzinfo=ZoneInfo(zone),
        )
