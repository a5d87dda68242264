"""Who may read for the ministry: accounts made, taken out of service, given a new password, listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.password_rules import normal
from adapters.releases.reach import reading, writing
from adapters.releases.tables import ACCOUNTS, SESSIONS

LONGEST_LOGIN = 200


class LoginTaken(ValueError):
    """An account of this name exists."""


@dataclass(frozen=True)
class Official:
    """What may be told of an account: never its password."""

    account_id: UUID
    login: str
    name: str
    language: str
    active: bool
    demonstration: bool
    created: datetime


class Officials:
    """Accounts of the ministry's application, kept beside the releases. Raises Unavailable without the database."""

    def __init__(self, engine: Engine, hasher: PasswordHasher | None = None) -> None:
        self._engine = engine
        self._hasher = hasher or PasswordHasher()

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
            "login": folded(login),
            "name": name,
            "language": language,
            "active": True,
            "password_hash": self._hash(password),
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
        self._change(account_id, active=False)

    def reinstate(self, account_id: UUID) -> None:
        """Take sessions again, with the password that it had."""
        self._change(account_id, active=True)

    def set_password(self, account_id: UUID, password: str, *, keep: str = "") -> None:
        """Sessions end, except the one whose digest is to be kept. The password is judged by whoever sets it."""
        self._change(account_id, keep, password_hash=self._hash(password))

    def find(self, login: str) -> Official | None:
        """The account of a name, in service or not."""
        return next((one for one in self.all() if one.login == folded(login)), None)

    def all(self) -> list[Official]:
        """Every account by its name."""
        columns = [ACCOUNTS.c[name] for name in Official.__dataclass_fields__]
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).order_by(ACCOUNTS.c.login)).mappings()
            return [Official(**row) for row in rows]

    def _change(self, account_id: UUID, keep: str = "", **values: object) -> None:
        theirs = (SESSIONS.c.account_id == account_id) & (SESSIONS.c.token_hash != keep)
        with writing(self._engine) as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.account_id == account_id).values(**values))
            connection.execute(delete(SESSIONS).where(theirs))

    def _hash(self, password: str) -> str:
        return self._hasher.hash(normal(password))


def folded(login: str) -> str:
    """The name as it is kept and looked for; what no database can hold becomes a question mark."""
    plain = login[:LONGEST_LOGIN].replace("\0", "?").encode("utf-8", "replace").decode()
    return plain.strip().casefold()
