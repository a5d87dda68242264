"""A real Chromium under Playwright, offline but for this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def chromium_path() -> str | None:
    """Where Chromium is: named by CHROMIUM, or found."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (named,) if named else NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for several pages. Missing is a failure, unless SAFAR_SKIP_BROWSER asks to leave these tests out."""
    if os.environ.get("SAFAR_SKIP_BROWSER"):
        pytest.skip("left out by SAFAR_SKIP_BROWSER")
    path = chromium_path()
    if path is None:
        pytest.fail("no Chromium: run setup/chromium.sh, name one in CHROMIUM, or set SAFAR_SKIP_BROWSER=1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
