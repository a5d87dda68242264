"""Accounts as they stand at this request: read from the staff view each time, so that suspension works at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, bindparam, select

from adapters.access.reach import reached
from adapters.keys.store import PersonKeys
from adapters.reading.boxes import open_rows
from adapters.readmodels.staff import STAFF
from application.actor import Actor

# Every page asks this: it is put together once.
_ONE = select(STAFF).where(STAFF.c.account_id == bindparam("account"))


@dataclass(frozen=True, slots=True)
class Member:
    """One account with its name and account name in the clear."""

    account_id: UUID
    full_name: str
    login: str
    roles: frozenset[str]
    centres: frozenset[str]
    language: str
    suspended: bool
    suspended_at: datetime | None
    demonstration: bool
    providers: frozenset[UUID]

    @property
    def actor(self) -> Actor:
        """Who asks. A suspended account has no role in effect."""
        roles = frozenset() if self.suspended else self.roles
        who = (self.account_id, roles, self.centres, self.language, self.full_name, self.demonstration)
        return Actor(*who, providers=self.providers)


class Roster:
    """Reads the staff view of the ledger database."""

    def __init__(self, engine: Engine, keys: PersonKeys) -> None:
        self._engine = engine
        self._keys = keys

    def find(self, account_id: UUID) -> Member | None:
        """The account as it stands now, or None."""
        with reached(self._engine) as connection:
            row = connection.execute(_ONE, {"account": account_id}).mappings().first()
            return None if row is None else member(row, open_rows(self._keys, [dict(row)])[0])


def member(row: Any, words: dict[str, Any]) -> Member:
    """A row of the staff view with what its box held."""
    return Member(
        account_id=row["account_id"],
        full_name=words.get("full_name", ""),
        login=words.get("login", ""),
        roles=frozenset(row["roles"]),
        centres=frozenset(row["centres"]),
        language=row["language"],
        suspended=row["suspended"],
        suspended_at=row["suspended_at"],
        demonstration=row["demonstration"],
        providers=frozenset(map(UUID, row["providers"])),
    )
