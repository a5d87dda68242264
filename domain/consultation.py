"""One contact in which advice was given: held, corrected in sight of all, voided, followed up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from domain import caller_events
from domain import consultation_events as happened
from domain.consultation_rules import details_stand, record_stands, said_anything
from domain.kernel import Aggregate, Rejected, event
from domain.people import NOBODY, Origin

# Dimensions of the person that a correction of the contact leaves as they were on the day.
RESIDENCE = ("citizenship", "country", "region", "district")


class Consultation(Aggregate):
    """State holds what rules and the figures of later events read; nothing else."""

    TOPIC = "consultation"

    # The library looks for event classes here.
    Held = happened.Held
    Corrected = happened.Corrected
    Voided = happened.Voided
    FollowUpAgreed = happened.FollowUpAgreed
    FollowUpClosed = happened.FollowUpClosed
    DetailsTaken = happened.DetailsTaken
    PersonIncluded = happened.PersonIncluded
    PersonLeftOut = happened.PersonLeftOut
    FeedbackGiven = happened.FeedbackGiven
    CallerLinked = caller_events.CallerLinked
    CallerUnlinked = caller_events.CallerUnlinked

    @classmethod
    def hold(cls, consultation_id: UUID, *, today: date, origin: Origin | None, **record: Any) -> Self:
        """`origin` is None for a caller without a name. Raises Rejected for a record that breaks a rule."""
        record_stands(record, today)
        return cls._create(cls.Held, id=consultation_id, **record, **(origin or NOBODY).values())

    @event(Held)
    def __init__(
        self,
        person_id: UUID | None,
        at_centre: str,
        channel: str,
        occurred_at: datetime,
        topics: list[str],
        document_problems: list[str],
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
        self.channel, self.held_on, self.problems = channel, occurred_at.date(), document_problems
        self.topics = topics
        self.voided = self.linked = False
        self.details: dict[str, Any] = {}
        self.companions: list[UUID] = []
        self.score: int | None = None

    def correct(self, *, today: date, origin: Origin | None, reason: str, **record: Any) -> None:
        """Raises Rejected for a voided record, or one that breaks the rules of a new one."""
        self._stands()
        record_stands(record, today)
        kept = {name: getattr(self, name) for name in RESIDENCE}
        person = (origin or NOBODY).values() | kept
        self.trigger_event(self.Corrected, reason=reason, person_id=self.person_id, **record, **person)

    def take_details(self, details: Mapping[str, Any]) -> None:
        """The further answers; nothing is written where they say what stands already. Raises Rejected."""
        self._stands()
        details_stand(details, self.problems)
        if dict(details) != self.details and (self.details or said_anything(details)):
            self.trigger_event(self.DetailsTaken, person_id=self.person_id, **details)

    def include(self, people: Mapping[UUID, Mapping[str, Any]], **record: Any) -> None:
        """These, and no others, are the further persons, with their own dimensions, stage and destination.

        Raises Rejected for the person who is named first, and where nobody is.
        """
        self._stands()
        if people and (self.person_id is None or self.person_id in people):
            raise Rejected("consultation.person_twice" if self.person_id else "consultation.first_person")
        for person_id in [each for each in self.companions if each not in people]:
            self.trigger_event(self.PersonLeftOut, person_id=person_id, voided=False)
        for person_id, own in people.items():
            self.trigger_event(self.PersonIncluded, person_id=person_id, **record, **own)

    def take_feedback(self, *, score: int, by_channel: str, comment: str) -> None:
        """Raises Rejected for a void record, and a second time."""
        self._stands()
        if self.score is not None:
            raise Rejected("consultation.feedback_given")
        held = {"person_id": self.person_id, "at_centre": self.at_centre, "channel": self.channel}
        said = {"score": score, "by_channel": by_channel, "comment": comment}
        self.trigger_event(self.FeedbackGiven, held_on=self.held_on, **held, **said)

    def void(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected for a record that is void already."""
        self._stands()
        for person_id in list(self.companions):
            self.trigger_event(self.PersonLeftOut, person_id=person_id, voided=True)
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
        self.trigger_event(
            self.FollowUpAgreed, person_id=self.person_id, follow_up_on=on, follow_up_note=note
        )

    def link_caller(self, person_id: UUID, *, origin: Origin) -> None:
        """`origin` is of the day of the contact. Raises Rejected where somebody is named already."""
        self._stands()
        if self.person_id is not None:
            raise Rejected("consultation.caller_known")
        self.trigger_event(self.CallerLinked, person_id=person_id, held_on=self.held_on, **origin.values())

    def unlink_caller(self, person_id: UUID, *, reason: str) -> None:
        """Raises Rejected where this person was never linked, and while further persons stand beside them."""
        if not self.linked or self.person_id != person_id:
            raise Rejected("consultation.not_linked")
        if self.companions:
            raise Rejected("consultation.has_companions")
        self.trigger_event(self.CallerUnlinked, person_id=person_id, held_on=self.held_on, reason=reason)

    def _stands(self) -> None:
        if self.voided:
            raise Rejected("consultation.voided")

    @event(Corrected)
    def _take_correction(
        self,
        at_centre: str,
        channel: str,
        occurred_at: datetime,
        topics: list[str],
        document_problems: list[str],
        follow_up_on: date | None,
    ) -> None:
        self.at_centre, self.follow_up_on, self.topics = at_centre, follow_up_on, topics
        self.channel, self.held_on, self.problems = channel, occurred_at.date(), document_problems

    @event(Voided)
    def _leave(self) -> None:
        self.voided, self.follow_up_on = True, None

    @event(FollowUpAgreed)
    def _take_follow_up(self, follow_up_on: date) -> None:
        self.follow_up_on = follow_up_on

    @event(FollowUpClosed)
    def _drop_follow_up(self) -> None:
        self.follow_up_on = None

    @event(CallerLinked)
    def _take_caller(
        self, person_id: UUID, citizenship: str | None, country: str, region: str, district: str | None
    ) -> None:
        self.person_id, self.linked = person_id, True
        self.citizenship, self.country, self.region, self.district = citizenship, country, region, district

    @event(CallerUnlinked)
    def _drop_caller(self) -> None:
        self.person_id, self.linked = None, False
        self.citizenship, self.country, self.region, self.district = None, "", "", None

    @event(happened.PersonIncluded)
    def _take_in(self, person_id: UUID) -> None:
        self.companions = [*(each for each in self.companions if each != person_id), person_id]

    @event(happened.PersonLeftOut)
    def _leave_out(self, person_id: UUID) -> None:
        self.companions = [each for each in self.companions if each != person_id]

    @event(happened.FeedbackGiven)
    def _take_score(self, score: int) -> None:
        self.score = score
