"""What axe finds wrong with a page, short enough to read in a failed assertion."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"]}


def axe_violations(page: Page) -> list[str]:
    """One line for each violation: rule, weight, first elements. Empty is accessible as far as axe sees."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']} ({each['impact']}): {_elements(each['nodes'])}" for each in found]


def _elements(nodes: list[dict[str, list[str]]]) -> str:
    shown = [str(node["target"][0]) for node in nodes[:3]]
    return ", ".join(shown) + (f" and {len(nodes) - 3} more" if len(nodes) > 3 else "")
