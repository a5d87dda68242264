"""A caller without a name turns out to be a person: what the streams of the record and of the person keep."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Clear, Event


class CallerLinked(Dimensions):
    """The dimensions are those of the person on the day of the contact; what was recorded before stays as it is."""

    TOPIC = "consultation.CallerLinked"
    person_id: Clear[UUID]
    held_on: Clear[date]


class CallerUnlinked(Event):
    """It was somebody else: the contact is again one of nobody by name."""

    TOPIC = "consultation.CallerUnlinked"
    person_id: Clear[UUID]
    held_on: Clear[date]
    reason: Clear[str]


class RecordLinked(Event):
    """A record with a key of its own belongs to this person: forgetting the person forgets it too."""

    TOPIC = "migrant.RecordLinked"
    record_id: Clear[UUID]


class RecordUnlinked(Event):
    """It does not after all."""

    TOPIC = "migrant.RecordUnlinked"
    record_id: Clear[UUID]
