"""A person is sent to another service with consent, and an answer is expected: from the draft to the result."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from domain import override
from domain import referral_events as events
from domain.kernel import Aggregate, Rejected, event
from domain.people import Origin

# What the agency is told about the person; the sender ticks.
SHARED = ("NAME", "CONTACT", "BIRTH", "DOCUMENTS", "FAMILY", "SITUATION", "SAFETY")
# How long the agency has for its answer, counted from sending (IASC inter-agency referral form, 2017).
ANSWER_WITHIN = {
    "EMERGENCY_24H": timedelta(hours=24),
    "URGENT_72H": timedelta(hours=72),
    "NORMAL": timedelta(days=14),
}
PROVIDER, CLIENT = "PROVIDER", "CLIENT"
DRAFT, SENT, ACCEPTED, UNDER_WAY, UNANSWERED = "DRAFT", "SENT", "ACCEPTED", "IN_PROGRESS", "NO_ANSWER"
DECLINED = {PROVIDER: "DECLINED_PROVIDER", CLIENT: "DECLINED_CLIENT"}
COMPLETED, NOT_COMPLETED, CANCELLED = "COMPLETED", "NOT_COMPLETED", "CANCELLED"
# The service was given, wholly or in part; any other result says that it was not.
GIVEN = ("SERVICE_RECEIVED", "PARTLY")
# Waiting for an answer that can still come, late or not.
ANSWERABLE = (SENT, UNANSWERED)
OPEN = (SENT, ACCEPTED, UNDER_WAY)


class Referral(Aggregate):
    """Clocks start at Sent. Words about the person are sealed under the person's own key."""

    TOPIC = "referral"

    Drafted, Rewritten, Addressed = events.Drafted, events.Rewritten, events.Addressed
    Sent, Accepted, Declined = events.Sent, events.Accepted, events.Declined
    Unanswered, Started = events.Unanswered, events.Started
    Completed, NotCompleted = events.Completed, events.NotCompleted
    Cancelled, Reopened, Replaced = events.Cancelled, events.Reopened, events.Replaced
    OverrideAsked, OverrideDecided = override.OverrideAsked, override.OverrideDecided

    @classmethod
    def draft(cls, referral_id: UUID, **details: Any) -> Self:
        """A draft needs no consent to share: nothing is shared yet."""
        return cls._create(cls.Drafted, id=referral_id, **details)

    @event(events.Drafted)
    def __init__(self, person_id: UUID, at_centre: str, service: str, priority: str, agency: Any) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.service = service
        self.priority = priority
        self.agency = agency
        self.provider_id: UUID | None = None
        self.replaced_by: UUID | None = None
        self.status = self.open_status = DRAFT
        self.sent_at: datetime | None = None
        self.due_on: date | None = None
        # Whether the law obliges to send it, whoever agrees.
        self.override, self.override_asked_by = "", None

    @property
    def obliged(self) -> bool:
        """Whether a second person approved that it is sent without consent."""
        return self.override == override.APPROVED

    def address(self, provider_id: UUID) -> None:
        """Say that the agency is an entry of the directory."""
        self.trigger_event(self.Addressed, person_id=self.person_id, provider_id=provider_id)

    def rewrite(self, **details: Any) -> None:
        """Raises Rejected once it was sent: what somebody was told does not change."""
        self._is(DRAFT, otherwise="referral.sent_already")
        self.trigger_event(self.Rewritten, person_id=self.person_id, **details)

    def replace(self, by_id: UUID) -> None:
        """Raises Rejected while it is open or a draft, and a second time."""
        if self.status in (DRAFT, *OPEN):
            raise Rejected("referral.not_closed")
        self._not_replaced()
        self.trigger_event(self.Replaced, person_id=self.person_id, by_id=by_id)

    def send(
        self, *, consented: bool, named: bool = True, origin: Origin, at: datetime, at_centre: str = ""
    ) -> None:
        """`consented`: whether the person allows sharing on this day; `named`: with this agency.

        Raises Rejected without either, and a second time.
        `at_centre` is the centre of the file, which may have moved since the draft.
        """
        self._is(DRAFT, otherwise="referral.sent_already")
        self._may_share(consented, named)
        due = (at + ANSWER_WITHIN[self.priority]).date()
        clear = {
            "person_id": self.person_id,
            "at_centre": at_centre or self.at_centre,
            "service": self.service,
            "due_on": due,
        }
        self.trigger_event(self.Sent, **clear, **origin.values())

    def accept(self, *, consented: bool, at: datetime, note: str) -> None:
        """Raises Rejected when the person no longer allows sharing, or when it was answered already."""
        self._can_be_answered(at)
        self._may_share(consented)
        self.trigger_event(self.Accepted, person_id=self.person_id, note=note)

    def decline(self, *, by: str, reason: str, at: datetime, note: str) -> None:
        """Raises Rejected when it was answered already."""
        self._can_be_answered(at)
        self.trigger_event(self.Declined, person_id=self.person_id, by=by, reason=reason, note=note)

    def stop_waiting(self, *, today: date) -> None:
        """Raises Rejected while the agency still has time."""
        self._is(SENT, otherwise="referral.not_waiting")
        if self.due_on is None or today <= self.due_on:
            raise Rejected("referral.still_time")
        self.trigger_event(self.Unanswered, person_id=self.person_id)

    def start(self, *, at: datetime) -> None:
        """Raises Rejected before it is accepted."""
        self._is(ACCEPTED, otherwise="referral.not_accepted")
        self._after_sending(at)
        self.trigger_event(self.Started, person_id=self.person_id)

    def complete(self, *, result: str, at: datetime, feedback: str) -> None:
        """A result without the service closes it as not completed. Raises Rejected before it is accepted."""
        self._is(ACCEPTED, UNDER_WAY, otherwise="referral.not_accepted")
        self._after_sending(at)
        ending = self.Completed if result in GIVEN else self.NotCompleted
        self.trigger_event(ending, person_id=self.person_id, result=result, feedback=feedback)

    def cancel(self, *, reason: str) -> None:
        """Raises Rejected for one that is closed."""
        self._is(DRAFT, *OPEN, UNANSWERED, otherwise="referral.closed")
        self.trigger_event(self.Cancelled, person_id=self.person_id, reason=reason)

    def reopen(self, *, consented: bool, named: bool = True) -> None:
        """Raises Rejected while it is open, once the person was sent on, and without consent to sharing with it."""
        if self.status in (DRAFT, *OPEN):
            raise Rejected("referral.not_closed")
        self._not_replaced()
        if self.open_status != DRAFT:
            self._may_share(consented, named)
        self.trigger_event(self.Reopened, person_id=self.person_id, status=self.open_status)

    def _is(self, *expected: str, otherwise: str) -> None:
        if self.status not in expected:
            raise Rejected(otherwise)

    def _may_share(self, consented: bool, named: bool = True) -> None:
        if self.obliged:
            return
        if not consented:
            raise Rejected("consent.referral_missing")
        if not named:
            raise Rejected("consent.other_agency")

    def _not_replaced(self) -> None:
        if self.replaced_by is not None:
            raise Rejected("referral.replaced")

    def _can_be_answered(self, at: datetime) -> None:
        if self.status == DRAFT:
            raise Rejected("referral.not_sent")
        if self.status == CANCELLED:
            raise Rejected("referral.closed")
        self._is(*ANSWERABLE, otherwise="referral.answered_already")
        self._after_sending(at)

    def _after_sending(self, at: datetime) -> None:
        if self.sent_at is not None and at < self.sent_at:
            raise Rejected("referral.before_sending")

    @event(events.Addressed)
    def _be_addressed(self, provider_id: UUID) -> None:
        self.provider_id = provider_id

    @event(events.Rewritten)
    def _be_rewritten(self, service: str, priority: str, agency: Any, provider_id: UUID | None) -> None:
        self.service, self.priority, self.agency = service, priority, agency
        self.provider_id = provider_id
        # What was approved is what stood there.
        self.override = ""

    @event(events.Replaced)
    def _lead_on(self, by_id: UUID) -> None:
        self.replaced_by = by_id

    @event(events.Sent)
    def _go_out(self, occurred_at: datetime, due_on: date) -> None:
        self.status = self.open_status = SENT
        self.sent_at, self.due_on = occurred_at, due_on

    @event(events.Accepted)
    def _be_taken(self) -> None:
        self.status = self.open_status = ACCEPTED

    @event(events.Declined)
    def _be_turned_down(self, by: str) -> None:
        self.status = DECLINED[by]

    @event(events.Unanswered)
    def _stay_unanswered(self) -> None:
        self.status = UNANSWERED

    @event(events.Started)
    def _begin(self) -> None:
        self.status = self.open_status = UNDER_WAY

    @event(events.Completed)
    def _end_well(self) -> None:
        self.status = COMPLETED

    @event(events.NotCompleted)
    def _end_without(self) -> None:
        self.status = NOT_COMPLETED

    @event(events.Cancelled)
    def _be_called_back(self) -> None:
        self.status = CANCELLED

    @event(events.Reopened)
    def _stand_again(self, status: str) -> None:
        self.status = status
