"""Notices to staff: the question for them, how an account wants to hear of them by mail, shapes of answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from application.actor import Actor

PAGE = 50
# Beyond this number nobody counts.
MOST_COUNTED = 99
# Whether and when an account is written to. Nobody is, unless they ask for it.
NONE, DAILY, IMMEDIATE = "NONE", "DAILY", "IMMEDIATE"
MAIL = (NONE, DAILY, IMMEDIATE)


@dataclass(frozen=True, kw_only=True)
class ListNotices:
    """The asker's notices, the newest first; `before` is the mark of the page before. Answered with NoticeList."""

    before: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeId:
    """Which notice: the event it comes from, and which of its notices."""

    originator_id: UUID
    version: int
    place: int

    @property
    def text(self) -> str:
        """The id in a form."""
        return f"{self.originator_id.hex}.{self.version}.{self.place}"

    @classmethod
    def read(cls, text: str) -> NoticeId | None:
        """The id that a form sent, or None."""
        parts = text.split(".")
        try:
            numbers = [int(part) for part in parts[1:] if part.isascii() and len(part) < 10]
            return cls(UUID(parts[0]), *numbers) if len(numbers) == 2 else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Notice:
    """One notice. `name` and `number` are empty where the reader may not open the file."""

    id: NoticeId
    kind: str
    at: datetime
    person_id: UUID | None
    record_id: UUID | None
    name: str
    number: str
    read: bool
    # Who did it, where that is what the notice is about.
    by: str = ""


@dataclass(frozen=True)
class NoticeList:
    """One page and the mark of the next one."""

    rows: tuple[Notice, ...]
    before: str | None


@dataclass(frozen=True)
class Wish:
    """How an account wants to be written to. `possible`: this installation can send mail at all."""

    mail: str
    address: str
    possible: bool


class NoticeBook(Protocol):
    """What an account has read, and how it wants to hear of what is new."""

    def unread(self, actor: Actor) -> int:
        """How many notices the account has not read, up to one more than MOST_COUNTED."""

    def mark(self, actor: Actor, notices: tuple[NoticeId, ...]) -> None:
        """Note that these were read; what is no notice of the account changes nothing."""

    def mark_all(self, actor: Actor, until: datetime | None = None) -> None:
        """Note that everything told so far, or up to an instant, was read."""

    def wish(self, actor: Actor) -> Wish:
        """How the account wants to be written to."""

    def keep_wish(self, actor: Actor, mail: str, address: str) -> str | None:
        """None when kept, else the code of what is wrong with the address."""
