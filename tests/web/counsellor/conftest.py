"""A centre on a real house: what is tested here are the pages, so one kind of database is enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness.house import living_in
from tests.harness.stores import Urls, fresh_stores
from tests.web.counsellor.counselling import Counselling


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    with living_in(sqlite_urls, data_dir) as house:
        yield Counselling(house)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counselling]:
    """One centre for a whole module: for tests that each send one more thing to be refused."""
    folder = tmp_path_factory.mktemp("standing")
    with fresh_stores("sqlite", folder) as urls, living_in(urls, folder) as house:
        yield Counselling(house)


@pytest.fixture
def client(centre: Counselling) -> Any:
    """Gulnora, counsellor in Khujand."""
    return centre.client()
