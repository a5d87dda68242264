"""Text that a spreadsheet shows and does not calculate."""

from __future__ import annotations

# A spreadsheet takes text that begins so for a formula.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text itself, with an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
