"""The short form of `make simulate`: a random life of every command, compared with a rebuild and with itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from application.handlers import HANDLERS
from tests.harness.stores import Urls
from tests.simulation.databases import Site
from tests.simulation.life import live
from tests.simulation.moves import MAKERS


def test_every_command_takes_part() -> None:
    assert set(MAKERS) == set(HANDLERS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_life_comes_out_as_it_was_lived(
    store_urls: Urls, data_dir: Path, database_kind: str, seed: int
) -> None:
    found, happened = live(Site(store_urls, data_dir), {"sqlite": 500, "postgres": 250}[database_kind], seed)
    assert found == []
    assert sum(many for what, many in happened.items() if what.endswith("accepted")) > 50
