"""A village in which whatever is accepted stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.fuzz.ground import playing
from tests.web.matrix.village import Village


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder: Path = tmp_path_factory.mktemp("fuzz")
    with playing("sqlite", folder) as village:
        yield village
