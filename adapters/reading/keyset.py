"""Pages that begin behind a line, not at a number: however long a list is, no line is skipped or shown twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_

from adapters.reading.context import Reading, rows_of
from application.paging import PAGE, Mark


def behind(day: ColumnElement[Any], identifier: ColumnElement[Any], mark: Mark, *, falling: bool) -> Any:
    """Rows behind the mark in the order of day and id."""
    if falling:
        return or_(day < mark.day, and_(day == mark.day, identifier < mark.identifier))
    return or_(day > mark.day, and_(day == mark.day, identifier > mark.identifier))


def page_of(
    reading: Reading, query: Select[Any], keys: Sequence[Any], mark: Mark | None, *, falling: bool = False
) -> tuple[list[dict[str, Any]], Mark | None]:
    """(rows of the page, the mark of the next one if there is one); `keys` are the columns of day and id."""
    day, identifier = keys
    if mark is not None:
        query = query.where(behind(day, identifier, mark, falling=falling))
    order = (day.desc(), identifier.desc()) if falling else (day, identifier)
    rows = rows_of(reading.connection.execute(query.order_by(*order).limit(PAGE + 1)))
    shown = rows[:PAGE]
    more = Mark(shown[-1][day.name], shown[-1][identifier.name]) if len(rows) > PAGE else None
    return shown, more
