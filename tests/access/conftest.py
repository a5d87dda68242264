"""A network with an administrator, one centre and cheap password hashes; readers of its pages."""

from __future__ import annotations

import pytest
from flask import Flask

from adapters.access.passwords import Passwords
from adapters.wiring import House
from tests.access.network import Network
from tests.access.pages import Reader, desk


@pytest.fixture
def network(house: House) -> Network:
    house.accounts.passwords = Passwords(1, 8, 1)
    return Network(house)


@pytest.fixture
def token(network: Network) -> str:
    network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora Saidova")
    found = network.sign_in("gulnora")
    assert found is not None
    return found


@pytest.fixture
def app(network: Network) -> Flask:
    return desk(network)


@pytest.fixture
def zarina(app: Flask) -> Reader:
    return Reader(app, "zarina")


@pytest.fixture
def officer(app: Flask, network: Network) -> Reader:
    network.hire("officer", "PROTECTION", name="Farrukh")
    return Reader(app, "officer")
