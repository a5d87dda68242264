"""Web sessions: a random token with the browser, its digest here; they end by themselves and can be ended."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, and_, bindparam, delete, insert, select, update

from adapters.access.reach import reached
from adapters.access.tables import CREDENTIALS, SESSIONS

TOUCH = timedelta(minutes=1)
# Every page asks this: it is put together once.
_LIVING = (
    select(SESSIONS.c.account_id, SESSIONS.c.started, SESSIONS.c.seen, CREDENTIALS.c.must_change)
    .join(CREDENTIALS, CREDENTIALS.c.account_id == SESSIONS.c.account_id)
    .where(SESSIONS.c.token_hash == bindparam("digest"), SESSIONS.c.revoked.is_(False))
)


@dataclass(frozen=True, slots=True)
class Session:
    """A session that has not ended; `seen` is at most a minute behind."""

    account_id: UUID
    started: datetime
    seen: datetime
    must_change: bool


class Sessions:
    """`idle` and `longest` are the limits without activity and in all."""

    def __init__(self, engine: Engine, idle: timedelta, longest: timedelta) -> None:
        self._engine = engine
        self.idle = idle
        self.longest = longest

    def open(self, account_id: UUID, agent: str, now: datetime) -> str:
        """A fresh token, 32 random bytes; sessions that ended long ago are forgotten."""
        token = secrets.token_urlsafe(32)
        row = {"token_hash": digest(token), "account_id": account_id, "started": now, "seen": now}
        with reached(self._engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.started <= now - self.longest))
            connection.execute(insert(SESSIONS), row | {"language": None, "agent": agent, "revoked": False})
        return token

    def find(self, token: str, now: datetime) -> Session | None:
        """The session of a token while it lives."""
        with reached(self._engine) as connection:
            row = connection.execute(_LIVING, {"digest": digest(token)}).first()
        if row is None or self.left(row.started, row.seen, now) <= timedelta(0):
            return None
        return Session(row.account_id, row.started, row.seen, row.must_change)

    def left(self, started: datetime, seen: datetime, now: datetime) -> timedelta:
        """How long a session still lasts."""
        return min(seen + self.idle, started + self.longest) - now

    def touch(self, token: str, session: Session, now: datetime) -> datetime:
        """Note activity, at most once a minute; the instant that is noted."""
        if now - session.seen < TOUCH:
            return session.seen
        with reached(self._engine) as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.token_hash == digest(token)).values(seen=now))
        return now

    def end(self, token: str) -> None:
        """End one session; an unknown token is no error."""
        with reached(self._engine) as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.token_hash == digest(token)).values(revoked=True))

    def end_all(self, account_id: UUID, *, keep: str | None = None) -> None:
        """End every session of an account, but the one of the token `keep`."""
        which = and_(SESSIONS.c.account_id == account_id, SESSIONS.c.token_hash != digest(keep or ""))
        with reached(self._engine) as connection:
            connection.execute(update(SESSIONS).where(which).values(revoked=True))


def digest(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf8", "replace")).digest()
