"""The ledger with its door on both databases, two centres open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.stores import Urls
from tests.simulation.ground import Ground, ground_on
from tests.simulation.staff import open_centres


@pytest.fixture
def ground(store_urls: Urls, data_dir: Path) -> Iterator[Ground]:
    with ground_on(store_urls, data_dir / "keyring.json") as opened:
        open_centres(opened)
        yield opened
