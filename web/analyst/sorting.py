"""Internal tables in the order that the reader asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from application.reports.export import WordedTable
from application.reports.table import TOTAL, Line, ReportTable
from web.sorting import Head, arranged, heads, wish, words_key

# The column of the names.
NAME = ""


def sorted_as_asked(table: ReportTable, words: WordedTable) -> tuple[ReportTable, Mapping[str, Head]]:
    """The table sorted as the address asks, and a heading for each column by its code, that of the names by NAME.

    Parts stay with their subtotal, and the total stays last.
    """
    codes = {f"{table.name}:{code}": code for code in (NAME, *(column.code for column in table.columns))}
    links = {codes[key]: head for key, head in heads(list(codes), table.name).items()}
    asked = wish(codes)
    if asked is None:
        return table, links
    column = codes[asked.key]

    def value(row: Line) -> str | int | Decimal | None:
        return table.figure(row.code, column) if column != NAME else words_key(words.rows[row.code])

    last = tuple(row for row in table.rows if row.code == TOTAL)
    rows: list[Line] = []
    for head, *parts in arranged(_blocks(table), lambda block: value(block[0]), falling=asked.falling):
        rows += [head, *arranged(parts, value, falling=asked.falling)]
    return replace(table, rows=(*rows, *last)), links


def _blocks(table: ReportTable) -> list[list[Line]]:
    """Each line of the first level, and behind it its parts."""
    blocks: list[list[Line]] = []
    for row in table.rows:
        if row.level:
            blocks[-1].append(row)
        elif row.code != TOTAL:
            blocks.append([row])
    return blocks
