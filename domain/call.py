"""A telephone call to the centre: answered, missed or broken off; called back; its caller known later."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.striking import Struck

ANSWERED, MISSED, ABANDONED = "PHONE_IN", "PHONE_MISSED", "PHONE_ABANDONED"
# Nobody was spoken to: somebody may be waiting for a call back.
UNANSWERED = (MISSED, ABANDONED)
# What is counted as a call; wrong numbers and spam are none.
COUNTED = (ANSWERED, *UNANSWERED)


class Call(Aggregate):
    """A call needs no person and no topic; the words of an unknown caller are sealed under a key of the call's own."""

    TOPIC = "call"

    class Logged(Created):
        """The telephone rang; `occurred_at` is when, `seconds` how long it rang or was spoken."""

        TOPIC = "call.Logged"
        person_id: Clear[UUID | None]
        at_centre: Clear[str]
        line: Clear[str]
        kind: Clear[str]
        seconds: Clear[int | None]
        consultation_id: Clear[UUID | None]
        number: Personal[str]

    class NumberNoted(Event):
        """The number of the caller, written down after the call."""

        TOPIC = "call.NumberNoted"
        person_id: Clear[UUID | None]
        number: Personal[str]

    class Returned(Event):
        """Somebody called back; `waited` is in seconds since the call, `attempt` counts from 1."""

        TOPIC = "call.Returned"
        person_id: Clear[UUID | None]
        reached: Clear[bool]
        attempt: Clear[int]
        waited: Clear[int]

    class LedTo(Event):
        """Advice was given when the caller was called back."""

        TOPIC = "call.LedTo"
        person_id: Clear[UUID | None]
        consultation_id: Clear[UUID]

    class Corrected(Event):
        """The record as it should have stood; `occurred_at` is the corrected instant."""

        TOPIC = "call.Corrected"
        person_id: Clear[UUID | None]
        line: Clear[str]
        kind: Clear[str]
        seconds: Clear[int | None]
        reason: Clear[str]
        number: Personal[str]
        explanation: Personal[str]

    class Voided(Struck):
        """It should never have been recorded."""

        TOPIC = "call.Voided"

    class CallerLinked(Event):
        """The caller turned out to be this person; what was recorded before stays as it is."""

        TOPIC = "call.CallerLinked"
        person_id: Clear[UUID]

    class CallerUnlinked(Event):
        """It was somebody else."""

        TOPIC = "call.CallerUnlinked"
        person_id: Clear[UUID]
        reason: Clear[str]

    @classmethod
    def log(cls, call_id: UUID, **record: Any) -> Self:
        """Raises Rejected for an answered call without its consultation, or one with that nobody answered."""
        _answered(record["kind"], record["consultation_id"])
        return cls._create(cls.Logged, id=call_id, **record)

    @event(Logged)
    def __init__(
        self,
        occurred_at: datetime,
        person_id: UUID | None,
        at_centre: str,
        kind: str,
        consultation_id: UUID | None,
    ) -> None:
        self.rang_at = occurred_at
        self.person_id, self.at_centre, self.kind = person_id, at_centre, kind
        self.consultation_id = consultation_id
        self.attempts = 0
        self.reached = self.linked = self.voided = False

    def note_number(self, number: str) -> None:
        """Raises Rejected for a void call."""
        self._stands()
        self.trigger_event(self.NumberNoted, person_id=self.person_id, number=number)

    def return_(self, *, reached: bool, at: datetime) -> None:
        """Raises Rejected for a call that was answered, for one returned already, and before it rang."""
        self._stands()
        if self.kind not in UNANSWERED:
            raise Rejected("call.answered")
        if self.reached:
            raise Rejected("call.returned_already")
        waited = int((at - self.rang_at).total_seconds())
        if waited < 0:
            raise Rejected("call.before_it_rang")
        tried = {"attempt": self.attempts + 1, "waited": waited}
        self.trigger_event(self.Returned, person_id=self.person_id, reached=reached, **tried)

    def lead_to(self, consultation_id: UUID) -> None:
        """Raises Rejected for a call whose caller was not reached, or that led to a consultation already."""
        self._stands()
        if not self.reached:
            raise Rejected("call.not_reached")
        if self.consultation_id is not None:
            raise Rejected("call.other_consultation")
        self.trigger_event(self.LedTo, person_id=self.person_id, consultation_id=consultation_id)

    def correct(self, *, kind: str, **record: Any) -> None:
        """Raises Rejected for a void call, and where the kind no longer goes with what followed from the call."""
        self._stands()
        _answered(kind, None if self.attempts else self.consultation_id)
        if self.attempts and kind not in UNANSWERED:
            raise Rejected("call.returned_already")
        self.trigger_event(self.Corrected, person_id=self.person_id, kind=kind, **record)

    def void(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected for a call that is void already."""
        self._stands()
        self.trigger_event(self.Voided, person_id=self.person_id, reason=reason, explanation=explanation)

    def link(self, person_id: UUID) -> None:
        """Raises Rejected where the caller is known already."""
        self._stands()
        if self.person_id is not None:
            raise Rejected("call.caller_known")
        self.trigger_event(self.CallerLinked, person_id=person_id)

    def unlink(self, person_id: UUID, *, reason: str) -> None:
        """Raises Rejected where this person was never linked."""
        if not self.linked or self.person_id != person_id:
            raise Rejected("call.not_linked")
        self.trigger_event(self.CallerUnlinked, person_id=person_id, reason=reason)

    def _stands(self) -> None:
        if self.voided:
            raise Rejected("call.voided")

    @event(NumberNoted)
    def _take_number(self) -> None:
        pass

    @event(Returned)
    def _take_return(self, reached: bool, attempt: int) -> None:
        self.reached, self.attempts = reached, attempt

    @event(LedTo)
    def _take_consultation(self, consultation_id: UUID) -> None:
        self.consultation_id = consultation_id

    @event(Corrected)
    def _take_correction(self, occurred_at: datetime, kind: str) -> None:
        self.rang_at, self.kind = occurred_at, kind

    @event(Voided)
    def _leave(self) -> None:
        self.voided = True

    @event(CallerLinked)
    def _take_caller(self, person_id: UUID) -> None:
        self.person_id, self.linked = person_id, True

    @event(CallerUnlinked)
    def _drop_caller(self) -> None:
        self.person_id, self.linked = None, False


def _answered(kind: str, consultation_id: UUID | None) -> None:
    """An answered call leads to a consultation, and no other does."""
    if kind == ANSWERED and consultation_id is None:
        raise Rejected("call.consultation_missing")
    if kind != ANSWERED and consultation_id is not None:
        raise Rejected("call.answered")
