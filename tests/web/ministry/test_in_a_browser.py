"""The publication as it looks: no axe findings in both schemes, nothing sideways on a telephone, no script needed."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.harness.accessibility import violations
from tests.web.ministry.walk import PAGES, PASSWORD

pytestmark = pytest.mark.browser
# The frame puts the way back before the main part, as the kit does; axe only recommends otherwise.
OPTIONS = {"rules": {"region": {"enabled": False}}}


@pytest.fixture
def site(ministry: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, ministry, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def signed_in(browser: Browser, site: str, **options: object) -> Page:
    page = browser.new_context(base_url=site, locale="ru-RU", **options).new_page()  # type: ignore[arg-type]  # options of the browser
    page.goto("/sign-in")
    page.fill("[name=login]", "ministry")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    # Whoever goes on before the answer is there has not signed in.
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_scheme(browser: Browser, site: str, scheme: str) -> None:
    page = signed_in(browser, site, color_scheme=scheme, viewport={"width": 1200, "height": 900})
    for address in PAGES:
        page.goto(address)
        assert [(address, fault["id"]) for fault in violations(page, **OPTIONS)] == []
    page.context.close()


def test_a_telephone_needs_no_sideways_scrolling_and_no_script(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, java_script_enabled=False, viewport={"width": 360, "height": 700})
    for address in PAGES:
        page.goto(address)
        box = page.locator("body").bounding_box()
        assert box
        for locator in page.locator("svg, h1, .sf-scroll, .sf-header").all():
            place = locator.bounding_box()
            assert place is None or place["x"] + place["width"] <= box["width"] + 1, address
    page.context.close()


def test_a_table_becomes_labelled_cards_on_a_telephone(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, viewport={"width": 360, "height": 700})
    page.goto("/2026-Q1/R-T12")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shown = page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display")
    assert shown == "block"
    page.context.close()
