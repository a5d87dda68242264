"""A desk in a real browser: lists by keyboard, a register taken in, text that survives a session that ended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.access.network import PASSWORD
from tests.browser.desk import EVERY_LOOK, Open, centre, faults, keys, looks, open_desk
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser

__all__ = ["centre", "open_desk"]
TABLE = "ФИО;Пол;Год рождения\nКаримов Рустам;м;1991\nРаҳимова Зебо;ж;1988\n;м;1990\n"
SAVED = 9_000  # milliseconds within which what is typed is kept


def people(centre: Counselling, many: int) -> None:
    for number in range(many):
        centre.register(family_name=f"Каримова{number}", phones=())


def upload(page: Page, folder: Path) -> None:
    """Send the table as far as the columns."""
    file = folder / "register.csv"
    file.write_text(TABLE, "utf-8")
    page.goto("/imports/new")
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Read the file").click()


def agree(page: Page) -> None:
    page.check("#agreed")
    page.select_option("select[name=consent_mode]", "WRITTEN")
    page.evaluate("document.querySelector('select[name=place]').value = 'TJ-SU'")
    page.get_by_role("button", name="Go on").click()


def test_a_list_is_read_by_keyboard_alone(centre: Counselling, open_desk: Open) -> None:
    people(centre, 52)
    page = open_desk()
    page.goto("/lists/people?sort=name")
    page.keyboard.press("]")
    expect(page.locator("main tbody tr")).to_have_count(2)
    page.keyboard.press("[")
    expect(page.locator("main tbody tr")).to_have_count(50)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/[0-9a-f-]{36}$"))
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#help")).to_be_visible()


def test_every_page_of_the_desk_is_accessible_and_fits(
    centre: Counselling, open_desk: Open, tmp_path: Path
) -> None:
    person = centre.register()
    centre.consultation(person)
    page = open_desk()
    for path in ("/lists/people", "/lists/consultations", "/lists/referrals", "/lists/people/export", "/imports"):
        assert looks(page, path, EVERY_LOOK) == []
    upload(page, tmp_path)
    assert faults(page, EVERY_LOOK, "columns") == []
    agree(page)
    assert faults(page, EVERY_LOOK, "preview") == []
    page.get_by_role("button", name="Take the lines in").click()
    expect(page.get_by_role("heading", name="Take it all back")).to_be_visible(timeout=20_000)
    assert faults(page, EVERY_LOOK, "result") == []


def test_a_register_is_taken_in_and_back_without_scripts(open_desk: Open, tmp_path: Path) -> None:
    page = open_desk(java_script_enabled=False)
    upload(page, tmp_path)
    page.check("#agreed")
    page.select_option("select[name=consent_mode]", "WRITTEN")
    page.select_option("select[name=place]", "TJ-SU")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Write a name, or what they are called.")).to_be_visible()
    page.get_by_role("button", name="Take the lines in").click()
    expect(page.get_by_role("heading", name="Take it all back")).to_be_visible(timeout=20_000)
    page.goto("/lists/people")
    expect(page.get_by_role("link", name="Каримов Рустам")).to_be_visible()
    page.goto("/imports")
    page.get_by_role("link", name="register.csv").click()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("Lines taken back")).to_be_visible(timeout=20_000)
    page.goto("/lists/people")
    expect(page.get_by_role("link", name="Каримов Рустам")).to_have_count(0)


def test_what_was_typed_survives_a_session_that_ended(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    page = open_desk()
    where = f"/people/{person}/consultations/new"
    page.clock.install()
    page.goto(where)
    said = "ба ОВИР рафту боз омад"
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.fill("[name=advice]", said)
    page.clock.run_for(SAVED)
    expect(page.locator("[data-saved-at]")).to_contain_text("saved")
    centre.house.accounts.revoke_all(centre.ids["gulnora"])
    leave(page, where)
    expect(page.locator("#login")).to_be_focused()
    keys(page, "gulnora", "Tab", PASSWORD, "Enter")
    page.wait_for_url(f"**{where}")
    page.get_by_role("link", name="Put it back").click()
    expect(page.locator("[name=advice]")).to_have_value(said)


def leave(page: Page, where: str) -> None:
    """The browser is closed and opened again: nothing asks whether to stay."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(where)
    page.wait_for_url("**/sign-in**")


