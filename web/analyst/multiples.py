"""Small multiples: the same small picture for each centre, on one scale, beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from application.reports.export import WordedTable
from application.reports.table import SUBTOTAL, TOTAL, ReportTable
from web.charts.finding import finding
from web.charts.small import small_bars

CENTRE = "centre"
# The lines of one small picture: the largest of the whole network, the same for each centre.
LINES = 5


@dataclass(frozen=True)
class Multiple:
    """One centre: its code, its name and its picture."""

    code: str
    name: str
    picture: Markup


def multiples(table: ReportTable, words: WordedTable) -> tuple[Multiple, ...]:
    """One for each centre of a table that asks for them; none where there is a single centre to show."""
    centres, figures, labels = _by_columns(table, words) if table.column_dimension == CENTRE else _by_rows(table, words)
    if table.each is None or len(centres) < 2:
        return ()
    largest, names = max(figures.values(), default=0), list(labels.values())
    found = []
    for centre, name in centres.items():
        values = [figures[centre, line] for line in labels]
        drawing = small_bars(f"{words.title}: {name}", finding(names, values), names, values, largest)
        found.append(Multiple(centre, name, drawing.svg(f"{table.name}-{centre}")))
    return tuple(found)


Shown = tuple[Mapping[str, str], Mapping[tuple[str, str], int], Mapping[str, str]]


def _by_columns(table: ReportTable, words: WordedTable) -> Shown:
    """Centres across: the largest lines of the whole table, in its order."""
    lines = [line.code for line in table.rows if line.code != TOTAL and line.level == 0]
    chosen = _largest(lines, [table.value(line) for line in lines])
    centres = {line.code: words.columns[line.code] for line in table.columns if line.code != TOTAL}
    figures = {(centre, line): table.value(line, centre) for centre in centres for line in chosen}
    return centres, figures, {line: words.rows[line] for line in chosen}


def _by_rows(table: ReportTable, words: WordedTable) -> Shown:
    """Centres down: the columns that are asked for, or their subtotals where there are some."""
    groups = [line.code for line in table.columns if line.kind == SUBTOTAL]
    plain = [line.code for line in table.columns if line.code != TOTAL]
    chosen = table.each or groups or plain
    centres = {line.code: words.rows[line.code] for line in table.rows if line.code != TOTAL}
    figures = {(centre, line): table.value(centre, line) for centre in centres for line in chosen}
    return centres, figures, {line: words.columns[line] for line in chosen}


def _largest(lines: Sequence[str], values: Sequence[int]) -> list[str]:
    ranked = sorted(zip(values, range(len(lines)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    return [lines[place] for value, place in sorted(ranked[:LINES], key=lambda pair: pair[1]) if value]
