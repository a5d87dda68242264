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
from sqlalchemy.exc import IntegrityError

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
LONGEST_LOGIN = 200


class LoginTaken(ValueError):
    """An account of this name exists."""


class MinistryAccounts:
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
        self._engine, self._secret, self._demonstration = engine, secret, demonstration
        self._hasher = hasher or PasswordHasher()
        # Verified when there is no account, so that an unknown name takes as long as a wrong password.
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    def add(
        self,
        account_id: UUID,
        login: str,
        name: str,
        language: str,
        password: str,
        now: datetime,
        *,
        demonstration: bool = False,
    ) -> None:
        """Raises LoginTaken. The password is judged by whoever asks for the account."""
        row = {
            "account_id": account_id,
            "login": _folded(login),
            "name": name,
            "language": language,
            "active": True,
            "password_hash": self._hasher.hash(password),
            "demonstration": demonstration,
            "created": now,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(ACCOUNTS), row)
        except IntegrityError as clash:
            raise LoginTaken(login) from clash

    def suspend(self, account_id: UUID) -> None:
        """End an account's sessions at once and take no new ones."""
        with writing(self._engine) as connection:
            connection.execute(
                update(ACCOUNTS).where(ACCOUNTS.c.account_id == account_id).values(active=False)
            )
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account_id == account_id))

    def sign_in(self, login: str, password: str, address: str, now: datetime) -> str | None:
        subjects = self._subjects(_folded(login), address)
        with writing(self._engine) as connection:
            throttled = self._throttled(connection, subjects, now)
            account = self._account(connection, _folded(login))
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
            return self._hasher.verify(known, password[:LONGEST_PASSWORD])
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


def _folded(login: str) -> str:
    """The name as it is kept and looked for; what no database can hold becomes a question mark."""
    plain = login[:LONGEST_LOGIN].replace("\0", "?").encode("utf-8", "replace").decode()
    return plain.strip().casefold()
