"""A talk, a fair, leaflets handed out: planned, held before so many heads, put right, cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.consultation_rules import heads_stand
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event

PLANNED, HELD, CANCELLED = "PLANNED", "HELD", "CANCELLED"


class Reached(Event):
    """Who was there and what they took home: heads by sex and by age band, materials by leaflet code.

    The place is sealed under a key of the event itself, see DECISIONS.md.
    """

    kind: Clear[str]
    topics: Clear[list[str]]
    district: Clear[str | None]
    language: Clear[str | None]
    minutes: Clear[int | None]
    men: Clear[int]
    women: Clear[int]
    heads_unknown: Clear[int]
    age_bands: Clear[dict[str, int]]
    materials: Clear[dict[str, int]]
    place: Personal[str]
    note: Personal[str]


class OutreachEvent(Aggregate):
    """State: how it stands."""

    TOPIC = "outreach"

    class Planned(Created):
        """It shall take place."""

        TOPIC = "outreach.Planned"
        at_centre: Clear[str]
        planned_on: Clear[date]
        kind: Clear[str]
        topics: Clear[list[str]]
        district: Clear[str | None]
        language: Clear[str | None]
        place: Personal[str]
        note: Personal[str]

    class Held(Reached):
        """It took place; `occurred_at` says when."""

        TOPIC = "outreach.Held"
        at_centre: Clear[str]

    class Corrected(Reached):
        """As it should have been written down."""

        TOPIC = "outreach.Corrected"
        at_centre: Clear[str]
        reason: Clear[str]
        explanation: Personal[str]

    class Cancelled(Event):
        """It does not take place, or never did."""

        TOPIC = "outreach.Cancelled"
        explanation: Personal[str]

    @classmethod
    def plan(cls, outreach_id: UUID, **planned: Any) -> Self:
        """`planned` are the fields of Planned."""
        return cls._create(cls.Planned, id=outreach_id, **planned)

    @event(Planned)
    def __init__(self, at_centre: str, planned_on: date) -> None:
        self.at_centre = at_centre
        self.planned_on = planned_on
        self.status = PLANNED

    def hold(self, **reached: Any) -> None:
        """Raises Rejected a second time, once it is cancelled, and for bands above the head-count."""
        if self.status != PLANNED:
            raise Rejected("outreach.held_already" if self.status == HELD else "outreach.cancelled")
        heads_stand(reached)
        self.trigger_event(self.Held, at_centre=self.at_centre, **reached)

    def correct(self, *, reason: str, explanation: str, **reached: Any) -> None:
        """Raises Rejected for what was not held, and for bands above the head-count."""
        if self.status != HELD:
            raise Rejected("outreach.not_held")
        heads_stand(reached)
        why = {"reason": reason, "explanation": explanation}
        self.trigger_event(self.Corrected, at_centre=self.at_centre, **why, **reached)

    def cancel(self, *, explanation: str) -> None:
        """Raises Rejected a second time. One that was held leaves the figures."""
        if self.status == CANCELLED:
            raise Rejected("outreach.cancelled")
        self.trigger_event(self.Cancelled, explanation=explanation)

    @event(Held)
    def _take_heads(self) -> None:
        self.status = HELD

    @event(Cancelled)
    def _drop(self) -> None:
        self.status = CANCELLED
