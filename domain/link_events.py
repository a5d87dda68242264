"""What can happen between two files of one person; each class says what it changes in the ties of a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal


class LinkedAsSamePerson(Event):
    """A user says that another file is of the same person; `lead_id` is the file that leads from now on."""

    TOPIC = "migrant.LinkedAsSamePerson"
    other_id: Clear[UUID]
    lead_id: Clear[UUID]
    reason: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        aggregate.ties.others.add(self.other_id)
        aggregate.ties.apart.discard(self.other_id)


class LinkUndone(Event):
    """The two files are of two people after all; neither is proposed for the other again."""

    TOPIC = "migrant.LinkUndone"
    other_id: Clear[UUID]
    reason: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        aggregate.ties.others.discard(self.other_id)
        aggregate.ties.apart.add(self.other_id)


class PairDismissed(Event):
    """A user says that another file, however alike, is somebody else's."""

    TOPIC = "migrant.PairDismissed"
    other_id: Clear[UUID]
    reason: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        aggregate.ties.apart.add(self.other_id)


class CountedAs(Event):
    """Figures count this file's records as those of the file `lead_id`, for all periods, as known from now on."""

    TOPIC = "migrant.CountedAs"
    lead_id: Clear[UUID]
    sex: Clear[str]
    birth_year: Clear[int | None]
    statistics: Clear[bool]

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        names = ("lead_id", "sex", "birth_year", "statistics")
        aggregate.ties.counted = {name: getattr(self, name) for name in names}


class CountedAlone(Event):
    """Figures count this file's records as those of one person again."""

    TOPIC = "migrant.CountedAlone"

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        aggregate.ties.counted = {}


class CircleChanged(Event):
    """The living files of the person, the earliest registered first; none for a file that stands alone.

    `others_allow`: purpose → last day as ISO 8601 (empty: no end) of what all the other files allow.
    """

    TOPIC = "migrant.CircleChanged"
    members: Clear[list[UUID]]
    others_allow: Clear[dict[str, str]]

    def apply(self, aggregate: Any) -> None:
        """Assigns, like a method under `@event`."""
        aggregate.ties.members = self.members
        aggregate.ties.others_allow = self.others_allow
