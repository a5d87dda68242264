"""Released tables as pages draw them: a caption, columns, rows of words and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from application.reports.released import TOTAL, Release, ReleasedTable
from web.causes import signed
from web.charts.maps import is_mapped
from web.dates import number_text
from web.i18n import gettext as _
from web.ministry.labels import category
from web.ministry.symbols import REVISED, break_mark, break_note, revised
from web.ministry.words import change_text, dimension_text, quarter_text, stage_text, table_title


@dataclass(frozen=True)
class View:
    """`rows`: the label of the row, then its cells as text; `figures`: the same cells as numbers, None for none.
    `note` explains a sign of the headings; `closing` rows at the end are totals.
    """

    caption: str
    columns: list[dict[str, object]]
    rows: list[list[str]]
    figures: list[list[int | None]]
    note: str = ""
    closing: int = 0


def whole(release: Release, table: ReleasedTable, before: Release | None = None) -> View:
    """The table as published: its last dimension across, the others down; marked where it is not what the release
    `before` of the same period said.
    """
    last = len(table.dims) - 1
    across = table.shown(last)
    down = list(product(*(table.shown(i) for i in range(last))))
    heading = " · ".join(dimension_text(dim) for dim in table.dims[:last])
    columns = [
        column(heading, numeric=False),
        *(column(category(release, table.dims[last], code)) for code in across),
    ]
    cells = [[(*row, code) for code in across] for row in down]
    figures = [[table.cells.get(cell) for cell in line] for line in cells]
    names = [" · ".join(named(release, table, i, code) for i, code in enumerate(row)) for row in down]
    marks = revised(table, before)
    rows = [
        [name, *(cell_text(table.cells.get(cell), cell in marks) for cell in line)]
        for name, line in zip(names, cells, strict=True)
    ]
    closing = int(last > 0 and all(table.totals[:last]))
    return View(f"{table_title(table)}, {quarter_text(release.period)}", columns, rows, figures, closing=closing)


def without_zeros(view: View) -> View:
    """Lines that have nothing but zeros say nothing; the last one, mostly a total, stays."""
    lines = [*zip(view.rows, view.figures, strict=True)]
    kept = [line for line in lines[:-1] if any(value != 0 for value in line[1])] + lines[-1:]
    return replace(view, rows=[row for row, _values in kept], figures=[values for _row, values in kept])


def named(release: Release, table: ReleasedTable, at: int, code: str) -> str:
    """The words for a line; of a table whose picture is a map, with that it is not on it."""
    words = category(release, table.dims[at], code)
    if table.dims[at] == "CURRICULUM" and words != code and code != TOTAL:
        return f"{words} ({code})"
    if at or table.dims[at] != "DISTRICT" or code == TOTAL or is_mapped(code):
        return words
    return _("%(line)s (not mapped)", line=words)


def cell_text(value: int | None, marked: bool) -> str:
    """A figure, `marked` as revised or not, or that it is withheld: too few people stand behind it."""
    if value is None:
        return _("[c]")
    return f"{number_text(value)} {REVISED}" if marked else number_text(value)


class Line(NamedTuple):
    code: str
    label: str
    value: int


def main_lines(release: Release, table: ReleasedTable, *, total: bool = False) -> list[Line]:
    """What tells most in one dimension: by the first one, or by step where steps do not add up."""
    at = _axis(table)
    codes = table.shown(at) if total else table.categories[at]
    cells = {code: tuple(code if i == at else TOTAL for i in range(len(table.dims))) for code in codes}
    return [
        Line(code, category(release, table.dims[at], code), table.cells[cell])
        for code, cell in cells.items()
        if cell in table.cells
    ]


def compared(now: Release, before: Release, code: str) -> View | None:
    """Two releases of one table side by side, or None where one of them lacks it, or its figures are no counts (times,
    shares, amounts). Lines are matched by code.
    """
    mine, other = now.table(code), before.table(code)
    if mine is None or other is None or mine.dims != other.dims or mine.chart == "none":
        return None
    lines = main_lines(now, mine, total=True)
    then = {line.code: line.value for line in main_lines(before, other, total=True)}
    figures = [[line.value, then.get(line.code)] for line in lines]
    rows = [[line.label, *changes(*pair)] for line, pair in zip(lines, figures, strict=True)]
    heads = [*heads_of(now, before, code), _("Difference"), _("Change")]
    first = column(dimension_text(mine.dims[_axis(mine)]), numeric=False)
    note, closing = break_note(now, before, code), int(mine.totals[_axis(mine)])
    return View(table_title(mine), [first, *map(column, heads)], rows, figures, note, closing)


def beside(
    release: Release, before: Release | None, table: ReleasedTable, earlier: Release | None = None
) -> View:
    """What stands beside a picture: with the same quarter a year before where there is one, else as it is, marked where
    it is not what `earlier` said.
    """
    view = compared(release, before, table.code) if before else None
    return view or whole(release, table, earlier)


def changes(now: int | None, before: int | None) -> list[str]:
    """Two figures, their difference and the change in per cent; [x] where one of them is not told."""
    absent = _("[x]")
    if now is None or before is None:
        return [absent if value is None else number_text(value) for value in (now, before)] + [absent, absent]
    return [number_text(now), number_text(before), signed(now - before), change_text(now, before) or absent]


def heads_of(now: Release, before: Release, code: str) -> tuple[str, str]:
    """What tells two releases apart: their quarters, or their stages where the quarter is the same. The second one
    is marked where the table `code` breaks between them.
    """
    tell = stage_text if now.period == before.period else lambda release: quarter_text(release.period)
    return tell(now), tell(before) + break_mark(now, before, code)


def _axis(table: ReleasedTable) -> int:
    return 0 if table.totals[-1] else len(table.dims) - 1


def column(text: str, *, numeric: bool = True) -> dict[str, object]:
    """A heading as the table macro of the house wants it."""
    return {"text": text, "numeric": numeric}
