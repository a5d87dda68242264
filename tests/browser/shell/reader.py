"""A reader at the browser, who signs in."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.web.fakes import PASSWORD

Open = Callable[..., Page]


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("#login", "gulnora")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sample/file")
