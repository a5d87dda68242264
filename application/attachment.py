"""Commands about an attachment, and how each is decided. The bytes are cleaned and sealed before the command comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from application.consenting import recorded, recorded_now
from application.dispatch import Changed, Handler
from application.fields import Code, Line, Text, Touched, Whole
from application.ports import Ledger
from application.referral_commands import OneOf
from domain.attachment import MEDIA, Attachment
from domain.kernel import Rejected, current_act

MOST_BYTES = 64 * 2**20
MOST_PAGES = 500


@dataclass(frozen=True, kw_only=True)
class _Described:
    person_id: Touched
    attachment_id: Touched
    kind: Annotated[str, Code("attachment_kind")]
    document: Annotated[str, Code("document_type")] | None = None
    file_name: Annotated[str, Text(120, required=True)]
    description: Line = ""


@dataclass(frozen=True, kw_only=True)
class AddAttachment(_Described):
    """Take a cleaned file into the file of a person. `size` in bytes."""

    media: Annotated[str, OneOf(MEDIA)]
    size: Annotated[int, Whole(1, MOST_BYTES)]
    pages: Annotated[int, Whole(1, MOST_PAGES)] | None = None


@dataclass(frozen=True, kw_only=True)
class DescribeAttachment(_Described):
    """Put it under another kind, or in other words."""

    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class RemoveAttachment:
    """Take it out; the bytes are destroyed, the history says that it was there."""

    person_id: Touched
    attachment_id: Touched
    reason: Annotated[str, Code("attachment_remove_reason")]


def add_attachment(ledger: Ledger, command: AddAttachment) -> Changed:
    """Refuses a person who does not let us record, and a photograph without consent to it."""
    if ledger.find(Attachment, command.attachment_id) is not None:
        raise Rejected("attachment.added_already")
    today = current_act().occurred.date()
    migrant = recorded(ledger, command.person_id, today)
    kept = {name: getattr(command, name) for name in ("person_id", "media", "size", "pages")}
    added = Attachment.add(command.attachment_id, migrant=migrant, today=today, **kept, **_words(command))
    return [added]


def describe_attachment(ledger: Ledger, command: DescribeAttachment) -> Changed:
    """Refuses when somebody else described it since the page was shown."""
    attachment = _of_the_person(ledger, command)
    if attachment.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    migrant = recorded_now(ledger, command.person_id)
    attachment.describe(migrant=migrant, today=current_act().occurred.date(), **_words(command))
    return [attachment]


def remove_attachment(ledger: Ledger, command: RemoveAttachment) -> Changed:
    """Refuses one that was removed already."""
    attachment = _of_the_person(ledger, command)
    attachment.remove(reason=command.reason)
    return [attachment]


HANDLERS: dict[type, Handler] = {
    AddAttachment: add_attachment,
    DescribeAttachment: describe_attachment,
    RemoveAttachment: remove_attachment,
}


def _of_the_person(ledger: Ledger, command: Any) -> Attachment:
    attachment = ledger.get(Attachment, command.attachment_id)
    if attachment.person_id != command.person_id:
        # Policy looked at the person who was named: another person's attachment does not exist here.
        raise Rejected("attachment.unknown")
    return attachment


def _words(command: _Described) -> dict[str, Any]:
    return {name: getattr(command, name) for name in ("kind", "document", "file_name", "description")}
