"""Questions about people, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from application.policy import Thing

SEARCH_LIMIT = 20
NOWHERE = Thing("")


@dataclass(frozen=True, kw_only=True)
class SearchPeople:
    """Who could this be? `text` is a name in any script, a phone, a document or a printed number; others narrow it."""

    text: str
    birth_year: int | None = None
    sex: str | None = None


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """Everything the asker may see of one person."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonCopy:
    """Everything held about a person, for that person. Answered with FileView; a reader without narratives has none."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonHeader:
    """Who the person is, without the story: what stands on top of every page about them."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonByNumber:
    """The id behind a printed number."""

    number: str


@dataclass(frozen=True)
class FoundPerson:
    """One candidate. `reasons` are codes: name_equal, name_sounds, name_close, birth_year, number, phone, document."""

    person_id: UUID
    number: str
    name: str
    latin: str
    birth_year: int | None
    sex: str
    centre: str
    region: str
    district: str | None
    stage: str
    score: float
    reasons: tuple[str, ...]
    mine: bool
    birth_precision: str = "YEAR"
    # The numbers of the person's other files.
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """`elsewhere`: a file with this phone or document exists at another centre, whose name is not told.

    `with_colleague`: a colleague of the own centre looks after somebody of that name, phone or document.
    `complete` is False while the index is still being filled after a start.
    """

    people: tuple[FoundPerson, ...]
    elsewhere: bool = False
    complete: bool = True
    with_colleague: bool = False


@dataclass(frozen=True)
class Header:
    """Identity and safe contact. `version` is what a form must send back as `base_version`."""

    person_id: UUID
    number: str
    version: int
    centre: str
    owner_id: UUID | None
    name: str
    latin: str
    alias: str
    sex: str
    birth_year: int | None
    birth_date: date | None
    birth_precision: str
    stage: str
    destination: str | None
    language: str
    interpreter: bool
    safe_contact: str
    phones: tuple[Mapping[str, str], ...]
    consents: frozenset[str]
    erasure_asked: datetime | None
    may_write: bool
    masked: bool
    # The file as policy sees it, so that a page offers what will be accepted.
    thing: Thing = NOWHERE
    # An age that was given or guessed, and the day on which it was right.
    age: int | None = None
    age_as_of: date | None = None


@dataclass(frozen=True)
class ConsentRow:
    """One consent as it stands."""

    purpose: str
    mode: str
    given_by: str
    text_version: str
    language: str
    given_on: date
    expires_on: date | None
    withdrawn_on: date | None
    held: bool
    agency: str
    witness: str
    refused: bool = False
    version: int = 0


@dataclass(frozen=True)
class TimelineEntry:
    """One event about the person. `summary` holds its clear fields, `texts` the words that the asker may read.

    Entries of one record share `originator_id`; `version` orders them. `occurred_at` carries the centre's offset.
    """

    originator_id: UUID
    version: int
    topic: str
    occurred_at: datetime
    recorded: datetime
    actor: str
    centre: str
    summary: Mapping[str, Any]
    texts: Mapping[str, Any]
    # Of a person with several files: the number of the file, and whether the asker may not open it.
    number: str = ""
    closed: bool = False


@dataclass(frozen=True)
class FileView:
    """The whole file: header, details by field name, consents, and what happened, newest first."""

    header: Header
    details: Mapping[str, Any]
    consents: tuple[ConsentRow, ...]
    timeline: tuple[TimelineEntry, ...] = field(default=())
