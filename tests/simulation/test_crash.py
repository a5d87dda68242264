"""The short form of `make crash`: a dozen kills on each database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.stores import Urls
from tests.simulation.crash import crash
from tests.simulation.databases import Site


@pytest.mark.slow
def test_a_killed_process_loses_nothing_that_was_acknowledged_and_doubles_nothing(
    store_urls: Urls, data_dir: Path
) -> None:
    found, told = crash(Site(store_urls, data_dir), kills=12, seed=2026)
    assert found == []
    assert told.answered
