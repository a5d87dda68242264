"""The pages of administrators and protection officers in a real browser, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from adapters.access.passwords import Passwords
from adapters.settings import Settings
from adapters.wiring import build
from application.migrant import RequestErasure
from application.people import PersonFile
from tests.access.network import PASSWORD, Network
from tests.access.pages import desk
from tests.access.people import register
from tests.browser.desk import EVERY_LOOK, looks
from tests.harness.accessibility import axe_violations
from tests.harness.server import serving
from tests.harness.stores import Urls

pytestmark = pytest.mark.browser


@pytest.fixture
def network(sqlite_urls: Urls, data_dir: Path) -> Iterator[Network]:
    house = build(Settings(data_dir=data_dir), create_keyring=True)
    house.accounts.passwords = Passwords(1, 8, 1)
    yield Network(house)
    house.close()


@pytest.fixture
def site(network: Network) -> Iterator[str]:
    with serving(desk(network)) as address:
        yield address.replace("127.0.0.1", "localhost")


def signed_in(browser: Browser, site: str, login: str) -> Page:
    page = browser.new_context(base_url=site, viewport={"width": 1200, "height": 900}).new_page()
    page.goto("/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def test_the_pages_are_accessible_at_a_desk_and_on_a_phone(browser: Browser, network: Network, site: str) -> None:
    gulnora = network.hire("gulnora", "COUNSELLOR", "TRAINER", centres=("KJD",), name="Gulnora Saidova")
    network.hire("officer", "PROTECTION", name="Farrukh")
    counsellor = network.actor(gulnora)
    person_id, _number = register(network, counsellor)
    network.house.system.ask(PersonFile(person_id=person_id), counsellor, route="test")
    network.accept(RequestErasure(person_id=person_id, ground="CLIENT_REQUEST"), counsellor)
    centres, accounts = "/administration/centres", "/administration/accounts"
    erasures = "/protection/erasures"
    office = [centres, f"{centres}/new", f"{centres}/KJD", accounts, f"{accounts}/new", f"{accounts}/{gulnora}"]
    watch = [erasures, f"{erasures}/{person_id}/approve", f"{erasures}/{person_id}/decline", "/protection/access"]
    for login, addresses in (("zarina", office), ("officer", watch)):
        page = signed_in(browser, site, login)
        assert [fault for address in addresses for fault in looks(page, address, EVERY_LOOK)] == []


def test_an_account_is_made_from_the_keyboard(browser: Browser, network: Network, site: str) -> None:
    page = signed_in(browser, site, "zarina")
    page.goto("/administration/accounts/new")
    page.focus("#full_name")
    for keys in ("Gulnora Saidova", "Tab", "gulnora", "Tab", "Tab", "Enter"):
        page.keyboard.press(keys) if keys in ("Tab", "Enter") else page.keyboard.type(keys)
    page.wait_for_url("**/accounts/0*")
    page.get_by_label("One role more").select_option("COUNSELLOR")
    page.get_by_role("button", name="Grant the role").press("Enter")
    page.get_by_role("button", name="Take back").wait_for()
    page.get_by_role("button", name="Make a one-time password").press("Enter")
    page.wait_for_url("**/password")
    assert axe_violations(page) == []
    assert "gulnora" in page.inner_text("main")
