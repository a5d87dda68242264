"""Makes persons of contacts: each counts once, at their last contact of the period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    cast,
    func,
    literal,
    literal_column,
    select,
    union_all,
)

from application.reports.layout import Counts

Last = dict[Any, tuple[Any, ...]]


@dataclass(frozen=True)
class Persons:
    """Counts of persons by (row, column): each once; each once in every row; and how many stand in several rows."""

    once: Counts
    in_each_row: Counts
    in_several_rows: int


def fold(contacts: Iterable[Any], *, each_row: bool) -> Persons:
    """Contacts (person, instant, record, row, column), in any order, as counts of persons.

    Contacts of one instant are told apart by their record, so that the same facts always give the same cell.
    """
    last: Last = {}
    in_row: Last = {}
    for person, instant, record, row, column in contacts:
        contact = (instant, record, row, column)
        if person not in last or contact > last[person]:
            last[person] = contact
        if each_row and ((person, row) not in in_row or contact > in_row[person, row]):
            in_row[person, row] = contact
    rows_of_each = Counter(person for person, _ in in_row)
    return Persons(
        once=Counter((row, column) for _, _, row, column in last.values()),
        in_each_row=Counter((row, column) for _, _, row, column in in_row.values()),
        in_several_rows=sum(number > 1 for number in rows_of_each.values()),
    )


def folded(copy: Connection, contacts: Sequence[Select[Any]], *, each_row: bool) -> Persons:
    """The same by the copy of the facts in memory, which folds a million contacts while others fetch them."""
    names = ("person", "instant", "record", "of_row", "of_column")
    each = [query.subquery() for query in contacts]
    named = [select(*[c.label(name) for c, name in zip(one.c, names, strict=True)]) for one in each]
    held = union_all(*named).subquery()
    once = _last(held, (held.c.person,), func.min(held.c.of_row) < func.max(held.c.of_row))
    queries = [_counted(once, "once")]
    if each_row:
        queries.append(_counted(_last(held, (held.c.person, held.c.of_row), literal(False)), "in_each_row"))
    found: dict[str, dict[tuple[str, str], int]] = {"once": {}, "in_each_row": {}}
    in_several_rows = 0
    for kind, row, column, many, several in copy.execute(union_all(*queries)):
        found[kind][row, column] = int(many)
        in_several_rows += int(several) if each_row else 0
    return Persons(**found, in_several_rows=in_several_rows)


def _last(held: FromClause, by: tuple[ColumnElement[Any], ...], several: ColumnElement[bool]) -> FromClause:
    # A list of values is compared one after the other, as in Python.
    last = func.max(func.row(held.c.instant, held.c.record, held.c.of_row, held.c.of_column))
    return select(last.label("last"), cast(several, Integer).label("several")).group_by(*by).subquery()


def _counted(lasts: FromClause, kind: str) -> Select[Any]:
    """(kind, row, column, how many, how many of them stand in several rows)."""
    row, column = (func.struct_extract(lasts.c.last, literal_column(place, Integer)) for place in ("3", "4"))
    query = select(literal(kind), row, column, func.count(), func.sum(lasts.c.several))
    # By place: what is drawn from an aggregate has no name yet.
    return query.group_by(literal_column("2"), literal_column("3"))
