"""A house in which the golden set was told, on both databases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from adapters.facts.reports import Scope
from adapters.reading.indicators import computed
from adapters.sql.types import microseconds
from adapters.wiring import House
from application.reports.indicators import Book, book_json
from application.reports.periods import parse_period
from tests.golden_set.telling import Told, expected, told

PERIOD = parse_period("2026-Q1")
R1, R2 = (datetime.fromisoformat(expected()["releases"][name]) for name in ("R1", "R2"))


@dataclass
class Golden:
    """A house and what its indicators say of the first quarter of 2026."""

    house: House

    def tell(self, commands: Iterable[Told]) -> None:
        for each in commands:
            verdict = self.house.system.dispatch(
                each.command, each.actor, command_id=_command_id(), recorded=each.recorded
            )
            assert verdict.accepted, (each.command, verdict)

    def book(self, as_of: datetime, period: Any = PERIOD, centre: str | None = None) -> Book:
        centres = None if centre is None else frozenset({centre})
        scope = Scope(period, microseconds(as_of), centres)
        with self.house.engines["ledger"].connect() as connection:
            return computed(connection, scope, "Asia/Dushanbe", (), beside=False).now

    def told(self, as_of: datetime) -> dict[str, Any]:
        return book_json(self.book(as_of))


def _command_id() -> UUID:
    return uuid7()


@pytest.fixture
def golden(house: House) -> Golden:
    """Empty."""
    return Golden(house)


@pytest.fixture
def full(golden: Golden) -> Golden:
    """All 87 facts, in the order in which they were recorded."""
    golden.tell(told())
    return golden
