"""Questions about what sessions were worth, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class SessionReview:
    """What is told of one session beside its list."""

    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrainersReviewed:
    """The sessions of the asker's centres that began between two days, by trainer; a trainer sees the own ones."""

    first: date
    last: date


@dataclass(frozen=True)
class Grade:
    """The answers to one question: how many gave 1, 2, 3, 4, 5."""

    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many there are."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """From 1 to 5; None without an answer."""
        points = sum(grade * count for grade, count in enumerate(self.counts, 1))
        return points / self.answers if self.answers else None


@dataclass(frozen=True)
class ReviewView:
    """`tested` sat both tests; `gain` is the sum of their percentage points. Heads are None until they are counted."""

    most: int | None = None
    tested: int = 0
    gain: int = 0
    answers: Mapping[str, Grade] = field(default_factory=dict)
    sheets: int = 0
    men: int | None = None
    women: int | None = None
    unknown: int | None = None
    passed: int | None = None
    organisations: str = ""

    @property
    def mean_gain(self) -> float | None:
        """In percentage points; None while nobody sat both tests."""
        return self.gain / self.tested if self.tested else None

    @property
    def grade(self) -> Grade:
        """All answers to all questions."""
        columns = zip(*(each.counts for each in self.answers.values()), strict=True)
        return Grade(tuple(sum(column) for column in columns))

    @property
    def heads(self) -> int | None:
        """Everybody who was counted; None until then."""
        return None if self.men is None else self.men + (self.women or 0) + (self.unknown or 0)


@dataclass(frozen=True)
class TrainerRow:
    """One trainer, or nobody (`name` is empty): sessions held, and what is told of all of them."""

    name: str
    sessions: int
    review: ReviewView
