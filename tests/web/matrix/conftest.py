"""One village for all cells of the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.house import living_in
from tests.harness.stores import fresh_stores
from tests.web.matrix.village import Village, forgetful


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder: Path = tmp_path_factory.mktemp("village")
    with fresh_stores("sqlite", folder) as urls, living_in(urls, folder) as house:
        made = Village(house)
        with forgetful(house):
            yield made
