"""What happens to a referral, as events. Words about the person are sealed under the person's own key."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Clear, Created, Event, Personal


class Letter(Event):
    """What is asked of whom, in the words that the agency would read."""

    person_id: Clear[UUID]
    service: Clear[str]
    priority: Clear[str]
    channel: Clear[str]
    agency: Personal[str]
    contact: Personal[str]
    reason: Personal[str]
    shared: Personal[list[str]]


class Drafted(Letter, Created):
    """Written, not yet shared with anybody."""

    TOPIC = "referral.Drafted"
    consultation_id: Clear[UUID | None]
    at_centre: Clear[str]


class Sent(Dimensions):
    """The agency has it; `due_on` is the day by which it should answer."""

    TOPIC = "referral.Sent"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    service: Clear[str]
    due_on: Clear[date]


class Accepted(Event):
    """The agency takes the person on."""

    TOPIC = "referral.Accepted"
    person_id: Clear[UUID]
    note: Personal[str]


class Declined(Event):
    """The agency (PROVIDER) or the person (CLIENT) says no."""

    TOPIC = "referral.Declined"
    person_id: Clear[UUID]
    by: Clear[str]
    reason: Clear[str]
    note: Personal[str]


class Unanswered(Event):
    """The day of the answer passed in silence; a late answer is still taken."""

    TOPIC = "referral.Unanswered"
    person_id: Clear[UUID]


class Started(Event):
    """The service began."""

    TOPIC = "referral.Started"
    person_id: Clear[UUID]


class Completed(Event):
    """The service was given, wholly or in part."""

    TOPIC = "referral.Completed"
    person_id: Clear[UUID]
    result: Clear[str]
    feedback: Personal[str]


class NotCompleted(Event):
    """It ended without the service, or nobody knows."""

    TOPIC = "referral.NotCompleted"
    person_id: Clear[UUID]
    result: Clear[str]
    feedback: Personal[str]


class Cancelled(Event):
    """Called back before it was completed; its clocks stop."""

    TOPIC = "referral.Cancelled"
    person_id: Clear[UUID]
    reason: Clear[str]


class Reopened(Event):
    """It was closed too early: it stands again as it stood before (`status`)."""

    TOPIC = "referral.Reopened"
    person_id: Clear[UUID]
    status: Clear[str]


class Rewritten(Letter):
    """The draft as it stands from now on; `provider_id`: the entry of the directory that it is for, if any."""

    TOPIC = "referral.Rewritten"
    provider_id: Clear[UUID | None]


class Addressed(Event):
    """The agency is an entry of the directory."""

    TOPIC = "referral.Addressed"
    person_id: Clear[UUID]
    provider_id: Clear[UUID]


class Replaced(Event):
    """The person was sent on: another referral goes on from here."""

    TOPIC = "referral.Replaced"
    person_id: Clear[UUID]
    by_id: Clear[UUID]
