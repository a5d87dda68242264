"""Tokens of programs: kept hashed, ended by a date, by withdrawal and with their account."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.tables import TOKENS
from adapters.releases.tokens import MinistryTokens, NoSuchAccount
from tests.releases.samples import SECRET
from tests.web.ministry.conftest import QUICK
from tests.web.ministry.walk import NOON


def test_a_token_ends_by_date_by_withdrawal_and_with_its_account(engine: Engine) -> None:
    tokens = MinistryTokens(engine, SECRET)
    text = tokens.issue("ministry", "Committee", 10, NOON)
    found = tokens.reader(text, "::1", NOON)
    assert found is not None
    assert found.login == "ministry"
    assert tokens.reader(text, "::1", NOON + timedelta(days=11)) is None
    (told,) = tokens.all()
    assert tokens.withdraw(told.token_id)
    assert tokens.reader(text, "::1", NOON) is None
    second = tokens.issue("ministry", "Committee", 10, NOON)
    MinistryAccounts(engine, SECRET, hasher=QUICK).suspend(UUID(int=77))
    assert tokens.reader(second, "::1", NOON) is None
    with pytest.raises(NoSuchAccount):
        tokens.issue("ministry", "Committee", 10, NOON)
    with engine.connect() as connection:
        assert text not in str(connection.execute(select(TOKENS)).all())
