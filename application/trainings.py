"""Questions about courses and their sessions, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListCurricula:
    """All published courses, newest version first."""


@dataclass(frozen=True, kw_only=True)
class ListSessions:
    """The sessions of the asker's centres: those that are not over (`ahead`), soonest first; else the past ones."""

    ahead: bool = True
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Room:
    """One session with everybody on its list."""

    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class FindTrainees:
    """Who could be enrolled in a session: by name in any script, or printed number; within the asker's reach."""

    session_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class OneCandidate:
    """Whom one is about to enrol in a session, and whether they are certified already."""

    session_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonTrainings:
    """The sessions that one person is or was on the list of, newest first."""

    person_id: UUID


@dataclass(frozen=True)
class CurriculumRow:
    """One version of a course; `modules` as published, `module_titles` by module code, texts by language.

    `sessions` teach or taught it.
    """

    curriculum_id: UUID
    code: str
    revision: int
    kind: str
    title: str
    modules: tuple[Mapping[str, Any], ...]
    module_titles: Mapping[str, str]
    languages: tuple[str, ...] = ()
    pass_per_cent: int = 80
    titles: Mapping[str, str] = field(default_factory=dict)
    aims: Mapping[str, str] = field(default_factory=dict)
    certificate_texts: Mapping[str, str] = field(default_factory=dict)
    published_on: date | None = None
    retired_on: date | None = None
    sessions: int = 0


@dataclass(frozen=True)
class SessionRow:
    """One session; `enrolled` has seats, `waiting` stands in line. `titles` of its course by language."""

    session_id: UUID
    curriculum: str
    revision: int
    kind: str
    title: str
    centre: str
    starts_on: date
    ends_on: date
    district: str | None
    capacity: int
    language: str
    status: str
    enrolled: int
    waiting: int
    titles: Mapping[str, str] = field(default_factory=dict)
    trip_id: UUID | None = None
    trainer_id: UUID | None = None


@dataclass(frozen=True)
class Trainee:
    """Somebody on the list. `certified_before`: holds a valid certificate of the same course from another session."""

    person_id: UUID
    number: str
    name: str
    latin: str
    birth_year: int | None
    sex: str
    status: str
    attended: int
    result: str | None
    certificate: str | None
    verify_code: str | None
    issued_on: date | None
    revoked_on: date | None
    revoke_reason: str | None
    marks: Mapping[str, str] = field(default_factory=dict)
    certified_before: bool = False
    # Points of the tests before and after, out of `test_most`.
    before: int | None = None
    after: int | None = None
    test_most: int | None = None
    # The one they speak, a code of domain/codelists/language.csv.
    language: str | None = None


@dataclass(frozen=True)
class RoomView:
    """The session, its modules, its place, and its people in order of asking: seats first, then who waits.

    `taken` seats belong to people who do not exist for the reader.
    """

    session: SessionRow
    modules: tuple[Mapping[str, Any], ...]
    module_titles: Mapping[str, str]
    place: str
    people: tuple[Trainee, ...]
    taken: int = 0
    # What the certificate says below the course, by language.
    certificate_texts: Mapping[str, str] = field(default_factory=dict)
    pass_per_cent: int = 80
    trainer: str = ""
    # The printed number of the journey on which it is held.
    trip: str = ""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be enrolled."""

    person_id: UUID
    number: str
    name: str
    latin: str
    birth_year: int | None
    sex: str
    certified_before: bool


@dataclass(frozen=True)
class PersonTraining:
    """One session in a person's file."""

    session: SessionRow
    status: str
    result: str | None
    certificate: str | None
    issued_on: date | None
    revoked_on: date | None
