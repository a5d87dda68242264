"""Commands about what a session was worth, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import Code, Many, Note, Touched, Whole
from application.ports import Ledger
from domain.kernel import Rejected, current_act
from domain.review import Review, review_id
from domain.training import CANCELLED, SCHEDULED, TrainingSession

Heads = Annotated[int, Whole(0, 500)]


@dataclass(frozen=True, kw_only=True)
class _OfSession:
    session_id: Touched
    occurred_at: datetime | None = None
    # Follows from the session, whatever is sent: the stream beside it, whose turn is taken.
    review: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "review", review_id(UUID(str(self.session_id))))


@dataclass(frozen=True, kw_only=True)
class PersonScore:
    """The points of one person; None: did not sit that test."""

    person_id: UUID
    before: Annotated[int, Whole(0, 1000)] | None = None
    after: Annotated[int, Whole(0, 1000)] | None = None


@dataclass(frozen=True, kw_only=True)
class ScoreTests(_OfSession):
    """Points of the tests before and after the course, out of `most`; the whole sheet or a part of it."""

    most: Annotated[int, Whole(1, 1000)]
    scores: Annotated[tuple[PersonScore, ...], Many(500, least=1)]


@dataclass(frozen=True, kw_only=True)
class Grades:
    """How many gave each grade on one question, from 1 (bad) to 5 (very good)."""

    question: Annotated[str, Code("evaluation_question")]
    ones: Heads = 0
    twos: Heads = 0
    threes: Heads = 0
    fours: Heads = 0
    fives: Heads = 0

    @property
    def counts(self) -> list[int]:
        """From 1 to 5."""
        return [self.ones, self.twos, self.threes, self.fours, self.fives]


@dataclass(frozen=True, kw_only=True)
class CountEvaluation(_OfSession):
    """What stood on the sheets that nobody signs, added up; typed again it replaces what was typed before."""

    answers: Annotated[tuple[Grades, ...], Many(20, least=1)]


@dataclass(frozen=True, kw_only=True)
class CountHeads(_OfSession):
    """How many officials or staff of agencies were taught; the session is over with it."""

    men: Heads = 0
    women: Heads = 0
    unknown: Heads = 0
    passed: Heads = 0
    organisations: Note = ""


def score_tests(ledger: Ledger, command: ScoreTests) -> Changed:
    """Refuses before the first day, somebody without a seat, and more points than there are."""
    session = _held(ledger, command)
    if session.heads_only:
        raise Rejected("training.heads_only")
    if any(each.person_id not in session.seated for each in command.scores):
        raise Rejected("training.not_enrolled")
    review = _review(ledger, command, session)
    review.score(command.most, {each.person_id: (each.before, each.after) for each in command.scores})
    return [review]


def count_evaluation(ledger: Ledger, command: CountEvaluation) -> Changed:
    """Refuses before the first day, and more sheets than there are seats."""
    session = _held(ledger, command)
    review = _review(ledger, command, session)
    review.evaluate({each.question: each.counts for each in command.answers}, at_most=session.capacity)
    return [review]


def count_heads(ledger: Ledger, command: CountHeads) -> Changed:
    """Refuses for a course of migrants, who have a list. Counting again corrects the count."""
    session = _held(ledger, command)
    if not session.heads_only:
        raise Rejected("review.has_list")
    review = _review(ledger, command, session)
    heads = {name: getattr(command, name) for name in ("men", "women", "unknown", "passed")}
    review.count_heads(**heads, organisations=command.organisations)
    if session.status == SCHEDULED:
        session.set_results()
    return [review, session]


HANDLERS: dict[type, Handler] = {
    ScoreTests: score_tests,
    CountEvaluation: count_evaluation,
    CountHeads: count_heads,
}


def _held(ledger: Ledger, command: _OfSession) -> TrainingSession:
    session = ledger.get(TrainingSession, command.session_id)
    if session.status == CANCELLED:
        raise Rejected("training.cancelled")
    today: date = current_act().occurred.date()
    if today < session.starts_on:
        raise Rejected("training.not_begun")
    return session


def _review(ledger: Ledger, command: _OfSession, session: TrainingSession) -> Review:
    found = ledger.find(Review, review_id(command.session_id))
    return found or Review.begin(
        command.session_id,
        at_centre=session.at_centre,
        curriculum=session.curriculum,
        held_on=session.starts_on,
    )
