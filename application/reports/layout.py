"""From counts to a table: which lines stand where, subtotals, totals, "other" and "not recorded" last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from application.reports.entry import IN_EACH_ROW, Axis, Cut
from application.reports.table import (
    CELL,
    MARGIN,
    NOWHERE,
    OTHER,
    RESTRICTED,
    SUBTOTAL,
    TOTAL,
    UNKNOWN,
    Line,
    Note,
    ReportTable,
)
from domain.codes import code_list
from domain.geography import DISTRICTS, REGIONS

Counts = Mapping[tuple[str, str], int]
Found = Mapping[tuple[str, str], int | None]

# Districts stand under their regions.
REGION = "region"
_LAST = {RESTRICTED: 1, NOWHERE: 1, **dict.fromkeys(OTHER, 2), UNKNOWN: 3}


def table(
    name: str,
    unit: str,
    cut: Cut,
    found: Found,
    totals: Counts | None = None,
    told: Mapping[str, Mapping[str, int] | int] | None = None,
) -> ReportTable:
    """A table of a cut from (row, column) → count; None where no figure is told, as in a share or a median of nothing.

    `totals` replaces the bottom line where rows do not add up; `told` are numbers that notes tell, by their code.
    """
    blank = frozenset(place for place, number in found.items() if number is None)
    counts = {place: number or 0 for place, number in found.items()}
    shown = (*cut.measures, *(name for name, _, _ in cut.rates))
    columns = tuple(Line(each) for each in shown) or _closed(cut.columns, {column for _, column in counts})
    cells = _summed(cut, counts)
    if cut.persons == IN_EACH_ROW:
        cells = {place: n for place, n in cells.items() if place[0] != TOTAL} | _bottom(totals or {})
    cells = _rated(cut, cells)
    rows = _closed(cut.rows, {row for row, _ in counts} - {TOTAL})[: None if cut.total else -1]
    measured = (*cut.typical, *(name for name, _, _ in cut.rates))
    blank |= {(row.code, name) for row in rows for name in measured} - cells.keys()
    notes = tuple(Note(code, _numbers((told or {}).get(code, {}))) for code in cut.notes)
    return ReportTable(
        name=name,
        unit=unit,
        row_dimension=cut.rows.name,
        column_dimension=cut.columns.name if cut.columns else "measure",
        rows=rows,
        columns=columns,
        cells=cells,
        notes=notes,
        chart=cut.chart,
        blank=blank,
        tenths=cut.tenths,
        each=cut.each,
    )


def _numbers(told: Mapping[str, int] | int) -> Mapping[str, int]:
    return {"number": told} if isinstance(told, int) else told


def parent(axis: Axis, code: str) -> str | None:
    """The subtotal that a code belongs to, itself where it is one; None where it stands alone."""
    if not axis.groups:
        return None
    groups = _groups(axis)
    if axis.groups == REGION:
        return DISTRICTS[code].region if code in DISTRICTS else (code if code in groups else None)
    own = code_list(axis.codes)
    # A code that a centre added stands under the first part of its name.
    found = own.parent(code) if code in own else code.partition("-")[0]
    return found if found in groups else (code if code in groups else None)


def _groups(axis: Axis) -> Collection[str]:
    return REGIONS if axis.groups == REGION else code_list(axis.groups)


def _closed(axis: Axis | None, used: set[str]) -> tuple[Line, ...]:
    return (*_lines(axis, used), Line(TOTAL, MARGIN)) if axis else ()


def _lines(axis: Axis, used: set[str]) -> Iterator[Line]:
    known = list(code_list(axis.codes)) if axis.codes else []
    codes = _ordered({*used, *(known if axis.every else ())}, known)
    if not axis.groups:
        yield from map(Line, codes)
        return
    parents = {code: parent(axis, code) for code in codes}
    # Subtotals that close their parts are always there: a reader looks for each of them.
    tops = {parents[code] or code for code in codes} | (set() if axis.head else set(_groups(axis)))
    for top in _ordered(tops, list(_groups(axis))):
        parts = [Line(code, CELL, 1) for code in codes if parents[code] == top and code != top]
        head = Line(top, SUBTOTAL if parts or (top in _groups(axis) and not axis.head) else CELL)
        yield from (head, *parts) if axis.head else (*parts, head)


def _ordered(codes: Iterable[str], known: list[str]) -> list[str]:
    place = {code: number for number, code in enumerate(known)}
    return sorted(codes, key=lambda code: (_LAST.get(code, 0), place.get(code, len(known)), code))


def _summed(cut: Cut, counts: Counts) -> dict[tuple[str, str], int]:
    cells: Counter[tuple[str, str]] = Counter()
    for (row, column), number in counts.items():
        if column in cut.alone:
            cells[row, column] = number
            continue
        across = {column} if cut.columns is None else {column, parent(cut.columns, column) or column, TOTAL}
        for down in {row, parent(cut.rows, row) or row, TOTAL}:
            for over in across:
                cells[down, over] += number
    return dict(cells)


def _rated(cut: Cut, cells: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """With the rates of each line, in whole per cent, halves upwards; of nothing no rate is told."""
    rated = dict(cells)
    for name, part, whole in cut.rates:
        for row, number in [(row, number) for (row, column), number in cells.items() if column == whole and number]:
            rated[row, name] = (200 * cells.get((row, part), 0) + number) // (2 * number)
    return rated


def _bottom(totals: Counts) -> dict[tuple[str, str], int]:
    bottom: Counter[tuple[str, str]] = Counter()
    for (_, column), number in totals.items():
        bottom[TOTAL, column] += number
        bottom[TOTAL, TOTAL] += number
    return dict(bottom)
