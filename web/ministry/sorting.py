"""Published tables in the order that the reader asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from web.ministry.views import View
from web.sorting import arranged, heads, wish, words_key

# Where a heading leads back to.
ANCHOR = "figures"
Line = tuple[list[str], Sequence[int | None]]


def sortable(view: View) -> View:
    """The table with links in the headings of its figures, sorted as the address asks; its total stays last."""
    if len(view.rows) - view.closing < 2:
        return view
    keys = [str(number) for number in range(1, 2 + len(view.figures[0]))]
    links = heads(keys, ANCHOR)
    columns = [{**each, **links[key]._asdict()} for each, key in zip(view.columns, keys, strict=False)]
    columns += view.columns[len(keys) :]
    asked = wish(keys)
    if asked is None:
        return replace(view, columns=columns)
    at = int(asked.key) - 2

    def value(line: Line) -> str | int | None:
        return line[1][at] if at >= 0 else words_key(line[0][0])

    lines: list[Line] = [*zip(view.rows, view.figures, strict=True)]
    end = len(lines) - view.closing
    lines = [*arranged(lines[:end], value, falling=asked.falling), *lines[end:]]
    return replace(
        view, columns=columns, rows=[row for row, _values in lines], figures=[list(values) for _row, values in lines]
    )


def with_differences(view: View) -> View:
    """Two releases side by side can be sorted by what changed, too."""
    figures = [[now, then, None if now is None or then is None else now - then] for now, then in view.figures]
    return replace(view, figures=figures)
