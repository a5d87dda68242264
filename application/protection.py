"""Questions of whoever watches over personal data: erasures that wait, and who looked at which file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class PersonToErase:
    """The id behind a printed number, for whoever may ask for that person's erasure: the file stays closed."""

    number: str


@dataclass(frozen=True)
class OpenErasures:
    """Erasures that were asked for and not decided, the oldest first."""


@dataclass(frozen=True, kw_only=True)
class AccessEntries:
    """The access log, newest first; every stated condition holds. `before`: the last entry of the page before."""

    number: str = ""
    person_id: UUID | None = None
    account_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, kw_only=True)
class FileReaders:
    """Who looked at one person's file. Raises Absent."""

    person_id: UUID
    before: int | None = None


@dataclass(frozen=True, kw_only=True)
class ErasureRequest:
    """A request; `own` when the reader asked for it and so cannot approve it. Names nobody but the member of staff."""

    person_id: UUID
    number: str
    centre: str
    ground: str
    asked_by: str
    asked_at: datetime
    own: bool


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One look at one person. `number` is empty when the person was erased."""

    id: int
    at: datetime
    account: str
    account_id: UUID
    roles: tuple[str, ...]
    centre: str
    number: str
    person_id: UUID | None
    action: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class AccessPage:
    """Entries of one page; `before` leads to the next page. `unknown`: no person has the number that was asked for."""

    entries: tuple[Entry, ...]
    before: int | None
    accounts: tuple[tuple[UUID, str], ...] = ()
    unknown: bool = False
