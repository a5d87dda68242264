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
from adapters.access.passwords import Passwords, judge, one_time_password
from adapters.access.throttle import network as counted_network
from application.ports import Unavailable
from application.staff import ReinstateStaff, SuspendStaff
from tests.access.network import NEW_PASSWORD, PASSWORD, Network

NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")


def later(network: Network, token: str, minutes: float) -> bool:
    """Whether the session lives some minutes later, without being used in between or then."""
    with time_machine.travel(datetime.now().astimezone() + timedelta(minutes=minutes), tick=False):
        return network.house.accounts.session(token, touch=False) is not None


@pytest.fixture
def token(network: Network) -> str:
    network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora Saidova")
    found = network.sign_in("gulnora")
    assert found is not None
    return found


def test_a_session_says_who_and_where(network: Network, token: str) -> None:
    here = network.house.accounts.session(token)
    assert here is not None
    assert (here.actor.name, here.actor.roles, here.zone, here.country) == (
        "Gulnora Saidova",
        {"COUNSELLOR"},
        "Asia/Dushanbe",
        "TJ",
    )
    assert 890 < here.seconds_left <= 900
    assert not here.must_change


def test_each_sign_in_gives_another_token_and_only_its_digest_is_kept(network: Network, token: str) -> None:
    assert network.sign_in(" Gulnora ") != token
    files = (file for file in network.house.settings.data_dir.iterdir() if file.is_file())
    assert all(token.encode() not in file.read_bytes() for file in files)


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


def test_without_a_hash_to_compare_a_password_is_hashed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords, hashed = Passwords(1, 8, 1), []
    hash_it = passwords.hash
    monkeypatch.setattr(passwords, "hash", lambda text: hashed.append(text) or hash_it(text))
    assert not passwords.verify(None, "wrong")
    assert not passwords.verify("", "")
    assert hashed == ["wrong", ""]


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


def test_a_session_ends_without_activity(network: Network, token: str) -> None:
    assert later(network, token, 14.9)
    assert not later(network, token, 15.1)


def test_activity_keeps_a_session_but_asking_for_the_time_left_does_not(network: Network, token: str) -> None:
    start = datetime.now().astimezone()
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        network.house.accounts.session(token, touch=False)
    assert not later(network, token, 16)
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        network.house.accounts.session(token)
    assert later(network, token, 24)
    assert not later(network, token, 26)


def test_no_session_outlives_the_working_day(network: Network, token: str) -> None:
    start = datetime.now().astimezone()
    for minutes in range(10, 9 * 60 - 5, 10):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert network.house.accounts.session(token) is not None
    assert not later(network, token, 9 * 60 + 0.1)


def test_signing_out_ends_the_session(network: Network, token: str) -> None:
    network.house.accounts.sign_out(token)
    network.house.accounts.sign_out("unknown")
    assert network.house.accounts.session(token) is None


def test_suspension_is_felt_at_the_next_request_and_outlasts_reinstatement(network: Network, token: str) -> None:
    here = network.house.accounts.session(token)
    assert here is not None
    network.accept(SuspendStaff(account_id=here.actor.account_id))
    network.accept(ReinstateStaff(account_id=here.actor.account_id))
    assert network.house.accounts.session(token) is None
    assert network.sign_in("gulnora") is not None


def test_all_sessions_of_an_account_can_be_ended(network: Network, token: str) -> None:
    other = network.sign_in("gulnora")
    here = network.house.accounts.session(token)
    assert here is not None
    network.house.accounts.revoke_all(here.actor.account_id)
    assert network.house.accounts.session(token) is None
    assert other is not None
    assert network.house.accounts.session(other) is None


def test_changing_the_password_ends_the_other_sessions(network: Network, token: str) -> None:
    other = network.sign_in("gulnora")
    assert other is not None
    change = network.house.accounts.change_password
    assert change(token, "wrong", NEW_PASSWORD) == "account.password_wrong"
    assert change("unknown", PASSWORD, NEW_PASSWORD) == "account.password_wrong"
    assert change(token, PASSWORD, PASSWORD) == "account.password_same"
    assert change(token, PASSWORD, "short") == "account.password_short"
    assert change(token, PASSWORD, NEW_PASSWORD) is None
    assert network.house.accounts.session(token) is not None
    assert network.house.accounts.session(other) is None
    assert network.sign_in("gulnora") is None
    assert network.sign_in("gulnora", NEW_PASSWORD) is not None


def test_an_open_session_is_no_way_to_try_passwords(network: Network, token: str) -> None:
    for _ in range(5):
        network.house.accounts.change_password(token, "wrong", NEW_PASSWORD)
    assert network.house.accounts.change_password(token, PASSWORD, NEW_PASSWORD) == "account.password_wrong"


def test_a_one_time_password_is_changed_at_once_and_worth_nothing_after_a_week(network: Network) -> None:
    account_id = network.invite("gulnora")
    password = network.house.accounts.issue_password(account_id)
    token = network.sign_in("gulnora", password)
    assert token is not None
    here = network.house.accounts.session(token)
    assert here is not None
    assert here.must_change
    with time_machine.travel(datetime.now().astimezone() + timedelta(days=8)):
        assert network.sign_in("gulnora", password) is None
    assert network.house.accounts.change_password(token, password, NEW_PASSWORD) is None
    with time_machine.travel(datetime.now().astimezone() + timedelta(days=8)):
        assert network.sign_in("gulnora", NEW_PASSWORD) is not None


def test_a_new_password_from_the_administrator_ends_the_throttle_and_the_sessions(network: Network, token: str) -> None:
    for _ in range(5):
        network.sign_in("gulnora", "wrong")
    here = network.house.accounts.session(token)
    assert here is not None
    password = network.house.accounts.issue_password(here.actor.account_id)
    assert network.house.accounts.session(token) is None
    assert network.sign_in("gulnora", password) is not None


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


def test_a_hash_made_with_weaker_parameters_is_renewed_at_sign_in(network: Network) -> None:
    network.hire("gulnora")
    network.house.accounts.passwords = Passwords(2, 16, 1)
    assert network.sign_in("gulnora") is not None
    found = network.house.accounts._credentials.of_login(network.house.accounts._credentials.login_mac("gulnora"))
    assert found is not None
    assert not network.house.accounts.passwords.is_outdated(found.password_hash)


def test_without_the_store_nobody_comes_in_and_nobody_is_told_no(network: Network, token: str) -> None:
    network.house.engines["access"].dispose()
    with network.house.engines["access"].begin() as connection:
        connection.exec_driver_sql("ALTER TABLE sessions RENAME TO elsewhere")
        connection.exec_driver_sql("ALTER TABLE login_failures RENAME TO elsewhere_too")
    with pytest.raises(Unavailable):
        network.sign_in("gulnora")
    with pytest.raises(Unavailable):
        network.house.accounts.session(token)


@pytest.mark.parametrize(
    "password",
    ["password2026!", "qwerty123456", "gfhjkm123456", "Пароль123456", "зфыыцщкв2026", "Душанбе2026!!", "aaaaaaaaaaab"],
)
def test_what_everybody_tries_first_is_no_password(password: str) -> None:
    assert judge(password) == "account.password_common"


def test_a_password_is_long_enough_not_too_long_and_no_part_of_a_name() -> None:
    assert judge("моя бабушка любит урюк") is None
    assert judge("a" * 11) == "account.password_short"
    assert judge("x1 " * 80) == "account.password_long"
    assert judge("a river \0 under") == "account.password_characters"
    assert judge("gulnora.saidova", ["Gulnora", "Saidova"]) == "account.password_common"
    assert judge(one_time_password()) is None
