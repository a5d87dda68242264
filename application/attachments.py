"""Questions about attachments, the shapes of their answers, and what the bytes go through before they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from application.actor import Actor
from application.attachment import AddAttachment
from application.verdict import Verdict

FILE, PREVIEW = "file", "preview"


@dataclass(frozen=True, kw_only=True)
class PersonAttachments:
    """All attachments of one person, newest first."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneAttachment:
    """One attachment with its words."""

    person_id: UUID
    attachment_id: UUID


@dataclass(frozen=True, kw_only=True)
class OpenAttachment:
    """The bytes of one. `part` is FILE or PREVIEW."""

    person_id: UUID
    attachment_id: UUID
    part: str = FILE


@dataclass(frozen=True)
class AttachmentRow:
    """One attachment. `withheld`: a photograph whose consent does not hold now; nothing of it is shown.

    `file_name` and `description` are empty for a reader without narratives, who opens no bytes either.
    """

    attachment_id: UUID
    person_id: UUID
    kind: str
    document: str | None
    media: str
    size: int
    pages: int | None
    added_on: date
    added_by: str
    version: int
    withheld: bool
    opens: bool
    file_name: str = ""
    description: str = ""


@dataclass(frozen=True)
class OpenedFile:
    """Bytes on their way out."""

    content: bytes
    media: str
    file_name: str


@dataclass(frozen=True)
class CleanFile:
    """What is left of an upload: of one of the kept media, without metadata, and a small picture of it or nothing."""

    content: bytes
    media: str
    preview: bytes
    pages: int | None = None


class BadFile(Exception):
    """An upload that cannot be taken. `code` is translated at the edge; params are clear."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Attaching(Protocol):
    """The way of an upload into the house."""

    most_bytes: int

    def clean(self, raw: bytes) -> CleanFile:
        """The upload without anything that is not its picture or its pages. Raises BadFile."""

    def add(self, command: AddAttachment, clean: CleanFile, actor: Actor, *, command_id: UUID) -> Verdict:
        """Seal and keep the bytes, then the one door; refused, nothing of them stays. Raises Unavailable."""
