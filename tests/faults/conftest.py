"""The ledger with its door and one registered person; a disk that fills up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.harness.stores import Urls
from tests.simulation.asking import a_registration
from tests.simulation.ground import Ground, ground_on
from tests.simulation.staff import COUNSELLORS, open_centres


@pytest.fixture
def ground(store_urls: Urls, data_dir: Path) -> Iterator[Ground]:
    with ground_on(store_urls, data_dir / "keyring.json") as opened:
        open_centres(opened)
        yield opened


@pytest.fixture
def amina(ground: Ground) -> UUID:
    command = a_registration()
    assert ground.give(command, COUNSELLORS["KJD"]).accepted
    return command.person_id
