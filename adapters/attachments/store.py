"""The sealed bytes of attachments, in the ledger's database: pieces under the person's key, gone with it."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Engine, select, text

from adapters.keys.store import PersonKeys
from adapters.keys.wrapping import KeyUnreadable
from adapters.ledger.mapper import Sealed
from adapters.ledger.tables import ATTACHMENT_PARTS
from adapters.readmodels.attachments import ATTACHMENTS
from adapters.sql.turns import Turns
from application.attachments import FILE, PREVIEW, CleanFile
from domain.attachment import Attachment

FORMAT = b"\x01"
NONCE = 12
PIECE = 256 * 2**10
# Pieces without an event are of an upload that was cut short; one that is under way is younger.
WAITS = timedelta(days=1)
TIDIED_EVERY = timedelta(hours=1)

_HAS_EVENT = "EXISTS (SELECT 1 FROM ledger WHERE ledger.originator_id = attachment_parts.attachment_id{0})"
_NO_EVENT = f"NOT {_HAS_EVENT.format('')}"
_REMOVED = _HAS_EVENT.format(f" AND ledger.topic = '{Attachment.Removed.TOPIC}'")
_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE erasures.subject_id = attachment_parts.person_id)"
_STRAY = f"SELECT count(DISTINCT attachment_id) FROM attachment_parts WHERE {_REMOVED} OR {_ERASED}"  # noqa: S608 - fixed words


class Unreadable(Exception):
    """The pieces do not open, or are not all there."""


class SealedAttachments:
    """Keeps, opens and destroys pieces; knows nothing of pictures."""

    def __init__(self, turns: Turns, keys: PersonKeys) -> None:
        self._turns = turns
        self._engine: Engine = turns.engine
        self._keys = keys
        self._tidied = datetime.min.replace(tzinfo=UTC)

    def keep(self, person_id: UUID, attachment_id: UUID, clean: CleanFile) -> bool:
        """Durable when it returns; False for a person who has no key (any more)."""
        cipher = self._keys.find(person_id)
        if cipher is None:
            return False
        self._tidy_sometimes()
        same = {"attachment_id": attachment_id, "person_id": person_id, "made": datetime.now(UTC)}
        rows = [
            {**same, "part": part, "number": number, "sealed": sealed}
            for part, content in ((FILE, clean.content), (PREVIEW, clean.preview))
            for number, sealed in enumerate(_sealed(cipher, content, _Bound(person_id, attachment_id, part)))
        ]
        with self._turns.take([attachment_id]) as on:
            # The same form, sent twice: the pieces are there and say the same.
            known = f"SELECT 1 FROM attachment_parts WHERE attachment_id = {on.mark} LIMIT 1"  # noqa: S608 - fixed words
            if not on.rows(known, self._bound("attachment_id", attachment_id)):
                on.insert(ATTACHMENT_PARTS, rows)
        return True

    def drop_unless_taken(self, attachment_id: UUID) -> None:
        """Destroy the pieces of an upload whose event was refused."""
        self._destroy(f"attachment_id = {{m}} AND {_NO_EVENT}", self._bound("attachment_id", attachment_id))

    def read(self, connection: Connection, person_id: UUID, attachment_id: UUID, part: str) -> bytes:
        """The bytes of a part. Raises Unreadable."""
        c = ATTACHMENT_PARTS.c
        mine = (c.attachment_id == attachment_id, c.person_id == person_id, c.part == part)
        pieces = [bytes(row) for row in connection.scalars(select(c.sealed).where(*mine).order_by(c.number))]
        cipher = self._keys.find(person_id)
        if cipher is None or not pieces:
            raise Unreadable
        bound = _Bound(person_id, attachment_id, part)
        return b"".join(
            _open(cipher, piece, bound.to(n, n + 1 == len(pieces))) for n, piece in enumerate(pieces)
        )

    def after(self, written: Sequence[Sealed]) -> None:
        """To be called after each commit: the bytes of what was removed are destroyed."""
        for kept in written:
            if type(kept.event).TOPIC == Attachment.Removed.TOPIC:
                self._destroy("attachment_id = {m}", self._bound("attachment_id", kept.event.originator_id))

    def forget(self, person_id: UUID) -> None:
        """Destroy everything of a person; doing it twice changes nothing."""
        self._destroy("person_id = {m}", self._bound("person_id", person_id))

    def tidy(self) -> None:
        """Destroy what a crash left behind: pieces of removed attachments, and of uploads that were never finished."""
        before = self._bound("made", datetime.now(UTC) - WAITS)
        self._destroy(f"{_REMOVED} OR (made < {{m}} AND {_NO_EVENT})", before)

    def faults(self) -> Iterator[str]:
        """One line for each attachment that should open and does not, and for bytes that nothing speaks of."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(ATTACHMENTS.c.attachment_id, ATTACHMENTS.c.person_id)).all():
                for part in (FILE, PREVIEW):
                    if not self._opens(connection, row.person_id, row.attachment_id, part):
                        yield f"attachment {row.attachment_id}: its {part} does not open"
            if many := connection.scalar(text(_STRAY)):
                yield f"attachments: the bytes of {many} that were removed or erased are still there"

    def _opens(self, connection: Connection, person_id: UUID, attachment_id: UUID, part: str) -> bool:
        try:
            content = self.read(connection, person_id, attachment_id, part)
        except (Unreadable, KeyUnreadable):
            return False
        # A PDF that cannot be drawn has an empty preview.
        return bool(content) or part == PREVIEW

    def _tidy_sometimes(self) -> None:
        now = datetime.now(UTC)
        if now - self._tidied > TIDIED_EVERY:
            self._tidied = now
            self.tidy()

    def _destroy(self, where: str, values: tuple[object, ...]) -> None:
        with self._turns.take([]) as on:
            on.run(f"DELETE FROM attachment_parts WHERE {where.format(m=on.mark)}", values)  # noqa: S608 - our own conditions

    def _bound(self, column: str, value: object) -> tuple[object, ...]:
        return self._turns.statements.values(ATTACHMENT_PARTS, (column,), {column: value})


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a piece is bound to: moved to another person, attachment, part or place, or cut off, it no longer opens."""

    person_id: UUID
    attachment_id: UUID
    part: str

    def to(self, number: int, last: bool) -> bytes:
        place = struct.pack(">I?", number, last)
        return (
            b"attachment\x00" + self.person_id.bytes + self.attachment_id.bytes + place + self.part.encode()
        )


def _sealed(cipher: AESGCM, content: bytes, bound: _Bound) -> Iterator[bytes]:
    pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)] or [b""]
    for number, piece in enumerate(pieces):
        nonce = os.urandom(NONCE)
        yield FORMAT + nonce + cipher.encrypt(nonce, piece, bound.to(number, number + 1 == len(pieces)))


def _open(cipher: AESGCM, piece: bytes, bound: bytes) -> bytes:
    if piece[:1] != FORMAT:
        raise Unreadable
    try:
        return cipher.decrypt(piece[1 : 1 + NONCE], piece[1 + NONCE :], bound)
    except InvalidTag:
        raise Unreadable from None
