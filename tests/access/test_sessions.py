"""Sessions: who and where, how they end, what a new password does to them."""

from __future__ import annotations

from datetime import datetime, timedelta

import time_machine

from application.staff import ReinstateStaff, SuspendStaff
from tests.access.network import NEW_PASSWORD, PASSWORD, Network


def later(network: Network, token: str, minutes: float) -> bool:
    """Whether the session lives some minutes later, without being used in between or then."""
    with time_machine.travel(datetime.now().astimezone() + timedelta(minutes=minutes), tick=False):
        return network.house.accounts.session(token, touch=False) is not None


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
