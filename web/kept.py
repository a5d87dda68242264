"""What was typed into a form that could not be taken now, so that it can be sent again."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

# Never shown or kept: secrets, and what is made afresh.
SECRET = ("password", "csrf_token")


def kept_fields(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """(name, value) of everything typed, without secrets, in the order it came."""
    return [
        (name, value) for name, value in form.items(multi=True) if not any(word in name.lower() for word in SECRET)
    ]


def seen_fields(fields: list[tuple[str, str]]) -> list[str]:
    """The texts a reader would miss: what was written, without ids and codes."""
    return [value for name, value in fields if value.strip() and not name.startswith("_") and name != "command_id"]
