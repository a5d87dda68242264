"""Signing in: who comes in, what the others are told, how a session ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from uuid_utils.compat import uuid7

from adapters.access.accounts import AccessAccounts
from adapters.access.credentials import LoginTaken
from adapters.access.passwords import Passwords
from adapters.networks import network as counted_network
from application.ports import Unavailable
from application.staff import SuspendStaff
from tests.access.network import PASSWORD, Network

NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD + " ", "\ud800", "x" * 5000, "\0"])
def test_a_wrong_password_opens_nothing(network: Network, token: str, password: str) -> None:
    assert network.sign_in("gulnora", password) is None


@pytest.mark.parametrize("login", ["", "nobody", "\ud800", "\0", "x" * 5000])
def test_an_unknown_name_opens_nothing(network: Network, login: str) -> None:
    assert network.sign_in(login) is None


def test_whoever_may_not_come_in_costs_the_same_work(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    network.hire("gulnora")
    suspended = network.hire("amir")
    network.accept(SuspendStaff(account_id=suspended))
    network.invite("bahrom")
    network.hire("demo", demonstration=True)
    looked: list[str] = []
    verify = Passwords.verify
    monkeypatch.setattr(Passwords, "verify", lambda *given: looked.append("once") or verify(*given))
    for login, password in (
        ("gulnora", "wrong"), ("nobody", "wrong"), ("amir", PASSWORD), ("bahrom", ""), ("demo", PASSWORD)
    ):  # fmt: skip
        assert network.sign_in(login, password) is None
    for _ in range(8):  # throttled from the sixth try on
        network.sign_in("amir", "wrong", "10.0.0.8")
    assert looked == ["once"] * 13


def test_after_five_failures_even_the_right_password_waits(network: Network, token: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(5):
            network.sign_in("gulnora", "wrong")
        assert network.sign_in("gulnora") is None
        assert network.sign_in("gulnora", address="10.0.0.8") is not None, "another address is another matter"
        clock.shift(timedelta(minutes=16))
        assert network.sign_in("gulnora") is not None


def test_an_account_is_throttled_from_anywhere_and_an_address_for_anybody(network: Network) -> None:
    network.hire("gulnora")
    for host in range(20):
        network.sign_in("gulnora", "wrong", f"10.0.1.{host}")
    assert network.sign_in("gulnora", address="10.0.2.1") is None
    network.hire("amir")
    for number in range(50):
        network.sign_in(f"nobody{number}", "wrong", "10.0.3.1")
    assert network.sign_in("amir", address="10.0.3.1") is None
    assert network.sign_in("amir", address="10.0.3.2") is not None


def test_the_throttle_survives_a_restart(network: Network) -> None:
    network.hire("gulnora")
    for _ in range(5):
        network.sign_in("gulnora", "wrong")
    house = network.house
    engines, passwords = house.engines, Passwords(1, 8, 1)
    again = AccessAccounts(
        engines["access"], engines["ledger"], house.keys, house.directory, house.settings, passwords
    )
    assert again.sign_in("gulnora", PASSWORD, address="10.0.0.7", agent="") is None


def test_tries_made_at_once_are_all_counted(network: Network) -> None:
    network.hire("gulnora")
    looked: list[object] = []
    verify = network.house.accounts.passwords.verify
    network.house.accounts.passwords.verify = lambda kept, typed: looked.append(kept) or verify(kept, typed)  # type: ignore[method-assign]  # a spy
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: network.sign_in("gulnora", f"wrong {number}"), range(16)))
    assert len([kept for kept in looked if kept]) <= 5


def test_an_address_is_counted_by_the_half_that_a_provider_gives() -> None:
    assert counted_network("2001:db8:1:2:3::4") == counted_network("2001:db8:1:2:ffff::") == "2001:db8:1:2::/64"
    assert counted_network("::ffff:10.0.0.1") == "::ffff:10.0.0.1" or counted_network("10.0.0.1") == "10.0.0.1"


def test_demonstration_accounts_refuse_to_work_outside_demonstration_mode(network: Network) -> None:
    account_id = network.hire("demo", demonstration=True)
    house = network.house
    demo = AccessAccounts(
        house.engines["access"],
        house.engines["ledger"],
        house.keys,
        house.directory,
        replace(house.settings, demo=True),
        Passwords(1, 8, 1),
    )
    token = demo.sign_in("demo", PASSWORD, address="10.0.0.7", agent="")
    assert token is not None
    assert demo.session(token) is not None
    assert network.sign_in("demo") is None
    assert network.house.accounts.session(token) is None
    assert network.house.accounts.actor(account_id) is None
    assert network.house.accounts.actor("demo") is None


def test_an_account_name_belongs_to_one_account(network: Network) -> None:
    network.hire("gulnora")
    second = network.invite("GULNORA")
    with pytest.raises(LoginTaken):
        network.house.accounts.set_password(second, PASSWORD)
    assert network.house.accounts.reserve(uuid7(), "Gulnora") == "account.login_taken"


def test_a_name_set_aside_for_nothing_is_free_again(network: Network) -> None:
    first, second = uuid7(), uuid7()
    assert network.house.accounts.reserve(first, "gulnora") is None
    assert network.house.accounts.reserve(first, "gulnora") is None
    assert network.house.accounts.reserve(second, "gulnora") == "account.login_taken"
    network.house.accounts.release(first)
    assert network.house.accounts.reserve(second, "gulnora") is None
    with time_machine.travel(datetime.now().astimezone() + timedelta(minutes=11)):
        assert network.house.accounts.reserve(uuid7(), "gulnora") is None


def test_without_the_store_nobody_comes_in_and_nobody_is_told_no(network: Network, token: str) -> None:
    network.house.engines["access"].dispose()
    with network.house.engines["access"].begin() as connection:
        connection.exec_driver_sql("ALTER TABLE sessions RENAME TO elsewhere")
        connection.exec_driver_sql("ALTER TABLE login_failures RENAME TO elsewhere_too")
    with pytest.raises(Unavailable):
        network.sign_in("gulnora")
    with pytest.raises(Unavailable):
        network.house.accounts.session(token)
