"""Indicators at each centre are counted for all centres at once, and say what each centre says alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, event

from adapters.facts.at_centres import at_each_centre
from adapters.facts.counted import Facts
from adapters.facts.indicators import shelf
from adapters.facts.reports import Scope
from adapters.sql.types import microseconds
from application.reports.indicators import Book, Shelf
from application.reports.periods import parse_period
from tests.facts.register import CENTRES, Register, at

ZONE = "Asia/Dushanbe"
# Those whose measures are more than a plain count, and one that is.
COUNTED_AT_ONCE = ("I01", "I03", "I04", "I06", "I19", "I20", "I22")


@pytest.fixture
def told(register: Register) -> Register:
    """Contacts of two years; some were recorded, struck out or moved to another centre after the first release."""
    register.now = at("2026-03-31 18:00")
    amina, zarina, nobody = register.person(), register.person(sex="MALE"), None
    for day in ("2025-02-03 10:00", "2026-01-05 10:00", "2026-01-06 10:00", "2026-02-09 10:00"):
        register.held(amina, day)
    register.held(amina, "2026-02-10 10:00", "KHT")
    register.held(zarina, "2026-01-05 10:00", "KHT", channel="PHONE_IN")
    struck, moved = (register.held(zarina, "2026-03-02 10:00", "KHT") for _ in range(2))
    away = register.held(zarina, "2026-03-03 10:00", "KHT", channel="MOBILE")
    register.held(nobody, "2026-03-03 10:00", "ALM", channel="PHONE_IN")
    register.now = at("2026-05-01 09:00")
    register.voided(struck, zarina)
    register.corrected(moved, zarina, "2026-03-02 10:00", "KJD")
    register.corrected(away, zarina, "2025-12-03 10:00", "KHT")
    register.held(amina, "2026-03-30 10:00", "KHT")
    return register


def facts_of(connection: Connection, *centres: str) -> Facts:
    scope = Scope(parse_period("2026-Q1"), microseconds(at("2026-05-02 09:00")), set(centres) or None)
    return Facts(connection, scope, ZONE)


def figures(found: Shelf, code: str) -> list[Any]:
    """What every period says, but the dimensions that are not compared."""
    books: list[Book | None] = [found.now, *found.earlier, found.year_before]
    told = [each.indicators[code] for each in books if each]
    return [(counted.figures, counted.provisional) for counted in told]


def test_all_centres_at_once_say_what_each_says_alone_and_are_not_asked_one_by_one(told: Register) -> None:
    asked: list[str] = []
    with told.house.engines["ledger"].connect() as connection:
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
        for code in COUNTED_AT_ONCE:
            together, questions = at_each_centre(facts_of(connection), list(CENTRES), code), len(asked)
            for centre in CENTRES:
                alone = shelf(facts_of(connection, centre), (code,), beside=True)
                assert figures(together[centre], code) == figures(alone, code), (code, centre)
            asked.clear()
            at_each_centre(facts_of(connection), ["KJD"], code)
            # The first statement of all begins the transaction.
            assert questions - len(asked) in (0, 1), code
            asked.clear()
        revised = at_each_centre(facts_of(connection), list(CENTRES), "I20")
    corrected = {centre: found.now.indicators["I20"].figures["corrected"].value for centre, found in revised.items()}
    assert corrected == {"KJD": 1, "KHT": -2, "ALM": 0}
