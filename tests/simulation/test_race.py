"""The short form of `make race`: two processes on SQLite, four on PostgreSQL, on the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.stores import Urls
from tests.simulation.databases import Site
from tests.simulation.race import faults, race


@pytest.mark.slow
def test_processes_on_the_same_files_lose_nothing_and_get_the_right_answers(
    store_urls: Urls, data_dir: Path, database_kind: str
) -> None:
    site = Site(store_urls, data_dir)
    ground, outcomes, seen, scene = race(site, {"sqlite": 2, "postgres": 4}[database_kind], 60, seed=2026)
    assert sum(len(outcome.answers) for outcome in outcomes) == 60 * len(outcomes)
    assert faults(ground, outcomes, seen, scene) == []
    ground.close()
