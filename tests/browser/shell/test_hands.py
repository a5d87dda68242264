"""How the frame works under one's hands: keys, focus, autosave, pickers, the end of a session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import WIDE, faults
from tests.browser.shell.reader import Open
from tests.web.fakes import FakeSystem

pytestmark = pytest.mark.browser


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
    expect(page.locator("[data-topics] [data-none]")).to_be_visible()


@pytest.mark.parametrize("typed", ["kyrg", "кырг", "Qirgʻ"])
def test_a_country_is_found_by_typing_in_either_script(open_page: Open, typed: str) -> None:
    page = open_page("/sample/form")
    page.click(".sf-folded summary")
    # The box takes the place of the list as soon as one comes to it, and has the focus.
    page.locator("select#country").focus()
    box = page.locator("input#country")
    expect(box).to_be_focused()
    box.press_sequentially(typed)
    expect(page.locator(".autocomplete__option")).to_have_count(1)
    assert faults(page, [(WIDE, "light"), (WIDE, "dark")], typed) == []
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
    assert faults(page, [(WIDE, "light")], "ending") == []
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
