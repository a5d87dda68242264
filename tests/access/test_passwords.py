"""Passwords: what is refused, how they are kept."""

from __future__ import annotations

import pytest

from adapters.access.passwords import Passwords
from adapters.password_rules import judge, one_time_password
from tests.access.network import Network


def test_without_a_hash_to_compare_a_password_is_hashed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords, hashed = Passwords(1, 8, 1), []
    hash_it = passwords.hash
    monkeypatch.setattr(passwords, "hash", lambda text: hashed.append(text) or hash_it(text))
    assert not passwords.verify(None, "wrong")
    assert not passwords.verify("", "")
    assert hashed == ["wrong", ""]


def test_a_hash_made_with_weaker_parameters_is_renewed_at_sign_in(network: Network) -> None:
    network.hire("gulnora")
    network.house.accounts.passwords = Passwords(2, 16, 1)
    assert network.sign_in("gulnora") is not None
    found = network.house.accounts._credentials.of_login(network.house.accounts._credentials.login_mac("gulnora"))
    assert found is not None
    assert not network.house.accounts.passwords.is_outdated(found.password_hash)


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
