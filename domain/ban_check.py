"""A check whether somebody may enter a country: asked, answered, or never answered, which never means "no ban"."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.people import Origin
from domain.striking import Struck

BANNED, NOT_BANNED, NOT_ANSWERED = "BANNED", "NOT_BANNED", "NOT_ANSWERED"
ANSWERS = (BANNED, NOT_BANNED)


class BanCheck(Aggregate):
    """State: what was answered last, and whether anybody still waits."""

    TOPIC = "ban_check"

    class Asked(Dimensions, Created):
        """The authority was asked; until it answers the result is "not answered"."""

        TOPIC = "ban_check.Asked"
        person_id: Clear[UUID]
        at_centre: Clear[str]
        consultation_id: Clear[UUID | None]
        entry_to: Clear[str]
        stage: Clear[str]
        leaves_on: Clear[date | None]
        note: Personal[str]

    class Answered(Event):
        """What the authority said; a later answer takes the place of an earlier one."""

        TOPIC = "ban_check.Answered"
        person_id: Clear[UUID]
        result: Clear[str]
        banned_until: Clear[date | None]
        authority: Personal[str]
        note: Personal[str]

    class GivenUp(Event):
        """Nobody waits for an answer any longer; the result stays "not answered"."""

        TOPIC = "ban_check.GivenUp"
        person_id: Clear[UUID]
        note: Personal[str]

    class Voided(Struck):
        """It should never have been written down, or not of this person; it leaves the figures from now on."""

        TOPIC = "ban_check.Voided"

    @classmethod
    def ask(cls, check_id: UUID, *, origin: Origin, **asked: Any) -> Self:
        """`asked` are the fields of Asked."""
        return cls._create(cls.Asked, id=check_id, **asked, **origin.values())

    @event(Asked)
    def __init__(self, person_id: UUID, at_centre: str) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.result = NOT_ANSWERED
        self.banned_until: date | None = None
        self.waiting = True
        self.voided = False

    def answer(self, *, result: str, banned_until: date | None, today: date, **words: str) -> None:
        """Raises Rejected for silence, for an end without a ban or in the past, and for what was said already."""
        self._stands()
        if result not in ANSWERS:
            raise Rejected("ban_check.no_answer")
        if banned_until is not None and result != BANNED:
            raise Rejected("ban_check.until_without_ban")
        if banned_until is not None and banned_until < today:
            raise Rejected("ban_check.until_past")
        if (result, banned_until) == (self.result, self.banned_until):
            raise Rejected("ban_check.answered_same")
        said = {"result": result, "banned_until": banned_until, **words}
        self.trigger_event(self.Answered, person_id=self.person_id, **said)

    def give_up(self, *, note: str) -> None:
        """Raises Rejected when nobody waits."""
        self._stands()
        if not self.waiting:
            raise Rejected("ban_check.not_waiting")
        self.trigger_event(self.GivenUp, person_id=self.person_id, note=note)

    def void(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected a second time."""
        self._stands()
        self.trigger_event(self.Voided, person_id=self.person_id, reason=reason, explanation=explanation)

    def _stands(self) -> None:
        if self.voided:
            raise Rejected("ban_check.voided")

    @event(Voided)
    def _fall_away(self) -> None:
        self.voided = True

    @event(Answered)
    def _take_answer(self, result: str, banned_until: date | None) -> None:
        self.result, self.banned_until, self.waiting = result, banned_until, False

    @event(GivenUp)
    def _stop_waiting(self) -> None:
        self.waiting = False
