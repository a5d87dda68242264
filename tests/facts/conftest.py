"""A register with three centres, on both databases."""

from __future__ import annotations

import pytest

from adapters.wiring import House
from tests.facts.register import Register


@pytest.fixture
def register(house: House) -> Register:
    return Register(house).open()
