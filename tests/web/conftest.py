"""The desk application over a facade of paper, with a sample page."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.fakes import FakeSystem, signed_in_client
from tests.web.sample import app_with_sample


@pytest.fixture
def system() -> FakeSystem:
    return FakeSystem()


@pytest.fixture
def app(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> Flask:
    return app_with_sample(system, monkeypatch)


@pytest.fixture
def client(app: Flask) -> Any:
    return signed_in_client(app)


@pytest.fixture
def stranger(app: Flask) -> Any:
    return app.test_client()
