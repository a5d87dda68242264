"""Houses in which the golden set was told, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from uuid_utils.compat import uuid7

from adapters.facts.reports import Scope
from adapters.reading.indicators import computed
from adapters.settings import Settings
from adapters.sql.types import microseconds
from adapters.wiring import House, build
from application.reports.indicators import Book, book_json
from application.reports.periods import parse_period
from tests.conftest import DATABASES
from tests.golden_set.known import expected
from tests.golden_set.telling import Told, told
from tests.harness.stores import fresh_stores

PERIOD = parse_period("2026-Q1")
R1, R2 = (datetime.fromisoformat(expected()["releases"][name]) for name in ("R1", "R2"))


@dataclass
class Golden:
    """A house and what its indicators say of the first quarter of 2026."""

    house: House

    def tell(self, commands: Iterable[Told]) -> None:
        """Every command must be taken."""
        for each in commands:
            of = {"command_id": uuid7(), "recorded": each.recorded}
            verdict = self.house.system.dispatch(each.command, each.actor, **of)
            assert verdict.accepted, (each.command, verdict)

    def book(self, as_of: datetime) -> Book:
        with self.house.engines["ledger"].connect() as connection:
            scope = Scope(PERIOD, microseconds(as_of))
            return computed(connection, scope, "Asia/Dushanbe", (), beside=False).now

    def exported(self, as_of: datetime) -> bytes:
        """The vintage as JSON."""
        return json.dumps(book_json(self.book(as_of)), sort_keys=True).encode()

    def both(self) -> tuple[bytes, bytes]:
        return self.exported(R1), self.exported(R2)


Opening = Callable[[], AbstractContextManager[Golden]]


def opening(kind: str, folder: Path) -> Opening:
    """Opens one empty house after the other on a kind of database."""
    number = iter(range(1_000_000))

    @contextmanager
    def opened() -> Iterator[Golden]:
        room = folder / str(next(number))
        room.mkdir(mode=0o700)
        with fresh_stores(kind, room) as urls:
            addresses = {"database_url" if store == "ledger" else f"{store}_url": url for store, url in urls.items()}
            house = build(Settings(data_dir=room, **addresses), create_keyring=True)
            yield Golden(house)
            house.close()

    return opened


@pytest.fixture(scope="module", params=DATABASES)
def another(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opening:
    """Opens an empty house."""
    return opening(str(request.param), tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="module")
def full(another: Opening) -> Iterator[Golden]:
    """All 87 facts, in the order in which they were recorded. Tests may only add what is recorded later."""
    with another() as golden:
        golden.tell(told())
        yield golden
