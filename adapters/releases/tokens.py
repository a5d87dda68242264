"""Tokens for machines: shown once, kept hashed, ended by a date, throttled by themselves and by address."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, func, insert, select, update
from uuid_utils.compat import uuid7

from adapters.networks import network
from adapters.releases.reach import reading, writing
from adapters.releases.tables import ACCOUNTS, FAILURES, TOKENS
from application.reports.released import Reader
from application.sdmx.machines import Throttled

# Requests of one token in one window.
MOST = 120
WINDOW = timedelta(minutes=1)
# Unknown tokens from one address, after which none from there is looked at for a while.
MOST_UNKNOWN = 30
UNKNOWN_WINDOW = timedelta(minutes=15)
LONGEST_DAYS = 366
_LONGEST = 200


class NoSuchAccount(ValueError):
    """There is no active account of this name."""


@dataclass(frozen=True)
class TokenInfo:
    """What may be told of a token: never the token itself."""

    token_id: UUID
    login: str
    name: str
    created: datetime
    expires: datetime
    withdrawn: bool


class MinistryTokens:
    """Implements `application.sdmx.machines.MachineTokens` over the releases database."""

    def __init__(self, engine: Engine, secret: bytes, *, demonstration: bool = False) -> None:
        self._engine, self._secret, self._demonstration = engine, secret, demonstration

    def issue(self, login: str, name: str, days: int, now: datetime) -> str:
        """A fresh token of an account for so many days. Raises NoSuchAccount."""
        token = "safar_" + secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            mine = (ACCOUNTS.c.login == login.strip().casefold()) & ACCOUNTS.c.active
            account_id = connection.scalar(select(ACCOUNTS.c.account_id).where(mine))
            if account_id is None:
                raise NoSuchAccount(login)
            row = {"token_id": uuid7(), "token_hash": _digest(token), "account_id": account_id, "name": name}
            row |= {"created": now, "expires": now + timedelta(days=min(days, LONGEST_DAYS)), "withdrawn": False}
            connection.execute(insert(TOKENS), row | {"window_start": now, "window_count": 0})
        return token

    def withdraw(self, token_id: UUID) -> bool:
        """End a token at once; False where there is none."""
        with writing(self._engine) as connection:
            done = connection.execute(update(TOKENS).where(TOKENS.c.token_id == token_id).values(withdrawn=True))
        return done.rowcount == 1

    def all(self) -> list[TokenInfo]:
        """Every token that was ever issued, the newest first."""
        columns = [TOKENS.c[name] for name in ("token_id", "name", "created", "expires", "withdrawn")]
        query = select(ACCOUNTS.c.login, *columns).join(ACCOUNTS, ACCOUNTS.c.account_id == TOKENS.c.account_id)
        with reading(self._engine) as connection:
            return [TokenInfo(**row) for row in connection.execute(query.order_by(TOKENS.c.created.desc())).mappings()]

    def reader(self, token: str, address: str, now: datetime) -> Reader | None:
        """Counts every request, and every token that is none."""
        guesser = f"token|{network(address)}".encode("utf-8", "replace")
        subject = hmac.new(self._secret, guesser, hashlib.sha256).hexdigest()
        with writing(self._engine) as connection:
            self._refuse_guessing(connection, subject, now)
            row = self._known(connection, token[:_LONGEST])
            if row is None or row.withdrawn or row.expires <= now or not self._allowed(row):
                connection.execute(insert(FAILURES), {"subject": subject, "at": now})
                return None
            _count(connection, row, now)
        return Reader(row.account_id, row.login, row.account_name, row.language)

    def _known(self, connection: Connection, token: str) -> Row | None:
        named = ACCOUNTS.c.name.label("account_name")
        columns = (ACCOUNTS.c.login, named, ACCOUNTS.c.language, ACCOUNTS.c.active, ACCOUNTS.c.demonstration)
        query = select(TOKENS, *columns).join(ACCOUNTS, ACCOUNTS.c.account_id == TOKENS.c.account_id)
        return connection.execute(query.where(TOKENS.c.token_hash == _digest(token))).first()

    def _allowed(self, row: Row) -> bool:
        return bool(row.active) and (self._demonstration or not row.demonstration)

    def _refuse_guessing(self, connection: Connection, subject: str, now: datetime) -> None:
        recent = (FAILURES.c.subject == subject) & (FAILURES.c.at > now - UNKNOWN_WINDOW)
        if (connection.scalar(select(func.count()).where(recent)) or 0) >= MOST_UNKNOWN:
            raise Throttled(int(UNKNOWN_WINDOW.total_seconds()))


def _count(connection: Connection, row: Row, now: datetime) -> None:
    fresh = now - row.window_start >= WINDOW
    if not fresh and row.window_count >= MOST:
        raise Throttled(int(WINDOW.total_seconds()))
    values = {"window_start": now, "window_count": 1} if fresh else {"window_count": TOKENS.c.window_count + 1}
    connection.execute(update(TOKENS).where(TOKENS.c.token_id == row.token_id).values(**values))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
