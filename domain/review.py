"""What a session was worth: tests before and after it, what those taught said of it, how many heads were counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event

_NAMES = UUID("c3f6a1d4-2b87-5e39-8d50-9a4e7f1b6c28")
# Grades from 1 to 5.
GRADES = 5
# (points before, points after) of one person; None: did not sit it.
Points = tuple[int | None, int | None]


def review_id(session_id: UUID) -> UUID:
    """The stream beside a session."""
    return uuid5(_NAMES, session_id.hex)


class Review(Aggregate):
    """State holds the points of each person. Whatever is typed again replaces what was typed before."""

    TOPIC = "review"

    class Begun(Created):
        """Something is told of a session for the first time."""

        TOPIC = "review.Begun"
        session_id: Clear[UUID]
        at_centre: Clear[str]
        curriculum: Clear[str]
        held_on: Clear[date]

    class TestsScored(Event):
        """Points of `most` by `person_id.hex`. `tested` sat both tests so far; `gain` is the sum of their gains,
        each in percentage points of its test, so that a figure needs no other event.
        """

        TOPIC = "review.TestsScored"
        most: Clear[int]
        before: Clear[dict[str, int | None]]
        after: Clear[dict[str, int | None]]
        tested: Clear[int]
        gain: Clear[int]

    class EvaluationCounted(Event):
        """Question → how many gave the grades 1, 2, 3, 4, 5. `sheets` is how many sheets there were at least."""

        TOPIC = "review.EvaluationCounted"
        answers: Clear[dict[str, list[int]]]
        sheets: Clear[int]

    class HeadsCounted(Event):
        """Who was taught where nobody has a file: officials, staff of agencies."""

        TOPIC = "review.HeadsCounted"
        men: Clear[int]
        women: Clear[int]
        unknown: Clear[int]
        passed: Clear[int]
        organisations: Personal[str]

    @classmethod
    def begin(cls, session_id: UUID, *, at_centre: str, curriculum: str, held_on: date) -> Self:
        """Nothing told yet."""
        about = {"session_id": session_id, "at_centre": at_centre, "curriculum": curriculum, "held_on": held_on}
        return cls._create(cls.Begun, id=review_id(session_id), **about)

    @event(Begun)
    def __init__(self) -> None:
        # person → (before, after, of how many)
        self.points: dict[str, tuple[int | None, int | None, int]] = {}

    def score(self, most: int, points: Mapping[UUID, Points]) -> None:
        """Raises Rejected for more points than there are. The same points say nothing."""
        if any(each is not None and each > most for both in points.values() for each in both):
            raise Rejected("review.too_many_points", most=most)
        told = {who.hex: (*both, most) for who, both in points.items()}
        news = {who: each for who, each in told.items() if self.points.get(who, (None, None, most)) != each}
        if not news:
            return
        gains = [gain for each in (self.points | news).values() if (gain := gain_of(*each)) is not None]
        self.trigger_event(
            self.TestsScored,
            most=most,
            before={who: each[0] for who, each in news.items()},
            after={who: each[1] for who, each in news.items()},
            tested=len(gains),
            gain=sum(gains),
        )

    def evaluate(self, answers: Mapping[str, list[int]], *, at_most: int) -> None:
        """Raises Rejected for more sheets than people."""
        sheets = max((sum(counts) for counts in answers.values()), default=0)
        if sheets > at_most:
            raise Rejected("review.too_many_sheets", most=at_most)
        self.trigger_event(self.EvaluationCounted, answers=dict(answers), sheets=sheets)

    def count_heads(self, *, men: int, women: int, unknown: int, passed: int, organisations: str) -> None:
        """Raises Rejected for nobody, and when more passed than came."""
        heads = men + women + unknown
        if not heads:
            raise Rejected("review.nobody")
        if passed > heads:
            raise Rejected("review.more_passed")
        counted = {"men": men, "women": women, "unknown": unknown, "passed": passed}
        self.trigger_event(self.HeadsCounted, **counted, organisations=organisations)

    @event(TestsScored)
    def _take_points(self, most: int, before: dict[str, int | None], after: dict[str, int | None]) -> None:
        self.points.update({who: (before[who], after[who], most) for who in before})

    @event(EvaluationCounted)
    def _take_answers(self) -> None:
        pass

    @event(HeadsCounted)
    def _take_heads(self) -> None:
        pass


def gain_of(before: int | None, after: int | None, most: int) -> int | None:
    """The gain in whole percentage points, halves up; None for whoever missed one of the tests."""
    if before is None or after is None:
        return None
    return (200 * (after - before) + most) // (2 * most)
