"""A manager's questions about who works on what, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.paging import Mark

# How many files are handed over in one go.
MOST_FILES = 100


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """Who works on how much at a centre. Answered with CounsellorLoad, the heaviest first. Raises Absent elsewhere."""

    centre: str


@dataclass(frozen=True, kw_only=True)
class FilesOf:
    """The files and cases of one colleague at a centre. Answered with FileList. Raises Absent elsewhere."""

    centre: str
    owner: UUID
    after: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class FilesChosen:
    """Names of files at a centre, for the page on which they are handed over. Answered with (id, name) pairs."""

    centre: str
    persons: tuple[UUID, ...]


@dataclass(frozen=True)
class CounsellorLoad:
    """One colleague. `here` is False for whoever no longer works at the centre but still has cases or files of it.

    `newest` is the last day on which somebody of their open cases was spoken to.
    """

    account_id: UUID
    name: str
    here: bool
    files: int
    cases: int
    overdue: int
    quiet: int
    newest: date | None


@dataclass(frozen=True)
class FileRow:
    """A file that a colleague looks after, or in which they have open cases; `cases` are these."""

    person_id: UUID
    number: str
    name: str
    owner_id: UUID | None
    cases: tuple[UUID, ...]
    topics: tuple[str, ...]
    registered_on: date


@dataclass(frozen=True)
class FileList:
    """One page, how many files in all, and to whom they can be handed over."""

    owner: str
    rows: tuple[FileRow, ...]
    count: int
    colleagues: tuple[tuple[UUID, str], ...]
    after: Mark | None = None
