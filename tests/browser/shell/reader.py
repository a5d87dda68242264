"""A reader at the browser: signs in, and asks axe what is wrong with a page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.harness.accessibility import violations
from tests.web.fakes import PASSWORD

Open = Callable[..., Page]


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("#login", "gulnora")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sample/file")


def faults(page: Page) -> list[str]:
    return [f"{fault['id']}: {node['html'][:120]}" for fault in violations(page) for node in fault["nodes"]]
