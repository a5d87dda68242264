"""The frame around sample pages, served to a real browser by a facade of paper."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.browser.shell.reader import Open, sign_in
from tests.web.fakes import FakeSystem
from tests.web.sample import app_with_sample


@pytest.fixture
def system() -> FakeSystem:
    return FakeSystem()


@pytest.fixture
def site(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app_with_sample(system, monkeypatch), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a page of somebody who has signed in, and afterwards asks whether the policy was ever broken."""
    contexts, said = [], []

    def open_it(path: str, *, member: bool = True, width: int = 1200, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        if member:
            sign_in(page)
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [text for text in said if "Content Security Policy" in text or text.startswith("error")] == []
