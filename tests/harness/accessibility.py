"""What axe finds wrong with a page, short enough to read in a failed assertion."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"]}
# Only what is wrong comes back: what passes is many times as long.
RUN = "options => axe.run(document, options).then(found => found.violations)"


def violations(page: Page, **options: Any) -> list[dict[str, Any]]:
    """As axe tells them. A page that is looked at again, wider or darker, keeps the script that it was given."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES | options)
    return found


def axe_violations(page: Page, **options: Any) -> list[str]:
    """One line for each violation: rule, weight, first elements. Empty is accessible as far as axe sees."""
    return [f"{each['id']} ({each['impact']}): {_elements(each['nodes'])}" for each in violations(page, **options)]


def _elements(nodes: list[dict[str, list[str]]]) -> str:
    shown = [str(node["target"][0]) for node in nodes[:3]]
    return ", ".join(shown) + (f" and {len(nodes) - 3} more" if len(nodes) > 3 else "")
