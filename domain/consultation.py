"""One contact in which advice was given: held, corrected in sight of all, voided, followed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.codes import code_list
from domain.dimensions import Dimensions
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.people import NOBODY, Origin

ENTRY_BAN = "ENTRY_BAN"
# Dimensions of the person that a correction of the contact leaves as they were on the day.
RESIDENCE = ("citizenship", "country", "region", "district")


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


class Consultation(Aggregate):
    """State holds what rules and the figures of later events read; nothing else."""

    TOPIC = "consultation"

    class Held(Record, Created):
        """Advice was given."""

        TOPIC = "consultation.Held"

    class Corrected(Record):
        """The record as it should have stood; `occurred_at` is the corrected instant of the contact."""

        TOPIC = "consultation.Corrected"
        reason: Clear[str]
        explanation: Personal[str]

    class Voided(Event):
        """It should never have been recorded; it leaves the figures from now on."""

        TOPIC = "consultation.Voided"
        person_id: Clear[UUID | None]
        reason: Clear[str]
        explanation: Personal[str]

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

    @classmethod
    def hold(cls, consultation_id: UUID, *, today: date, origin: Origin | None, **record: Any) -> Self:
        """`origin` is None for a caller without a name. Raises Rejected for a record that breaks a rule."""
        _rules(record, today)
        return cls._create(cls.Held, id=consultation_id, **record, **asdict(origin or NOBODY))

    @event(Held)
    def __init__(
        self,
        person_id: UUID | None,
        at_centre: str,
        follow_up_on: date | None,
        citizenship: str | None,
        country: str,
        region: str,
        district: str | None,
    ) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.follow_up_on = follow_up_on
        self.citizenship, self.country, self.region, self.district = citizenship, country, region, district
        self.voided = False

    def correct(self, *, today: date, origin: Origin | None, reason: str, **record: Any) -> None:
        """Raises Rejected for a voided record, or one that breaks the rules of a new one."""
        self._stands()
        _rules(record, today)
        kept = {name: getattr(self, name) for name in RESIDENCE}
        person = asdict(origin or NOBODY) | kept
        self.trigger_event(self.Corrected, reason=reason, person_id=self.person_id, **record, **person)

    def void(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected for a record that is void already."""
        self._stands()
        self.trigger_event(self.Voided, person_id=self.person_id, reason=reason, explanation=explanation)

    def close_follow_up(self, *, outcome: str, note: str) -> None:
        """Raises Rejected when no follow-up is open."""
        self._stands()
        if self.follow_up_on is None:
            raise Rejected("consultation.no_follow_up")
        self.trigger_event(self.FollowUpClosed, person_id=self.person_id, outcome=outcome, note=note)

    def agree_follow_up(self, *, on: date, today: date, note: str) -> None:
        """Raises Rejected for a day that has passed."""
        self._stands()
        if on < today:
            raise Rejected("consultation.follow_up_past")
        self.trigger_event(self.FollowUpAgreed, person_id=self.person_id, follow_up_on=on, follow_up_note=note)

    def _stands(self) -> None:
        if self.voided:
            raise Rejected("consultation.voided")

    @event(Corrected)
    def _take_correction(self, at_centre: str, follow_up_on: date | None) -> None:
        self.at_centre, self.follow_up_on = at_centre, follow_up_on

    @event(Voided)
    def _leave(self) -> None:
        self.voided, self.follow_up_on = True, None

    @event(FollowUpAgreed)
    def _take_follow_up(self, follow_up_on: date) -> None:
        self.follow_up_on = follow_up_on

    @event(FollowUpClosed)
    def _drop_follow_up(self) -> None:
        self.follow_up_on = None


def _rules(record: Mapping[str, Any], today: date) -> None:
    _topics(record["topics"], record["main_topic"])
    if record["channel"] in code_list("channel").marked("no_consultation"):
        raise Rejected("consultation.no_contact")
    if record["follow_up_on"] is not None and record["follow_up_on"] < today:
        raise Rejected("consultation.follow_up_past")
    if record["ban_until"] is not None and ENTRY_BAN not in record["document_problems"]:
        raise Rejected("consultation.ban_missing")
    if record["stage"] not in (None, "NONE") and not record["destination"]:
        raise Rejected("migrant.destination_missing")


def _topics(topics: Iterable[str], main_topic: str) -> None:
    if not topics:
        raise Rejected("consultation.topic_missing")
    if main_topic not in topics:
        raise Rejected("consultation.main_topic")
