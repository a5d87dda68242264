"""What an account signs in with: its name as an HMAC, its password as a hash. One account for each name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.access.reach import reached
from adapters.access.tables import CREDENTIALS, SESSIONS
from adapters.keys.keyring import Keyring
from application.staff import folded_login

# A name that was set aside for an account which then never came into being is free again after this time.
ORPHANED = timedelta(minutes=10)


class LoginTaken(ValueError):
    """Another account has this name."""


@dataclass(frozen=True, slots=True)
class Credential:
    """One account's means; an empty `password_hash` fits no password."""

    account_id: UUID
    login_mac: bytes
    password_hash: str
    changed: datetime
    must_change: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What the administrator sees of it: whether the owner chose a password, how many sessions live."""

    chosen: bool
    sessions: int


class Credentials:
    """The credentials table."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring

    def login_mac(self, login: str) -> bytes:
        """What stands for an account name."""
        return self._keyring.index_mac("login", folded_login(login).encode("utf8", "replace").decode())

    def of_login(self, login_mac: bytes) -> Credential | None:
        """By account name."""
        with reached(self._engine) as connection:
            return _one(connection, CREDENTIALS.c.login_mac == login_mac)

    def of_account(self, account_id: UUID) -> Credential | None:
        """By account."""
        with reached(self._engine) as connection:
            return _one(connection, CREDENTIALS.c.account_id == account_id)

    def add(self, account_id: UUID, login: str, password_hash: str, now: datetime, *, demonstration: bool) -> None:
        """Raises LoginTaken."""
        row = {"account_id": account_id, "login_mac": self.login_mac(login), "password_hash": password_hash}
        row |= {"changed": now, "must_change": True, "demonstration": demonstration}
        with reached(self._engine) as connection:
            try:
                connection.execute(insert(CREDENTIALS), row)
            except IntegrityError:
                raise LoginTaken from None

    def remove(self, account_id: UUID) -> None:
        """Give the name free again."""
        with reached(self._engine) as connection:
            connection.execute(delete(CREDENTIALS).where(CREDENTIALS.c.account_id == account_id))

    def change(self, account_id: UUID, password_hash: str, now: datetime, *, must_change: bool) -> bool:
        """Keep another password; False when the account has no credentials yet."""
        changed = update(CREDENTIALS).where(CREDENTIALS.c.account_id == account_id)
        with reached(self._engine) as connection:
            done = connection.execute(
                changed.values(password_hash=password_hash, changed=now, must_change=must_change)
            )
            return bool(done.rowcount)

    def standings(self, alive_since: datetime, seen_since: datetime) -> Mapping[UUID, Standing]:
        """Every account that has credentials; sessions count when they began and were seen after these instants."""
        living = select(SESSIONS.c.account_id, func.count()).where(
            SESSIONS.c.revoked.is_(False), SESSIONS.c.started > alive_since, SESSIONS.c.seen > seen_since
        )
        with reached(self._engine) as connection:
            counts = {row[0]: row[1] for row in connection.execute(living.group_by(SESSIONS.c.account_id))}
            rows = connection.execute(select(CREDENTIALS.c.account_id, CREDENTIALS.c.must_change))
            return {row[0]: Standing(not row[1], counts.get(row[0], 0)) for row in rows}


def _one(connection: Connection, which: ColumnElement[bool]) -> Credential | None:
    row = connection.execute(select(CREDENTIALS).where(which)).first()
    if row is None:
        return None
    return Credential(row.account_id, bytes(row.login_mac), row.password_hash, row.changed, row.must_change)
