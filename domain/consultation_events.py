"""What can happen to a consultation: one class for each event of the aggregate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Clear, Created, Event, Personal
from domain.striking import Struck

_ENVELOPE = frozenset({*Event.DECLARED, "person_id"})


class Record(Dimensions):
    """What is written down about a contact. The person's dimensions stand in the event: a fact needs no other event."""

    person_id: Clear[UUID | None]
    at_centre: Clear[str]
    channel: Clear[str]
    asked_by: Clear[str]
    topics: Clear[list[str]]
    main_topic: Clear[str]
    document_problems: Clear[list[str]]
    destination: Clear[str | None]
    stage: Clear[str | None]
    outcome: Clear[str]
    urgency: Clear[str]
    language: Clear[str | None]
    interpreter: Clear[bool]
    minutes: Clear[int | None]
    follow_up_on: Clear[date | None]
    ban_until: Clear[date | None]
    contact_district: Clear[str | None]
    advice: Personal[str]
    safety_note: Personal[str]
    follow_up_note: Personal[str]
    place: Personal[str]


class Held(Record, Created):
    """Advice was given."""

    TOPIC = "consultation.Held"


class Corrected(Record):
    """The record as it should have stood; `occurred_at` is the corrected instant of the contact."""

    TOPIC = "consultation.Corrected"
    reason: Clear[str]
    explanation: Personal[str]


class Voided(Struck):
    """It should never have been recorded; it leaves the figures from now on."""

    TOPIC = "consultation.Voided"


class FollowUpAgreed(Event):
    """Another day on which the centre comes back to it."""

    TOPIC = "consultation.FollowUpAgreed"
    person_id: Clear[UUID | None]
    follow_up_on: Clear[date]
    follow_up_note: Personal[str]


class FollowUpClosed(Event):
    """What was promised is done, or can no longer be done."""

    TOPIC = "consultation.FollowUpClosed"
    person_id: Clear[UUID | None]
    outcome: Clear[str]
    note: Personal[str]


class DetailsTaken(Event):
    """The further answers as they stand from now on; a contact without any has no such event.

    `problem_dates`: document problem → ISO date from which it is so. Heads are people without a file: never persons.
    """

    TOPIC = "consultation.DetailsTaken"
    person_id: Clear[UUID | None]
    problem_dates: Clear[dict[str, str]]
    ban_authority: Personal[str]
    agency: Personal[str]
    licensed: Clear[str | None]
    fee: Clear[Decimal | None]
    fee_currency: Clear[str | None]
    monthly_wage: Clear[Decimal | None]
    wage_currency: Clear[str | None]
    remittance_channel: Clear[str | None]
    remittance_frequency: Clear[str | None]
    remittance_amount: Clear[str | None]
    remittance_use: Clear[list[str]]
    leaflets: Clear[list[str]]
    men: Clear[int]
    women: Clear[int]
    heads_unknown: Clear[int]
    age_bands: Clear[dict[str, int]]
    task_kind: Clear[str | None]
    task_topic: Clear[str | None]

    def apply(self, aggregate: Any) -> None:
        """The aggregate knows what stands, so that saying it again writes nothing."""
        aggregate.details = {
            name: getattr(self, name) for name in type(self).DECLARED if name not in _ENVELOPE
        }


class PersonIncluded(Dimensions):
    """A further person of the same contact, with what is counted by; written anew when the record is corrected.

    The words of the talk stay with the person who is named first: two people never share a box.
    """

    TOPIC = "consultation.PersonIncluded"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    channel: Clear[str]
    asked_by: Clear[str]
    topics: Clear[list[str]]
    main_topic: Clear[str]
    destination: Clear[str | None]
    stage: Clear[str | None]
    outcome: Clear[str]


class PersonLeftOut(Event):
    """The contact no longer counts for this further person: corrected, or declared void."""

    TOPIC = "consultation.PersonLeftOut"
    person_id: Clear[UUID]
    voided: Clear[bool]


class FeedbackGiven(Event):
    """How satisfied somebody was: `score` from 1 to 5; `by_channel` is the way it reached us."""

    TOPIC = "consultation.FeedbackGiven"
    person_id: Clear[UUID | None]
    at_centre: Clear[str]
    channel: Clear[str]
    held_on: Clear[date]
    score: Clear[int]
    by_channel: Clear[str]
    comment: Personal[str]
