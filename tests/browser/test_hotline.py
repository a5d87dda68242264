"""The hotline in a real browser: a call in two keys, or with buttons and no scripts; nothing fires while one types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from application.hotline import OpenLine
from tests.browser.desk import cookies_of
from tests.harness.accessibility import axe_violations
from tests.harness.house import living_in
from tests.harness.server import serving
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser
NARROW, WIDE = 360, 1200


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    with living_in(sqlite_urls, data_dir) as house:
        house.search.fill()
        found = Counselling(house)
        for line, name in (("1", "Free line"), ("2", "Paid line")):
            found.network.accept(OpenLine(centre="KJD", line=line, name=name))
        yield found


@pytest.fixture
def open_hotline(browser: Browser, centre: Counselling) -> Iterator[Any]:
    """Opens the hotline for Gulnora."""
    contexts: list[Any] = []
    with serving(centre.app) as address:
        cookies = cookies_of(centre.client(), address)

        def open_it(*, width: int = WIDE, **options: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address, **options)
            contexts.append(context)
            context.add_cookies(cookies)
            page = context.new_page()
            page.goto("/hotline/")
            return page

        yield open_it
        for context in contexts:
            context.close()


def logged(page: Page) -> Any:
    return page.get_by_role("table", name="Calls today").get_by_role("row")


def test_a_missed_call_takes_two_keys(open_hotline: Any) -> None:
    page = open_hotline()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^Just logged"))).to_be_visible()
    expect(logged(page)).to_have_count(2)
    expect(logged(page).nth(1)).to_contain_text("Missed call")


def test_the_number_of_a_line_is_the_second_key(open_hotline: Any) -> None:
    page = open_hotline()
    page.keyboard.press("h")
    page.keyboard.press("2")
    page.wait_for_url("**just=*")
    expect(logged(page).nth(1).get_by_role("cell").nth(0)).to_have_text("2")
    expect(logged(page).nth(1)).to_contain_text("Caller hung up")


def test_no_key_fires_while_one_types(open_hotline: Any) -> None:
    page = open_hotline()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.get_by_label("Number of the caller").click()
    page.keyboard.type("m 927000308")
    assert page.evaluate("document.activeElement.name") == "number"
    expect(logged(page)).to_have_count(2)


def test_a_call_back_takes_two_keys(open_hotline: Any) -> None:
    page = open_hotline()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.get_by_label("Number of the caller").fill("92 700 03 08")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="+992 92 700 0308")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#due").get_by_text("tried 1 time")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Called back: what was said")).to_be_visible()


def test_an_answered_call_becomes_a_consultation_with_its_minutes(open_hotline: Any) -> None:
    page = open_hotline()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Answered call")).to_be_visible()
    page.get_by_label("Filter the topics").fill("deport")
    page.locator("input[value=LEG-DEPORT]").first.check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The call and its consultation were saved.")).to_be_visible()
    page.get_by_role("table", name="Calls today").get_by_role("link").first.click()
    page.get_by_role("link", name="The consultation of this call").click()
    expect(page.get_by_text("1 min")).to_be_visible()


def test_two_buttons_do_without_scripts(open_hotline: Any) -> None:
    page = open_hotline(java_script_enabled=False)
    page.get_by_role("button", name="Missed call Free line").click()
    page.get_by_label("Number of the caller").fill("+992 92 700 03 08")
    page.get_by_role("button", name="Note the number").click()
    expect(page.locator("#due").get_by_role("link", name="+992 92 700 0308")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")])
def test_the_hotline_is_clean_and_fits(open_hotline: Any, width: int, scheme: str) -> None:
    page = open_hotline(width=width, color_scheme=scheme)
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.get_by_label("Number of the caller").fill("+992927000308")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The number was noted.")).to_be_visible()
    for path in ("/hotline/", "/hotline/answered"):
        page.goto(path)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
