"""Officials sign in with accounts of their own; trying names or passwords leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select

from adapters.releases.accounts import ABSOLUTE, IDLE, LIMITS, LoginTaken, MinistryAccounts
from adapters.releases.tables import ACCOUNTS, FAILURES, SESSIONS
from adapters.sql.engines import make_engine
from application.reports.released import Unavailable
from tests.harness.stores import Urls

NOON = datetime(2026, 4, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HERE, THERE = "203.0.113.5", "203.0.113.6"
PASSWORD = "blue kettle on the hill"


@pytest.fixture
def engine(store_urls: Urls) -> Iterator[Engine]:
    made = make_engine(store_urls["releases"])
    yield made
    made.dispose()


@pytest.fixture
def accounts(engine: Engine) -> MinistryAccounts:
    made = MinistryAccounts(engine, b"secret", hasher=QUICK)
    made.add(UUID(int=7), "Official", "Nargis", "tg", PASSWORD, NOON)
    return made


def sign_in(
    accounts: MinistryAccounts, password: str = PASSWORD, address: str = HERE, now: datetime = NOON
) -> str:
    token = accounts.sign_in(" official ", password, address, now)
    assert token
    return token


def test_the_right_password_opens_a_session(accounts: MinistryAccounts) -> None:
    reader = accounts.session(sign_in(accounts), NOON)
    assert reader is not None
    assert (reader.account_id, reader.login, reader.name, reader.language) == (
        UUID(int=7),
        "official",
        "Nargis",
        "tg",
    )


def test_every_sign_in_is_a_new_session(accounts: MinistryAccounts) -> None:
    assert sign_in(accounts) != sign_in(accounts)


@pytest.mark.parametrize(
    ("login", "password"),
    [("official", "wrong"), ("nobody", PASSWORD), ("", ""), ("official", "\ud800"), ("\ud800\0", "x")],
)
def test_wrong_is_wrong(accounts: MinistryAccounts, login: str, password: str) -> None:
    assert accounts.sign_in(login, password, HERE, NOON) is None


def test_a_session_ends_when_idle_and_after_nine_hours(accounts: MinistryAccounts) -> None:
    token, now = sign_in(accounts), NOON
    assert accounts.session(token, NOON + IDLE) is not None
    assert accounts.session(token, NOON + IDLE + IDLE + MINUTE) is None
    token = sign_in(accounts)
    while now < NOON + ABSOLUTE:
        assert accounts.session(token, now) is not None
        now += timedelta(minutes=10)
    assert accounts.session(token, NOON + ABSOLUTE + timedelta(seconds=1)) is None


def test_signing_out_and_suspending_end_sessions_at_once(accounts: MinistryAccounts) -> None:
    first, second = sign_in(accounts), sign_in(accounts)
    accounts.sign_out(first)
    assert accounts.session(first, NOON) is None
    accounts.suspend(UUID(int=7))
    assert accounts.session(second, NOON) is None
    assert accounts.sign_in("official", PASSWORD, HERE, NOON) is None


def test_after_five_failures_the_right_password_is_wrong_too(accounts: MinistryAccounts) -> None:
    for _ in range(LIMITS["pair"]):
        assert accounts.sign_in("official", "wrong", HERE, NOON) is None
    assert accounts.sign_in("official", PASSWORD, HERE, NOON) is None
    assert accounts.sign_in("official", PASSWORD, THERE, NOON) is not None
    assert accounts.sign_in("official", PASSWORD, HERE, NOON + timedelta(minutes=16)) is not None


def test_many_addresses_do_not_help(accounts: MinistryAccounts) -> None:
    for number in range(LIMITS["login"]):
        accounts.sign_in("official", "wrong", f"198.51.100.{number}", NOON)
    assert accounts.sign_in("official", PASSWORD, THERE, NOON) is None


def test_the_addresses_of_one_subscriber_are_one(accounts: MinistryAccounts) -> None:
    for number in range(LIMITS["pair"]):
        accounts.sign_in("official", "wrong", f"2001:db8:0:1::{number + 1:x}", NOON)
    assert accounts.sign_in("official", PASSWORD, "2001:db8:0:1:ffff::", NOON) is None
    assert accounts.sign_in("official", PASSWORD, "2001:db8:0:2::1", NOON) is not None


def test_an_unknown_name_is_verified_as_well(
    accounts: MinistryAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Equal timing comes from equal work: one hash is verified whatever was typed, throttled or not."""
    verified: list[str] = []
    real = accounts._verify
    monkeypatch.setattr(
        accounts, "_verify", lambda account, password: verified.append(password) or real(account, password)
    )
    for login in ("official", "nobody", *["official"] * 6):
        accounts.sign_in(login, "wrong", HERE, NOON)
    assert len(verified) == 8


def test_demonstration_accounts_work_in_a_demonstration_only(engine: Engine) -> None:
    shown = MinistryAccounts(engine, b"secret", demonstration=True, hasher=QUICK)
    shown.add(UUID(int=8), "demo", "Demo", "ru", PASSWORD, NOON, demonstration=True)
    token = shown.sign_in("demo", PASSWORD, HERE, NOON)
    assert token
    real = MinistryAccounts(engine, b"secret", hasher=QUICK)
    assert real.session(token, NOON) is None
    assert real.sign_in("demo", PASSWORD, HERE, NOON) is None


def test_a_name_is_taken_once(accounts: MinistryAccounts) -> None:
    with pytest.raises(LoginTaken):
        accounts.add(UUID(int=9), "OFFICIAL", "Another", "en", PASSWORD, NOON)


def test_neither_password_nor_token_nor_address_is_stored(accounts: MinistryAccounts, engine: Engine) -> None:
    token = sign_in(accounts)
    accounts.sign_in("official", "wrong", HERE, NOON)
    with engine.connect() as connection:
        stored = str([connection.execute(select(table)).all() for table in (ACCOUNTS, SESSIONS, FAILURES)])
    assert "$argon2id$" in stored
    assert not [secret for secret in (PASSWORD, token, HERE) if secret in stored]


def test_a_database_out_of_reach_is_told_from_a_wrong_password(tmp_path: Path) -> None:
    lost = MinistryAccounts(make_engine(f"sqlite:///{tmp_path}/no/such/folder.db"), b"secret", hasher=QUICK)
    with pytest.raises(Unavailable):
        lost.sign_in("official", PASSWORD, HERE, NOON)
