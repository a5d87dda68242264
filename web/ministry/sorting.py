"""Published tables in the order that the reader asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from web.ministry.views import View
from web.sorting import arranged, heads, wish, words_key

# Where a heading leads back to.
ANCHOR = "figures"
Line = tuple[list[str], Sequence[int | None]]
Columns = list[dict[str, Any]]


def sortable(view: View) -> View:
    """The table with links in the headings of its figures, sorted as the address asks; its total stays last."""
    columns, lines = in_order(view.columns, [*zip(view.rows, view.figures, strict=True)], view.closing)
    return replace(
        view, columns=columns, rows=[row for row, _values in lines], figures=[list(values) for _row, values in lines]
    )


def in_order(columns: Columns, lines: list[Line], closing: int) -> tuple[Columns, list[Line]]:
    """Headings with their links, and the lines as the address asks; the `closing` ones stay last."""
    if len(lines) - closing < 2:
        return columns, lines
    keys = [str(number) for number in range(1, 2 + len(lines[0][1]))]
    links = heads(keys, ANCHOR)
    linked = [{**each, **links[key]._asdict()} for each, key in zip(columns, keys, strict=False)]
    linked += columns[len(keys) :]
    asked = wish(keys)
    if asked is None:
        return linked, lines
    at = int(asked.key) - 2

    def value(line: Line) -> str | int | None:
        return line[1][at] if at >= 0 else words_key(line[0][0])

    end = len(lines) - closing
    return linked, [*arranged(lines[:end], value, falling=asked.falling), *lines[end:]]


def with_differences(view: View) -> View:
    """Two releases side by side can be sorted by what changed, too."""
    figures = [[now, then, None if now is None or then is None else now - then] for now, then in view.figures]
    return replace(view, figures=figures)
