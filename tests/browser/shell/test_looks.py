"""How the frame looks: both schemes, narrow and wide, on paper, light to load, without scripts."""

from __future__ import annotations

import gzip
import json

import pytest
from playwright.sync_api import expect

from tests.browser.desk import EVERY_LOOK, WIDE, faults
from tests.browser.shell.reader import Open
from tests.web.fakes import FakeSystem
from web.assets_map import BUILT

pytestmark = pytest.mark.browser
AT_A_DESK = [(WIDE, "light"), (WIDE, "dark")]


def test_pages_are_readable_by_everybody_and_never_wider_than_the_screen(open_page: Open) -> None:
    page = open_page("/sample/file")
    for path in ("/sample/file", "/sample/form", "/password", "/nothing"):
        page.goto(path)
        assert faults(page, EVERY_LOOK, path) == []
    page.goto("/sample/form")
    page.fill("#born-day", "31")
    with page.expect_navigation():
        page.click("[data-shortcut=save]")
    assert faults(page, EVERY_LOOK, "refused") == []


def test_menus_and_dialogs_are_readable_too(open_page: Open) -> None:
    page = open_page("/sample/file")
    page.click("details[data-menu] summary >> nth=1")
    assert faults(page, AT_A_DESK, "menu") == []
    page.keyboard.press("Escape")
    expect(page.locator("details[data-menu][open]")).to_have_count(0)
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#help")).to_be_visible()
    assert faults(page, AT_A_DESK, "help") == []
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()


def test_the_language_changes_and_what_was_typed_stays(open_page: Open) -> None:
    page = open_page("/sample/form")
    page.fill("#name", "Амина")
    page.click("details[data-menu] summary >> nth=0")
    with page.expect_navigation():
        page.click("button[lang=tg] >> visible=true")
    assert page.get_attribute("html", "lang") == "tg"
    expect(page.locator("#name")).to_have_value("Амина")
    assert page.url.endswith("/sample/form")


def test_the_colours_change_at_once_and_stay(open_page: Open) -> None:
    page = open_page("/sample/file", color_scheme="light")
    with page.expect_response("**/choices/look"):
        page.click("button[name=scheme][value=dark]")
    assert page.get_attribute("html", "data-scheme") == "dark"
    page.reload()
    assert page.get_attribute("html", "data-scheme") == "dark"


def test_paper_is_always_light(open_page: Open) -> None:
    page = open_page("/sample/file", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    expect(page.locator(".sf-header")).not_to_be_visible()
    expect(page.locator(".sf-identity")).to_be_visible()


def test_everything_works_without_scripts(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/form", java_script_enabled=False)
    page.fill("#name", "Амина")
    page.click("noscript >> button[lang=ky]")
    assert page.get_attribute("html", "lang") == "ky"
    expect(page.locator("#name")).to_have_value("Амина")
    page.click("summary >> text=Documents and status")
    page.check("#topics-1")
    page.click("[data-shortcut=save]")
    page.wait_for_url("**/sample/file")
    assert len(system.sent) == 1


def test_the_first_load_is_light(open_page: Open) -> None:
    page = open_page("/sample/form")
    names = json.loads((BUILT / "manifest.json").read_text())
    built = [(BUILT / f"{names[name]}.gz").stat().st_size for name in ("safar.css", "safar.js", "icon.svg")]
    assert sum(built) + len(gzip.compress(page.content().encode())) < 60 * 1024
