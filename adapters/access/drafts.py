"""Half-typed forms, sealed under a key of their author, gone when sent or after seven days."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import ColumnElement, Engine, and_, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.access.reach import reachable, reached
from adapters.access.tables import DRAFTS
from adapters.keys.store import PersonKeys
from application.actor import Actor

KEPT = timedelta(days=7)
PURGED_EVERY = timedelta(hours=1)
FORMAT = b"\x01"
NONCE = 12
PAD = 64


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """See `web/ports.py: Draft`."""

    fields: Sequence[tuple[str, str]]
    saved_at: datetime


class SealedDrafts:
    """See `web/ports.py: Drafts`. The key of an account seals its name in the ledger, and its drafts here."""

    def __init__(self, engine: Engine, keys: PersonKeys) -> None:
        self._engine = engine
        self._keys = keys
        self._purged = datetime.min.replace(tzinfo=UTC)

    def save(self, actor: Actor, key: str, fields: Sequence[tuple[str, str]]) -> datetime:
        """Keep the fields; the instant they were saved."""
        now = datetime.now(UTC)
        if now - self._purged > PURGED_EVERY:
            self._purged = now
            self.purge(now)
        changed = {"box": self._seal(actor.account_id, key, fields), "saved": now}
        insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self._engine.dialect.name]
        kept = insert(DRAFTS).values(account_id=actor.account_id, form_key=key, **changed)
        with reached(self._engine) as connection:
            connection.execute(kept.on_conflict_do_update(index_elements=list(DRAFTS.primary_key), set_=changed))
        return now

    def load(self, actor: Actor, key: str) -> OpenDraft | None:
        """The draft, or None: never saved, sent, too old, or no longer to be opened."""
        fresh = and_(_is(actor.account_id, key), DRAFTS.c.saved > datetime.now(UTC) - KEPT)
        with reached(self._engine) as connection:
            row = connection.execute(select(DRAFTS.c.box, DRAFTS.c.saved).where(fresh)).first()
        fields = self._open(actor.account_id, key, bytes(row.box)) if row else None
        return None if row is None or fields is None else OpenDraft(fields, row.saved)

    def discard(self, actor: Actor, key: str) -> None:
        """Forget it; nothing to forget is no error."""
        with reached(self._engine) as connection:
            connection.execute(delete(DRAFTS).where(_is(actor.account_id, key)))

    def keys(self, actor: Actor) -> Sequence[tuple[str, datetime]]:
        """(key, saved at) of all drafts of this author that may still be put back, the newest first."""
        fresh = and_(DRAFTS.c.account_id == actor.account_id, DRAFTS.c.saved > datetime.now(UTC) - KEPT)
        with reached(self._engine) as connection:
            rows = connection.execute(
                select(DRAFTS.c.form_key, DRAFTS.c.saved).where(fresh).order_by(DRAFTS.c.saved.desc())
            )
            return [(row.form_key, row.saved) for row in rows]

    def forget(self, subject: UUID) -> None:
        """Delete what anybody half-typed on the pages of somebody who was erased. Raises Unavailable."""
        with reached(self._engine) as connection:
            connection.execute(delete(DRAFTS).where(func.lower(DRAFTS.c.form_key).contains(str(subject))))

    def purge(self, now: datetime) -> int:
        """Delete what is older than seven days; how many there were."""
        with reached(self._engine) as connection:
            return int(connection.execute(delete(DRAFTS).where(DRAFTS.c.saved <= now - KEPT)).rowcount)

    def _seal(self, account_id: UUID, key: str, fields: Sequence[tuple[str, str]]) -> bytes:
        with reachable():
            self._keys.ensure([account_id])
            cipher = self._keys.find(account_id)
        if cipher is None:
            raise LookupError("the author's key is destroyed")
        plain = json.dumps([list(pair) for pair in fields], ensure_ascii=False).encode("utf8")
        nonce = os.urandom(NONCE)
        # Blanks hide the length of what was typed.
        return FORMAT + nonce + cipher.encrypt(nonce, plain + b" " * (-len(plain) % PAD), _binding(account_id, key))

    def _open(self, account_id: UUID, key: str, box: bytes) -> list[tuple[str, str]] | None:
        with reachable():
            cipher = self._keys.find(account_id)
        if cipher is None or box[:1] != FORMAT:
            return None
        try:
            plain = cipher.decrypt(box[1 : 1 + NONCE], box[1 + NONCE :], _binding(account_id, key))
        except InvalidTag:
            return None
        return [(name, text) for name, text in json.loads(plain)]


def _is(account_id: UUID, key: str) -> ColumnElement[bool]:
    return and_(DRAFTS.c.account_id == account_id, DRAFTS.c.form_key == key)


def _binding(account_id: UUID, key: str) -> bytes:
    return b"draft\x00" + account_id.bytes + key.encode()
