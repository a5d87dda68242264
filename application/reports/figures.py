"""What a release is made from: true counts at full grain. They stay on this side; no reader's process sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from application.reports.released import Change

Counts = Mapping[tuple[str, ...], int]
# None: too few people for a figure.
Statistics = Mapping[tuple[str, ...], int | None]


class ReleaseError(ValueError):
    """A release that cannot be counted, built or published; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Figures:
    """The counts of one period as known at one instant.

    `counts`: table code → one category per dimension, in the table's order → count; no totals, cells left out are 0.
    `classifications`: the open lists (`CENTRE`, `CURRICULUM`) in the order to print, each with every code in use;
    and under `REGION:TJ-SU` which categories lie in one of a nest's whole.
    `persons`: like `counts`, the number of people behind a cell where the unit is not people (a man with five
    topics is one person); cells not stated are judged by their count. `names`: `"CENTRE:KJD"` → language → name.
    `statistics`: table code → cell, `_T` for all lines together → a median or an amount, None below its threshold.
    `elsewhere`: population that another programme tells exactly → (category,) or `_T` → its count. Never published from
    here; the attack holds it against what is.
    """

    counts: Mapping[str, Counts]
    classifications: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    persons: Mapping[str, Counts] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statistics: Mapping[str, Statistics] = field(default_factory=dict)
    elsewhere: Mapping[str, Counts] = field(default_factory=dict)


class ChangeSource(Protocol):
    """Why exact figures of a period are not what they were: from one aware instant to a later one."""

    def __call__(self, period: str, since: datetime, as_of: datetime) -> tuple[Change, ...]: ...


class FigureSource(Protocol):
    """Counts of a period such as `2026-Q1` as known at an aware instant: the same question, the same answer, always."""

    def __call__(self, period: str, as_of: datetime) -> Figures: ...
