"""Questions about checks of entry bans, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

# What the list can be narrowed to. Who leaves first stands first among those that wait.
SHOW = ("waiting", "banned", "not_banned", "not_answered", "all")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListBanChecks:
    """The checks of the asker's centres. `show` is one of SHOW; pages begin at 1."""

    show: str = "waiting"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class PersonBanChecks:
    """All checks of one person, newest first."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneBanCheck:
    """One check with its words."""

    check_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class BanCheckRow:
    """A check as it stands. `name` and the words are empty where the asker may not read them."""

    check_id: UUID
    person_id: UUID
    consultation_id: UUID | None
    centre: str
    entry_to: str
    stage: str
    asked_on: date
    leaves_on: date | None
    answered_on: date | None
    result: str
    banned_until: date | None
    waiting: bool
    version: int
    number: str = ""
    name: str = ""
    authority: str = ""
    note: str = ""
    asked_note: str = ""
    void_reason: str | None = None


@dataclass(frozen=True)
class BanCheckList:
    """One page of the list, and how many stand under each word of SHOW."""

    rows: tuple[BanCheckRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
