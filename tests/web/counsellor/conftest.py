"""A centre on a real house: what is tested here are the pages, so one kind of database is enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.settings import Settings
from adapters.wiring import build
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import Counselling


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    addresses = {
        "database_url" if store == "ledger" else f"{store}_url": url for store, url in sqlite_urls.items()
    }
    house = build(Settings(data_dir=data_dir, **addresses), create_keyring=True)
    yield Counselling(house)
    house.close()


@pytest.fixture
def client(centre: Counselling) -> Any:
    """Gulnora, counsellor in Khujand."""
    return centre.client()
