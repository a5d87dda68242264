"""One house at a desk and on a phone: a menu of one line, a filter that makes room, the first things first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.desk import NARROW, OPEN_ALL, WIDE, Open, desk_of
from tests.harness.accessibility import axe_violations
from tests.harness.days import today
from tests.harness.house import living_in
from tests.harness.stores import fresh_stores
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser

LINE = 60  # pixels: the menu is no higher than one line


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counselling]:
    """One house for all of them: none looks at what another one wrote."""
    folder = tmp_path_factory.mktemp("widths")
    with fresh_stores("sqlite", folder) as urls, living_in(urls, folder) as house:
        yield Counselling(house)


@pytest.fixture(scope="module")
def open_desk(browser: Browser, centre: Counselling) -> Iterator[Open]:
    """See `desk_of`: signed in once for all of them."""
    with desk_of(browser, centre) as open_it:
        yield open_it


def test_the_menu_of_a_desk_is_one_line_and_folds_the_rest(open_desk: Open) -> None:
    page = open_desk(width=WIDE)
    header = page.locator(".sf-header__inner").bounding_box()
    assert header
    assert header["height"] <= LINE
    more = page.locator(".sf-header__nav details")
    expect(more.get_by_role("link", name="Transfers")).to_be_hidden()
    more.locator("summary").press("Enter")
    assert axe_violations(page) == []
    more.get_by_role("link", name="Transfers").click()
    expect(page.locator(".sf-menu--here")).to_have_count(1)


def test_what_is_folded_in_the_menu_fits_a_phone(open_desk: Open) -> None:
    page = open_desk(width=NARROW, java_script_enabled=False)
    page.locator(".sf-header__nav summary").click()
    expect(page.locator(".sf-header__nav").get_by_role("link", name="Transfers")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_a_filter_leaves_a_phone_to_the_rows(centre: Counselling, open_desk: Open) -> None:
    centre.register()
    page = open_desk(width=NARROW)
    page.goto("/lists/people")
    expect(page.get_by_label("Topic")).to_be_hidden()
    expect(page.get_by_role("link", name="Каримова Зарина").first).to_be_in_viewport()
    page.locator(".sf-filter-fold > summary").click()
    expect(page.get_by_label("Topic")).to_be_visible()
    page.set_viewport_size({"width": WIDE, "height": 900})
    expect(page.get_by_label("Topic")).to_be_visible()


def test_how_to_reach_somebody_comes_before_their_story(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    centre.consultation(person)
    tops = []
    for width in (NARROW, WIDE):
        page = open_desk(width=width)
        page.goto(f"/people/{person}")
        boxes = [page.locator(each).first.bounding_box() for each in (".sf-card", "#story-title")]
        tops.append([round(box["y"]) for box in boxes if box])
    on_a_phone, at_a_desk = tops
    assert on_a_phone[0] < on_a_phone[1]
    assert abs(at_a_desk[0] - at_a_desk[1]) < LINE


def test_sections_opened_on_a_phone_stay_on_it(centre: Counselling, open_desk: Open) -> None:
    page = open_desk(width=NARROW)
    page.goto(f"/people/{centre.register()}/consultations/new")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_a_month_on_a_phone_shows_its_busy_days(centre: Counselling, open_desk: Open) -> None:
    centre.consultation(centre.register(), follow_up_on=today())
    page = open_desk(width=NARROW)
    for address in ("/calendar", "/calendar?day=2031-03-01"):
        page.goto(address)
        assert axe_violations(page) == [], address
