"""Questions of an administrator: centres and accounts. Nothing here leads to a person who came for advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class CentreList:
    """All centres, open ones first, by code."""


@dataclass(frozen=True)
class CentreByCode:
    """One centre. Raises Absent."""

    code: str


@dataclass(frozen=True)
class AccountList:
    """All accounts, by name."""


@dataclass(frozen=True)
class AccountById:
    """One account. Raises Absent."""

    account_id: UUID


@dataclass(frozen=True)
class BindableProviders:
    """(id, name) of the organisations for which an account may answer, by name."""


@dataclass(frozen=True, kw_only=True)
class CentreRow:
    """A centre as administrators see it; `accounts` counts those who work there and are not suspended."""

    code: str
    name: str
    country: str
    region: str
    district: str | None
    zone: str
    prefix: str
    open: bool
    demonstration: bool
    opened_on: date
    accounts: int


@dataclass(frozen=True, kw_only=True)
class AccountRow:
    """An account; `status` is a code of account_status, `sessions` counts the living ones."""

    account_id: UUID
    name: str
    login: str
    roles: tuple[str, ...]
    centres: tuple[str, ...]
    language: str
    status: str
    sessions: int
    invited_on: date
    demonstration: bool
    own: bool
    # (id, name) of the organisations for which somebody from elsewhere answers.
    providers: tuple[tuple[UUID, str], ...] = ()
