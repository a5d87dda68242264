"""A network with an administrator, one centre and cheap password hashes."""

from __future__ import annotations

import pytest

from adapters.access.passwords import Passwords
from adapters.wiring import House
from tests.access.network import Network


@pytest.fixture
def network(house: House) -> Network:
    house.accounts.passwords = Passwords(1, 8, 1)
    return Network(house)
