"""The monthly return of a centre: its manager signs for the figures of a month, and may take that back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, current_act, event

NAMES = UUID("0c2a7f5e-6d0b-5d6e-9d0c-3f1f6f7a51b2")
SIGNED, REOPENED = "SIGNED", "REOPENED"


def return_id(at_centre: str, month: str) -> UUID:
    """The stream of a centre and a month (`2026-03`)."""
    return uuid5(NAMES, f"{at_centre}/{month}")


class Signature(Event):
    """What was signed: the figures as known at an instant, by their hash; why what looked odd is right, by check.

    Explanations are free text and may name somebody: they are sealed under a key of the return.
    """

    as_of: Clear[datetime]
    figures: Clear[str]
    explanations: Personal[dict[str, str]]


class MonthlyReturn(Aggregate):
    """Whether the month stands signed."""

    TOPIC = "monthly"

    class Signed(Signature, Created):
        """The first signature."""

        TOPIC = "monthly.Signed"
        at_centre: Clear[str]
        month: Clear[str]

    class SignedAgain(Signature):
        """After it had been opened again."""

        TOPIC = "monthly.SignedAgain"

    class Reopened(Event):
        """Not signed any more, and why."""

        TOPIC = "monthly.Reopened"
        reason: Personal[str]

    @classmethod
    def sign(cls, at_centre: str, month: str, as_of: datetime, figures: str, explanations: Mapping[str, str]) -> Self:
        """The first signature under a month. Raises Rejected before the month is over."""
        _is_over(month)
        said = {"as_of": as_of, "figures": figures, "explanations": dict(explanations)}
        return cls._create(cls.Signed, id=return_id(at_centre, month), at_centre=at_centre, month=month, **said)

    @event(Signed)
    def __init__(self, at_centre: str, month: str, figures: str) -> None:
        self.at_centre, self.month, self.figures = at_centre, month, figures
        self.status = SIGNED

    def sign_again(self, as_of: datetime, figures: str, explanations: Mapping[str, str]) -> None:
        """Raises Rejected while it stands signed."""
        if self.status == SIGNED:
            raise Rejected("monthly.signed")
        self.trigger_event(self.SignedAgain, as_of=as_of, figures=figures, explanations=dict(explanations))

    @event(SignedAgain)
    def _sign(self, figures: str) -> None:
        self.figures, self.status = figures, SIGNED

    def reopen(self, reason: str) -> None:
        """Raises Rejected unless it stands signed."""
        if self.status != SIGNED:
            raise Rejected("monthly.not_signed")
        self.trigger_event(self.Reopened, reason=reason)

    @event(Reopened)
    def _reopen(self) -> None:
        self.status = REOPENED


def _is_over(month: str) -> None:
    year, number = (int(part) for part in month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    if current_act().occurred.date() < following:
        raise Rejected("monthly.not_over")
