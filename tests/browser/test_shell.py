"""The frame in a real browser: both schemes, narrow and wide, by keyboard, with and without scripts."""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.web.fakes import PASSWORD, FakeSystem
from tests.web.sample import app_with_sample
from web.assets_map import BUILT

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


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


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("#login", "gulnora")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sample/file")


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_pages_are_readable_by_everybody_and_never_wider_than_the_screen(
    open_page: Open, scheme: str, width: int
) -> None:
    page = open_page("/sample/file", width=width, color_scheme=scheme)
    for path in ("/sample/file", "/sample/form", "/password", "/nothing"):
        page.goto(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.goto("/sample/form")
    page.fill("#born-day", "31")
    with page.expect_navigation():
        page.click("[data-shortcut=save]")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menus_and_dialogs_are_readable_too(open_page: Open, scheme: str) -> None:
    page = open_page("/sample/file", color_scheme=scheme)
    page.click("details[data-menu] summary >> nth=1")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("details[data-menu][open]")).to_have_count(0)
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#help")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()


def test_the_summary_has_the_focus_and_leads_into_the_box(open_page: Open) -> None:
    page = open_page("/sample/form")
    with page.expect_navigation():
        page.click("[data-shortcut=save]")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.click(".govuk-error-summary a >> nth=0")
    expect(page.locator("#name")).to_be_focused()


def test_enter_does_not_send_a_half_filled_form(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/form")
    page.fill("#name", "Amina")
    page.press("#name", "Enter")
    expect(page.locator("#born-day")).to_be_focused()
    page.check("#topics-r0")
    page.press("#name", "Enter")
    page.wait_for_url("**/sample/file")
    assert len(system.sent) == 1


def test_keys_save_and_lead_to_a_new_entry_in_every_layout(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/file")
    page.keyboard.press("Alt+KeyN")
    page.wait_for_url("**/sample/form")
    page.fill("#name", "Amina")
    page.check("#topics-r0")
    page.keyboard.press("Control+KeyS")
    page.wait_for_url("**/sample/file")
    assert len(system.sent) == 1


def test_a_form_is_sent_once_however_often_the_button_is_pressed(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/form")
    page.fill("#name", "Amina")
    page.check("#topics-r0")
    page.evaluate("for (let n = 0; n < 3; n++) document.querySelector('[data-shortcut=save]').click()")
    page.wait_for_url("**/sample/file")
    assert len(system.sent) == 1


def test_what_is_typed_is_kept_within_five_seconds(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/form")
    page.clock.install()
    page.reload()
    page.click(".sf-folded summary")
    page.fill("#note", "three days without pay")
    page.clock.run_for(5100)
    expect(page.locator("[data-saved-at]")).to_have_text("saved 14:05")
    assert ("note", "three days without pay") in system.drafts.kept["sample"].fields


def test_topics_are_narrowed_by_typing(open_page: Open) -> None:
    page = open_page("/sample/form")
    page.fill("#topics-filter", "unpaid")
    expect(page.locator("label:visible", has_text="Unpaid wages")).to_be_visible()
    expect(page.locator("label:visible", has_text="Patent")).to_have_count(0)
    page.fill("#topics-filter", "no such thing")
    expect(page.locator("[data-none]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_country_is_found_by_typing(open_page: Open, scheme: str) -> None:
    page = open_page("/sample/form", color_scheme=scheme)
    page.click(".sf-folded summary")
    box = page.locator("input#country")
    box.press_sequentially("kyrg")
    expect(page.locator(".autocomplete__option")).to_have_count(1)
    assert faults(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("select[name=country]").input_value() == "KGZ"


def test_a_phone_is_grouped_when_its_box_is_left(open_page: Open) -> None:
    page = open_page("/sample/form")
    page.fill("#phone", "+992931234567")
    page.press("#phone", "Tab")
    expect(page.locator("#phone")).to_have_value("+992 93 123 4567")


def test_before_the_session_ends_one_may_stay(open_page: Open, system: FakeSystem) -> None:
    system.accounts.seconds = 200
    page = open_page("/sample/file")
    dialog = page.locator("#session-ending")
    expect(dialog).to_be_visible()
    assert faults(page) == []
    for session in system.accounts.sessions.values():
        session.seconds_left = 900
    page.click("[data-keep]")
    expect(dialog).not_to_be_visible()


def test_at_its_end_nothing_stays_on_the_screen(open_page: Open, system: FakeSystem) -> None:
    page = open_page("/sample/file")
    page.clock.install()
    page.reload()
    system.accounts.sessions.clear()
    page.clock.run_for(910_000)
    page.wait_for_url(re.compile("/sign-in.ended=1"))


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
