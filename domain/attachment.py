"""A scan or a picture in a person's file: the ledger keeps what it is, the bytes lie sealed beside it."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.migrant import Migrant

PHOTO = "PHOTO"
DOCUMENT = "DOCUMENT"
# What is kept after cleaning; whatever came in is made into one of these.
MEDIA = ("image/jpeg", "image/png", "application/pdf")


class Attachment(Aggregate):
    """Belongs to one person; a removed one leaves its trace in the history, without its bytes."""

    TOPIC = "attachment"

    class Added(Created):
        """Cleaned, sealed and kept. `size` in bytes after cleaning, `pages` of a PDF."""

        TOPIC = "attachment.Added"
        person_id: Clear[UUID]
        at_centre: Clear[str]
        kind: Clear[str]
        document: Clear[str | None]
        media: Clear[str]
        size: Clear[int]
        pages: Clear[int | None]
        file_name: Personal[str]
        description: Personal[str]

    class Described(Event):
        """Put under another kind, or in other words."""

        TOPIC = "attachment.Described"
        person_id: Clear[UUID]
        kind: Clear[str]
        document: Clear[str | None]
        file_name: Personal[str]
        description: Personal[str]

    class Removed(Event):
        """Taken out of the file; its bytes are destroyed."""

        TOPIC = "attachment.Removed"
        person_id: Clear[UUID]
        reason: Clear[str]

    @classmethod
    def add(cls, attachment_id: UUID, *, migrant: Migrant, today: date, **details: Any) -> Self:
        """Raises Rejected for a photograph without consent to it."""
        _photo_allowed(migrant, details["kind"], today)
        details["document"] = _document(details)
        return cls._create(cls.Added, id=attachment_id, at_centre=migrant.at_centre, **details)

    @event(Added)
    def __init__(self, person_id: UUID, kind: str) -> None:
        self.person_id = person_id
        self.kind = kind
        self.removed = False

    def describe(self, *, migrant: Migrant, today: date, **details: Any) -> None:
        """Raises Rejected for one that was removed, and for a photograph without consent to it."""
        self._there()
        if details["kind"] != self.kind:
            _photo_allowed(migrant, details["kind"], today)
        details["document"] = _document(details)
        self.trigger_event(self.Described, person_id=self.person_id, **details)

    def remove(self, *, reason: str) -> None:
        """Raises Rejected for one that was removed already."""
        self._there()
        self.trigger_event(self.Removed, person_id=self.person_id, reason=reason)

    def _there(self) -> None:
        if self.removed:
            raise Rejected("attachment.removed")

    @event(Described)
    def _take_words(self, kind: str) -> None:
        self.kind = kind

    @event(Removed)
    def _go(self) -> None:
        self.removed = True


def _photo_allowed(migrant: Migrant, kind: str, today: date) -> None:
    if kind == PHOTO and not migrant.allows(PHOTO, today):
        raise Rejected("consent.photo_missing")


def _document(details: dict[str, Any]) -> str | None:
    """Only a document is a document of some type."""
    return details["document"] if details["kind"] == DOCUMENT else None
