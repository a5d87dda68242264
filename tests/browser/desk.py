"""A counsellor's desk in a real browser: opened by keyboard, its keys, and how its pages look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.access.network import PASSWORD
from tests.harness.accessibility import axe_violations
from tests.harness.house import living_in
from tests.harness.server import serving
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import SETTINGS, Counselling

Open = Callable[..., Page]
NARROW, WIDE = 360, 1200
MOST_TABS = 40
# What folds itself on a phone does so before the next picture.
NEXT_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COLOURS = ["color-contrast", "link-in-text-block"]
EVERY_LOOK = [(width, scheme) for width in (NARROW, WIDE) for scheme in ("light", "dark")]
OPEN_ALL = "document.querySelectorAll('main details').forEach(each => each.open = true)"


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    with living_in(sqlite_urls, data_dir) as house:
        yield Counselling(house)


@contextmanager
def desk_of(browser: Browser, centre: Counselling) -> Iterator[Open]:
    """Opens the page of the day for Gulnora, who is signed in; `by_keyboard`: who signs in before."""
    contexts: list[Any] = []
    with serving(centre.app) as address:
        cookies = cookies_of(centre.client(), address)

        def open_it(*, width: int = WIDE, by_keyboard: bool = False, **options: Any) -> Page:
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, base_url=address, **options)
            contexts.append(context)
            page = context.new_page()
            if by_keyboard:
                sign_in_by_keyboard(page)
                speak_english(page, address)
            else:
                context.add_cookies(cookies)
            page.goto("/today")
            expect(page.locator("#q")).to_be_focused()
            return page

        yield open_it
        for context in contexts:
            context.close()


@pytest.fixture
def open_desk(browser: Browser, centre: Counselling) -> Iterator[Open]:
    """See `desk_of`."""
    with desk_of(browser, centre) as open_it:
        yield open_it


def cookies_of(client: Any, address: str) -> list[Any]:
    """What a client that is signed in hands to a browser."""
    found = filter(None, map(client.get_cookie, (SETTINGS.cookie, "language")))
    return [{"name": cookie.key, "value": cookie.value, "url": address} for cookie in found]


def sign_in_by_keyboard(page: Page) -> None:
    """Keys go nowhere before the first box has the focus."""
    page.goto("/sign-in")
    expect(page.locator("#login")).to_be_focused()
    keys(page, "gulnora", "Tab", PASSWORD, "Enter")
    page.wait_for_url("**/today")


def keys(page: Page, *strokes: str) -> None:
    """Names of keys are pressed, everything else is typed."""
    for stroke in strokes:
        if stroke in ("Tab", "Enter", "Space", "Control+s", "Alt+n", "/") or stroke.startswith("Arrow"):
            page.keyboard.press(stroke)
        else:
            page.keyboard.type(stroke)


def speak_english(page: Page, address: str) -> None:
    token = page.get_attribute('meta[name="csrf-token"]', "content")
    form = {"csrf_token": token, "language": "en", "next": "/"}
    page.context.request.post(f"{address}/choices/language", form=form)


def focused(page: Page) -> str:
    """The name of the box that has the focus."""
    return str(page.evaluate("document.activeElement.name || document.activeElement.id"))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a box has the focus: a page where it never comes is not for the keyboard."""
    for _ in range(MOST_TABS):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {name}")


def looks(page: Page, address: str, wanted: Iterable[tuple[int, str]], *, opened: bool = False) -> list[str]:
    """What is wrong with a page as it is seen at these widths and in these schemes; it is fetched once for all."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        return [f"{address} is not there"]
    return faults(page, wanted, address, opened=opened)


def faults(page: Page, wanted: Iterable[tuple[int, str]], what: str, *, opened: bool = False) -> list[str]:
    """What is wrong with the page that is open, at these widths and in these schemes."""
    found = []
    seen: set[int] = set()
    for width, scheme in wanted:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(NEXT_FRAME)
        if opened:
            page.evaluate(OPEN_ALL)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{what} is {wide} wide at {width}"] if wide > width else []
        # Another scheme changes nothing but colours.
        rules = {"runOnly": COLOURS} if width in seen else {}
        found += [f"{what} at {width}, {scheme}: {fault}" for fault in axe_violations(page, **rules)]
        seen.add(width)
    return found
