"""A centre whose stores can be taken away; each test has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.harness.house import living_in
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import Counselling

# Takes a store away for the length of a block.
Lose = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    with living_in(sqlite_urls, data_dir) as house:
        yield Counselling(house)


@pytest.fixture
def lose(centre: Counselling, data_dir: Path) -> Lose:
    @contextmanager
    def gone(store: str) -> Iterator[None]:
        engine = centre.house.engines[store]
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        centre.house.keys._cache.clear()
        (data_dir / f"{store}.db").rename(data_dir / "elsewhere.db")
        # A folder in its place: SQLite must not begin a new, empty file there.
        (data_dir / f"{store}.db").mkdir()
        try:
            yield
        finally:
            engine.dispose()
            (data_dir / f"{store}.db").rmdir()
            (data_dir / "elsewhere.db").rename(data_dir / f"{store}.db")

    return gone
