"""The desk application over a facade of paper, with a sample page."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.fakes import SETTINGS, FakeSystem, signed_in_client
from tests.web.sample import sample
from web import routes
from web.app import create_app


def an_app(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> Flask:
    for name in ("form", "file", "bug", "raw"):
        monkeypatch.setitem(routes.ROUTES, f"sample.{name}", routes.MEMBER)
    app = create_app(system, SETTINGS)
    app.register_blueprint(sample)
    return app


@pytest.fixture
def system() -> FakeSystem:
    return FakeSystem()


@pytest.fixture
def app(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> Flask:
    return an_app(system, monkeypatch)


@pytest.fixture
def client(app: Flask) -> Any:
    return signed_in_client(app)


@pytest.fixture
def stranger(app: Flask) -> Any:
    return app.test_client()
