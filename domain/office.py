"""The office of administrators: one stream for the network, so that somebody always administers."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Rejected, event

OFFICE_ID = UUID("5f1d7c90-3b52-5c0e-8b1a-7d9e24c6a301")


class Office(Aggregate):
    """Who administers now, in one stream: two administrators who suspend each other at once meet here."""

    TOPIC = "office"

    class Founded(Created):
        """The first administrator."""

        TOPIC = "office.Founded"
        account_id: Clear[UUID]

    class Joined(Event):
        """One more."""

        TOPIC = "office.Joined"
        account_id: Clear[UUID]

    class Left(Event):
        """One fewer; somebody remains."""

        TOPIC = "office.Left"
        account_id: Clear[UUID]

    @classmethod
    def found(cls, account_id: UUID) -> Self:
        """Begin with one administrator."""
        return cls._create(cls.Founded, id=OFFICE_ID, account_id=account_id)

    @event(Founded)
    def __init__(self, account_id: UUID) -> None:
        self.members = [account_id]

    def join(self, account_id: UUID) -> None:
        """Take one more in."""
        self.trigger_event(self.Joined, account_id=account_id)

    def leave(self, account_id: UUID) -> None:
        """Raises Rejected for the last one."""
        if self.members == [account_id]:
            raise Rejected("staff.last_administrator")
        self.trigger_event(self.Left, account_id=account_id)

    @event(Joined)
    def _take_in(self, account_id: UUID) -> None:
        self.members.append(account_id)

    @event(Left)
    def _let_go(self, account_id: UUID) -> None:
        self.members.remove(account_id)
