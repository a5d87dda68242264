"""Where a built style sheet or script lies: names without a hash become addresses with one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

BUILT = Path(__file__).parent / "static" / "build"


@cache
def _manifest() -> dict[str, str]:
    try:
        return dict(json.loads((BUILT / "manifest.json").read_text("utf-8")))
    except FileNotFoundError:  # pages work without their looks; `make assets` brings them
        return {}


def asset_url(name: str) -> str:
    """The address of a built file: of "safar.css" it is /static/build/safar.3f2a91bc.css."""
    return f"/static/build/{_manifest().get(name, name)}"
