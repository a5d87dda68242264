"""What administrators need of the accounts beside commands: names set aside, one-time passwords, ended sessions."""

from __future__ import annotations

from typing import Protocol, cast
from uuid import UUID

from web.sessions import system


class AccountKeeping(Protocol):
    """The part of the accounts that keeps secrets; none of them is ever in the ledger."""

    def reserve(self, account_id: UUID, login: str) -> str | None:
        """Set an account name aside; the code of a refusal when another account has it."""

    def release(self, account_id: UUID) -> None:
        """Give a name free that was set aside for an account which was refused."""

    def issue_password(self, account_id: UUID) -> str:
        """A one-time password, told this once."""

    def revoke_all(self, account_id: UUID) -> None:
        """End every session of an account."""


def keeping() -> AccountKeeping:
    """The accounts of this application, as administrators know them."""
    return cast("AccountKeeping", system().accounts)
