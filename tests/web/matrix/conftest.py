"""One village for all cells of the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.settings import Settings
from adapters.wiring import build
from tests.harness.stores import fresh_stores
from tests.web.matrix.village import Village, forgetful


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder: Path = tmp_path_factory.mktemp("village")
    with fresh_stores("sqlite", folder) as urls:
        addresses = {"database_url" if store == "ledger" else f"{store}_url": url for store, url in urls.items()}
        house = build(Settings(data_dir=folder, **addresses), create_keyring=True)
        made = Village(house)
        with forgetful(house):
            yield made
        house.close()
