"""The month as a manager sees it."""

from __future__ import annotations

import pytest

from adapters.access.passwords import Passwords
from tests.facts.register import Register, at
from tests.facts.test_pages import reader


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def test_a_manager_reads_the_month_of_the_own_centre(register: Register) -> None:
    register.house.accounts.passwords = Passwords(1, 8, 1)
    register.now = at("2026-03-20 09:00")
    manager = reader(register, "firuz", "MANAGER", "KJD")
    assert manager.open("/month/?month=2026-03").status_code == 200
    text = manager.text()
    assert "March 2026" in text
    assert "Open now" in text
    assert manager.open("/month/?month=2026-03&centre=KHT").status_code == 404
    assert manager.open("/reports/T1").status_code == 200
    assert manager.open("/reports/T1?centre=KHT").status_code == 404
