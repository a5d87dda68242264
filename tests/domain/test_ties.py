"""What other files of one person allow: by day, and only about what concerns them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.links import Ties

LAST = date(2026, 3, 31)
AFTER = date(2026, 4, 1)
LINKED = Ties(members=[UUID(int=1), UUID(int=2)], others_allow={"STAT": "2026-03-31", "REG": ""})


def test_a_consent_of_another_file_holds_until_its_last_day() -> None:
    assert LINKED.allow("STAT", LAST)
    assert not LINKED.allow("STAT", AFTER)
    assert LINKED.allow("REG", AFTER)


def test_what_another_file_never_allowed_has_not_lapsed() -> None:
    assert not LINKED.allow("SMS", LAST)
    assert not LINKED.lapsed("SMS", AFTER)
    assert LINKED.lapsed("STAT", AFTER)


def test_a_file_on_its_own_asks_nobody() -> None:
    assert Ties().allow("SMS", AFTER)
    assert not Ties().lapsed("SMS", AFTER)
