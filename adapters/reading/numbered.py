"""Lists in pages by number: how many rows stand under each word, and the rows of one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from adapters.reading.context import Reading, rows_of

# The first page is asked for most; nobody pages further by hand.
LAST_PAGE = 200


def counts_of(
    reading: Reading, meanings: Mapping[str, ColumnElement[bool]], *where: ColumnElement[bool]
) -> dict[str, int]:
    """How many rows stand under each word, in the order of the words."""
    sums = (func.coalesce(func.sum(case((meaning, 1), else_=0)), 0).label(word) for word, meaning in meanings.items())
    found = reading.connection.execute(select(*sums).where(*where)).mappings().one()
    return {word: int(found[word]) for word in meanings}


def page_by_number(reading: Reading, query: Select[Any], number: int, size: int) -> tuple[list[dict[str, Any]], int]:
    """(rows, the number of the page that they are): a number that nobody means is brought back into bounds."""
    page = min(max(number, 1), LAST_PAGE)
    return rows_of(reading.connection.execute(query.limit(size).offset((page - 1) * size))), page


def pages_in(rows: int, size: int) -> int:
    """How many pages so many rows fill; an empty list has one."""
    return -(-rows // size) or 1
