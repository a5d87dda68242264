"""Makes persons of contacts: each counts once, at their last contact of the period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Select, func, literal_column, select, union_all

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
    last = func.max(func.row(*[held.c[name] for name in names[1:]])).label("last")
    once = _counted(copy, select(last).group_by(held.c.person))
    if not each_row:
        return Persons(once, {}, 0)
    in_each_row = _counted(copy, select(last).group_by(held.c.person, held.c.of_row))
    several = select(held.c.person).group_by(held.c.person).having(func.count(held.c.of_row.distinct()) > 1)
    number = copy.scalar(select(func.count()).select_from(several.subquery()))
    return Persons(once, in_each_row, int(number or 0))


def _counted(copy: Connection, lasts: Select[Any]) -> Counts:
    last = lasts.subquery().c.last
    row, column = (func.struct_extract(last, literal_column(place, Integer)) for place in ("3", "4"))
    # By place: what is computed from an aggregate has no name yet.
    query = select(row, column, func.count()).group_by(literal_column("1"), literal_column("2"))
    return {(row, column): int(number) for row, column, number in copy.execute(query)}
