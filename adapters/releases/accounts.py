"""The ministry's own accounts and sessions: argon2id, throttled sign-in, sessions that end by themselves."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from adapters.networks import network
from adapters.password_rules import judge, normal
from adapters.releases.officials import LoginTaken, Officials, folded
from adapters.releases.reach import reading, writing
from adapters.releases.tables import ACCOUNTS, DOWNLOADS, FAILURES, SESSIONS
from application.reports.released import Reader

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=9)
TOUCH = timedelta(minutes=1)
WINDOW = timedelta(minutes=15)
# Failures within WINDOW after which an answer is "no", whatever the password: for an account from one address, for
# an account from anywhere, and for an address whatever the account (a whole office may share one).
LIMITS = {"pair": 5, "login": 20, "address": 50}
LONGEST_PASSWORD = 1024
WRONG = "account.password_wrong"


class MinistryAccounts(Officials):
    """Implements `application.reports.released.ReaderAccounts` over the releases database.

    `secret` keys the names in the table of failures, so that it tells nobody who tried. With `demonstration` False
    accounts of the demonstration are refused.
    """

    def __init__(
        self,
        engine: Engine,
        secret: bytes,
        *,
        demonstration: bool = False,
        hasher: PasswordHasher | None = None,
    ) -> None:
        super().__init__(engine, hasher)
        self._secret, self._demonstration = secret, demonstration
        # Verified when there is no account, so that an unknown name takes as long as a wrong password.
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    def sign_in(self, login: str, password: str, address: str, now: datetime) -> str | None:
        subjects = self._subjects(folded(login), network(address))
        with writing(self._engine) as connection:
            throttled = self._throttled(connection, subjects, now)
            account = self._account(connection, folded(login))
        right = self._verify(account, password)
        with writing(self._engine) as connection:
            if throttled or not right or account is None or not self._allowed(account):
                # A throttled try is not counted: otherwise a stranger could keep an official out for ever.
                self._note_failure(connection, [] if throttled else list(subjects.values()), now)
                return None
            connection.execute(delete(FAILURES).where(FAILURES.c.subject == subjects["pair"]))
            return _open_session(connection, account.account_id, now)

    def session(self, token: str, now: datetime) -> Reader | None:
        query = (
            select(ACCOUNTS, SESSIONS.c.started, SESSIONS.c.seen)
            .join(SESSIONS, SESSIONS.c.account_id == ACCOUNTS.c.account_id)
            .where(SESSIONS.c.token_hash == _digest(token))
        )
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None or not self._allowed(row):
            return None
        if now - row.seen > IDLE or now - row.started > ABSOLUTE:
            self.sign_out(token)
            return None
        if now - row.seen >= TOUCH:
            self._touch(token, now)
        return Reader(row.account_id, row.login, row.name, row.language)

    def sign_out(self, token: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.token_hash == _digest(token)))

    def change_password(self, token: str, old: str, new: str, now: datetime) -> str | None:
        reader = self.session(token, now)
        if reader is None:
            return WRONG
        # A session left open is no way to try passwords either.
        pair = {"pair": self._subjects(reader.login, str(reader.account_id))["pair"]}
        with writing(self._engine) as connection:
            throttled = self._throttled(connection, pair, now)
            account = self._account(connection, reader.login)
        if throttled or not self._verify(account, old):
            with writing(self._engine) as connection:
                self._note_failure(connection, [] if throttled else list(pair.values()), now)
            return WRONG
        wrong = judge(new, [reader.login, *reader.name.split()])
        if wrong or new == old:
            return wrong or "account.password_same"
        self.set_password(reader.account_id, new, keep=_digest(token))
        return None

    def log_download(self, reader: Reader, release_id: UUID, table: str, kind: str, now: datetime) -> None:
        row = {
            "account_id": reader.account_id,
            "release_id": release_id,
            "table_code": table,
            "kind": kind,
            "at": now,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(DOWNLOADS), row)

    def _touch(self, token: str, now: datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(SESSIONS).where(SESSIONS.c.token_hash == _digest(token)).values(seen=now)
            )

    def _account(self, connection: Connection, login: str) -> Row | None:
        return connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.login == login)).first()

    def _allowed(self, account: Row) -> bool:
        return bool(account.active) and (self._demonstration or not account.demonstration)

    def _verify(self, account: Row | None, password: str) -> bool:
        known = account.password_hash if account is not None else self._nobody
        try:
            return self._hasher.verify(known, normal(password[:LONGEST_PASSWORD]))
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False

    def _subjects(self, login: str, address: str) -> dict[str, str]:
        texts = {
            "pair": f"pair|{login}|{address}",
            "login": f"login|{login}",
            "address": f"address|{address}",
        }
        return {
            kind: hmac.new(self._secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
            for kind, text in texts.items()
        }

    def _throttled(self, connection: Connection, subjects: dict[str, str], now: datetime) -> bool:
        count = select(FAILURES.c.subject, func.count()).where(FAILURES.c.at > now - WINDOW)
        found = connection.execute(
            count.where(FAILURES.c.subject.in_(subjects.values())).group_by(FAILURES.c.subject)
        )
        tries = {row[0]: row[1] for row in found}
        return any(tries.get(subject, 0) >= LIMITS[kind] for kind, subject in subjects.items())

    def _note_failure(self, connection: Connection, subjects: list[str], now: datetime) -> None:
        connection.execute(delete(FAILURES).where(FAILURES.c.at <= now - WINDOW))
        if subjects:
            connection.execute(insert(FAILURES), [{"subject": subject, "at": now} for subject in subjects])


def _open_session(connection: Connection, account_id: UUID, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(delete(SESSIONS).where(SESSIONS.c.started <= now - ABSOLUTE))
    row = {"token_hash": _digest(token), "account_id": account_id, "started": now, "seen": now}
    connection.execute(insert(SESSIONS), row)
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


__all__ = ["LoginTaken", "MinistryAccounts"]
