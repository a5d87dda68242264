"""What a release is made from: true counts at full grain. They stay on this side; no reader's process sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

Counts = Mapping[tuple[str, ...], int]


class ReleaseError(ValueError):
    """A release that cannot be counted, built or published; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Figures:
    """The counts of one period as known at one instant.

    `counts`: table code → one category per dimension, in the table's order → count; no totals, cells left out are 0.
    `classifications`: the open lists (`CENTRE`, `CURRICULUM`) in the order to print, each with every code in use.
    `persons`: like `counts`, the number of people behind a cell where the unit is not people (a man with five
    topics is one person); cells not stated are judged by their count. `names`: `"CENTRE:KJD"` → language → name.
    """

    counts: Mapping[str, Counts]
    classifications: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    persons: Mapping[str, Counts] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class FigureSource(Protocol):
    """Counts of a period such as `2026-Q1` as known at an aware instant: the same question, the same answer, always."""

    def __call__(self, period: str, as_of: datetime) -> Figures: ...
