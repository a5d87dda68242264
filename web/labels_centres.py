"""Names of centres: those under which they were opened; in a network that we know, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from web.i18n import gettext_codes


def nameless(code: str) -> str:
    """No network at hand: a code stands for itself."""
    return code


# How the application of this request finds a centre's name by its code; it gives the code back where it has none.
named: ContextVar[Callable[[str], str]] = ContextVar("named", default=nameless)


def centre_label(code: str, otherwise: str) -> str:
    """The name of a centre; `otherwise` is shown where none was opened under this code."""
    name = named.get()(code)
    return gettext_codes(otherwise if name == code else name)
