"""A list as lines of a file: codes beside their words, dates as ISO 8601."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from application.lists import Column, Row
from web.counsellor.list_words import PLAIN, cell_text, heading
from web.i18n import gettext as _

UNCODED = PLAIN | {"date", "flag"}


def header(columns: Sequence[Column]) -> tuple[str, ...]:
    """The first line: a coded column stands twice, as code and in words, and phones with how to use them safely."""
    found: list[str] = []
    for column in columns:
        words = heading(column.name)
        if column.kind == "phones":
            found += [words, _("How to contact them safely")]
        else:
            found += [words] if column.kind in UNCODED else [_("%(column)s (code)", column=words), words]
    return tuple(found)


def wording(columns: Sequence[Column]) -> Callable[[Row], list[str]]:
    """What makes a line of a row, each cell as text."""
    return lambda row: [text for column in columns for text in _texts(column, row.cells.get(column.name))]


def _texts(column: Column, value: Any) -> list[str]:
    if column.kind == "phones":
        return [cell_text(column, value), value.safe_contact if value else ""]
    if column.kind in UNCODED:
        return [_plain(column, value)]
    code = " ".join(value) if column.kind == "topics" else str(value or "")
    return [code, cell_text(column, value)]


def _plain(column: Column, value: Any) -> str:
    if column.kind == "date":
        return value.isoformat() if value and value > date.min else ""
    return cell_text(column, value)
