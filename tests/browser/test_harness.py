"""The browser that the other tests rely on: it opens our pages, and axe looks at them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from werkzeug import Response

from tests.harness.accessibility import axe_violations
from tests.harness.server import serving

pytestmark = pytest.mark.browser

GOOD = "<!doctype html><html lang=tg><title>Сафар</title><main><h1>Муроҷиатҳо</h1></main></html>"
BAD = GOOD.replace("</main>", "<img src=x></main>").replace(" lang=tg", "")


def test_chromium_shows_a_page_in_tajik(browser: Browser) -> None:
    with serving(Response(GOOD, mimetype="text/html")) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        assert page.inner_text("h1") == "Муроҷиатҳо"
        assert axe_violations(page) == []


def test_axe_sees_a_picture_without_words(browser: Browser) -> None:
    with serving(Response(BAD, mimetype="text/html")) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        assert {line.split(" ")[0] for line in axe_violations(page)} == {"html-has-lang", "image-alt"}
