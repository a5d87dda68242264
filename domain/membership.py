"""To which household a person belongs: a stream beside each file, so that nobody stands in two at once."""

from __future__ import annotations

from typing import Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Rejected, event

_NAMES = UUID("2b7f0c86-9a41-5e0d-8c3b-6f15d2e4a790")


def membership_id(person_id: UUID) -> UUID:
    """The stream of a person's membership."""
    return uuid5(_NAMES, person_id.hex)


class Membership(Aggregate):
    """One household or none."""

    TOPIC = "membership"

    class Begun(Created):
        """The first household of a person."""

        TOPIC = "membership.Begun"
        household_id: Clear[UUID]

    class Left(Event):
        """None for now."""

        TOPIC = "membership.Left"

    class Resumed(Event):
        """Another one, or the same again."""

        TOPIC = "membership.Resumed"
        household_id: Clear[UUID]

    @classmethod
    def begin(cls, person_id: UUID, household_id: UUID) -> Self:
        """The first household."""
        return cls._create(cls.Begun, id=membership_id(person_id), household_id=household_id)

    @event(Begun)
    def __init__(self, household_id: UUID) -> None:
        self.household_id: UUID | None = household_id

    def resume(self, household_id: UUID) -> None:
        """Raises Rejected while the person belongs to one."""
        if self.household_id is not None:
            raise Rejected("household.belongs_already")
        self.trigger_event(self.Resumed, household_id=household_id)

    def leave(self) -> None:
        """Belong to none."""
        self.trigger_event(self.Left)

    @event(Left)
    def _go(self) -> None:
        self.household_id = None

    @event(Resumed)
    def _take(self, household_id: UUID) -> None:
        self.household_id = household_id
