"""Answers questions of administrators: centres and accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.access.accounts import AccessAccounts
from adapters.access.credentials import Standing
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.readmodels.centres import CENTRES
from adapters.readmodels.providers import PROVIDERS
from adapters.readmodels.staff import STAFF
from application.administration import (
    AccountById,
    AccountList,
    AccountRow,
    BindableProviders,
    CentreByCode,
    CentreList,
    CentreRow,
)
from application.asking import Absent, Answer

_SHOWN = ("code", "name", "country", "region", "district", "zone", "prefix", "open", "demonstration", "opened_on")
_NEW = Standing(chosen=False, sessions=0)


def centre_list(reading: Reading, _question: CentreList) -> Answer[tuple[CentreRow, ...]]:
    """Open centres first."""
    found = rows_of(reading.connection.execute(select(CENTRES).order_by(CENTRES.c.open.desc(), CENTRES.c.code)))
    working = _working(reading)
    return Answer(tuple(_centre(row, working) for row in found))


def centre_by_code(reading: Reading, question: CentreByCode) -> Answer[CentreRow]:
    """Raises Absent."""
    # The code stands in an address, where anything can be typed; not every database takes every character.
    known = select(CENTRES).where(CENTRES.c.code == question.code) if question.code.isalnum() else None
    found = [] if known is None else rows_of(reading.connection.execute(known))
    if not found:
        raise Absent
    return Answer(_centre(found[0], _working(reading)))


def account_list(reading: Reading, _question: AccountList) -> Answer[tuple[AccountRow, ...]]:
    """By name."""
    return Answer(tuple(sorted(_accounts(reading), key=lambda account: (account.name.casefold(), account.login))))


def bindable_providers(reading: Reading, _question: BindableProviders) -> Answer[tuple[tuple[UUID, str], ...]]:
    """By name."""
    return Answer(tuple(sorted(_providers(reading).items(), key=lambda one: (one[1].casefold(), one[0]))))


def account_by_id(reading: Reading, question: AccountById) -> Answer[AccountRow]:
    """Raises Absent."""
    found = _accounts(reading, STAFF.c.account_id == question.account_id)
    if not found:
        raise Absent
    return Answer(found[0])


KNOWN = {
    CentreList: Known("administration.centres", centre_list),
    CentreByCode: Known("administration.centres", centre_by_code),
    AccountList: Known("administration.accounts", account_list),
    BindableProviders: Known("administration.accounts", bindable_providers),
    AccountById: Known("administration.accounts", account_by_id),
}


def _working(reading: Reading) -> Counter[str]:
    rows = reading.connection.execute(select(STAFF.c.centres).where(STAFF.c.suspended.is_(False)))
    return Counter(code for (codes,) in rows for code in codes)


def _centre(row: Row, working: Counter[str]) -> CentreRow:
    return CentreRow(**{name: row[name] for name in _SHOWN}, accounts=working[row["code"]])


def _accounts(reading: Reading, *which: Any) -> list[AccountRow]:
    rows = rows_of(reading.connection.execute(select(STAFF).where(*which)))
    accounts: AccessAccounts = reading.parts["accounts"]
    standings = accounts.standings()
    opened = reading.open_many(rows)
    names = _providers(reading) if any(row["providers"] for row in rows) else {}
    return [
        _account(reading, row, words, standings.get(row["account_id"], _NEW), names)
        for row, words in zip(rows, opened, strict=True)
    ]


def _providers(reading: Reading) -> dict[UUID, str]:
    found = reading.connection.execute(select(PROVIDERS.c.provider_id, PROVIDERS.c.name))
    return {row.provider_id: row.name for row in found}


def _account(
    reading: Reading, row: Row, words: Row, standing: Standing, names: Mapping[UUID, str]
) -> AccountRow:
    kept = {name: row[name] for name in ("account_id", "language", "invited_on", "demonstration")}
    return AccountRow(
        **kept,
        name=words.get("full_name", ""),
        login=words.get("login", ""),
        roles=tuple(row["roles"]),
        centres=tuple(row["centres"]),
        status="SUSPENDED" if row["suspended"] else "ACTIVE" if standing.chosen else "INVITED",
        sessions=0 if row["suspended"] else standing.sessions,
        own=row["account_id"] == reading.actor.account_id,
        providers=tuple((UUID(each), names.get(UUID(each), "")) for each in row["providers"]),
    )
