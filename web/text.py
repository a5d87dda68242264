"""What may be typed: trimmed, in one Unicode form, without the characters that poison a store."""

from __future__ import annotations

import unicodedata

from web.i18n import gettext as _

LINE_BREAKS = {"\n", "\t"}


def forbidden(text: str) -> bool:
    """Whether a control character, a lone surrogate or the mark of a broken encoding stands in it."""
    return any(
        (unicodedata.category(sign) in ("Cc", "Cs") and sign not in LINE_BREAKS) or sign == "\N{REPLACEMENT CHARACTER}"
        for sign in text
    )


def cleaned(value: object) -> object:
    """A form filter: stripped, NFC, one kind of line break; ValueError with a message for what cannot be kept."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if forbidden(text):
        raise ValueError(_("The text holds characters that cannot be kept. Type it again rather than pasting it."))
    return text
