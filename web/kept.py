"""What was typed into a form that could not be taken now, so that it can be sent again."""

from __future__ import annotations

import re

from werkzeug.datastructures import MultiDict

# What selects and ticked boxes send.
CODE = re.compile(r"[A-Z][A-Z0-9_-]*|y", re.ASCII)
# Never shown or kept: secrets, and what is made afresh.
SECRET = ("password", "csrf_token")


def kept_fields(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """(name, value) of everything typed, without secrets, in the order it came."""
    return [
        (name, value) for name, value in form.items(multi=True) if not any(word in name.lower() for word in SECRET)
    ]


def seen_fields(fields: list[tuple[str, str]]) -> list[str]:
    """The texts a reader would miss: what was written, once each, without ids and codes."""
    written = [text for name, text in fields if not name.startswith("_") and name != "command_id"]
    return [text for text in dict.fromkeys(written) if text.strip() and not CODE.fullmatch(text)]
