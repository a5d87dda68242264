"""Answers questions about attachments: the list of a file, one with its words, the bytes of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import exists, select

from adapters.attachments.store import Unreadable
from adapters.reading.asking import Known
from adapters.reading.circles import agreed
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import thing
from adapters.reading.timeline import staff_names
from adapters.readmodels.attachments import ATTACHMENTS
from adapters.readmodels.people import CONSENTS, PEOPLE
from application.asking import Absent, Answer
from application.attachments import (
    AttachmentRow,
    OneAttachment,
    OpenAttachment,
    OpenedFile,
    PersonAttachments,
)
from application.policy import Decision
from domain.attachment import PHOTO

FILE = "people.file"
_SHOWN = ("attachment_id", "person_id", "kind", "document", "media", "size", "pages", "added_on", "version")


def person_attachments(reading: Reading, question: PersonAttachments) -> Answer[tuple[AttachmentRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    decision = _allowed(reading, question)
    newest = (ATTACHMENTS.c.added_on.desc(), ATTACHMENTS.c.attachment_id.desc())
    query = select(ATTACHMENTS).where(ATTACHMENTS.c.person_id == question.person_id).order_by(*newest)
    rows = rows_of(reading.connection.execute(query))
    return Answer(_rows(reading, rows, decision), (question.person_id,))


def one_attachment(reading: Reading, question: OneAttachment) -> Answer[AttachmentRow]:
    """Raises Absent for one that is not there, or not in the file that was named."""
    row, decision = _one(reading, question)
    return Answer(_rows(reading, [row], decision)[0], (question.person_id,))


def open_attachment(reading: Reading, question: OpenAttachment) -> Answer[OpenedFile]:
    """Raises Absent for a reader without narratives, a photograph without consent, and bytes that do not open."""
    found, decision = _one(reading, question)
    row = _rows(reading, [found], decision)[0]
    if not row.opens:
        raise Absent
    try:
        where = (reading.connection, question.person_id, question.attachment_id, question.part)
        content = reading.parts["attachments"].read(*where)
    except Unreadable:
        raise Absent from None
    if not content:
        raise Absent
    media = row.media if question.part == "file" else "image/jpeg"
    return Answer(OpenedFile(content, media, row.file_name), (question.person_id,))


KNOWN: Mapping[type, Known] = {
    PersonAttachments: Known(FILE, person_attachments),
    OneAttachment: Known(FILE, one_attachment),
    OpenAttachment: Known("attachments.open", open_attachment),
}


def _allowed(reading: Reading, question: PersonAttachments | OneAttachment | OpenAttachment) -> Decision:
    people = rows_of(
        reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id))
    )
    if not people:
        raise Absent
    action = "attachments.open" if isinstance(question, OpenAttachment) else FILE
    return reading.may(action, thing(people[0]))


def _one(reading: Reading, question: OneAttachment | OpenAttachment) -> tuple[Row, Decision]:
    decision = _allowed(reading, question)
    c = ATTACHMENTS.c
    same = (c.attachment_id == question.attachment_id, c.person_id == question.person_id)
    rows = rows_of(reading.connection.execute(select(ATTACHMENTS).where(*same)))
    if not rows:
        raise Absent
    return rows[0], decision


def _rows(reading: Reading, rows: list[dict[str, object]], decision: Decision) -> tuple[AttachmentRow, ...]:
    masked = decision is Decision.MASKED
    photos = any(row["kind"] == PHOTO for row in rows) and not _photo_allowed(reading, rows[0])
    words = [{} for _ in rows] if masked else reading.open_many(rows)
    staff = staff_names(reading, {row["added_by"] for row in rows})  # type: ignore[misc]  # ids of accounts
    return tuple(
        AttachmentRow(
            **{name: row[name] for name in _SHOWN},  # type: ignore[arg-type]  # columns of the same names
            added_by=staff.get(row["added_by"], ""),  # type: ignore[call-overload]  # an id
            withheld=photos and row["kind"] == PHOTO,
            opens=not masked and not (photos and row["kind"] == PHOTO),
            **{name: told.get(name) or "" for name in ("file_name", "description")},
        )
        for row, told in zip(rows, words, strict=True)
    )


def _photo_allowed(reading: Reading, row: Row) -> bool:
    """Whether a consent to photographs holds today, in every file of the person."""
    c = CONSENTS.c
    lasts = c.expires_on.is_(None) | (c.expires_on >= datetime.now(UTC).date())
    held = exists().where(c.person_id == row["person_id"], c.purpose == PHOTO, c.held.is_(True), lasts)
    return bool(reading.connection.scalar(select(held))) and PHOTO in agreed(
        reading, row["person_id"], {PHOTO}
    )
