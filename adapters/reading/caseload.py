"""What questions about cases, tasks and the day share: rows with their persons, names, how old the last word is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from adapters.reading.context import Reading, Row
from adapters.reading.people import full_name
from adapters.reading.reach import may_open
from adapters.reading.standing import exists_for, thing
from adapters.readmodels.cases import CASES
from adapters.readmodels.cases import OPEN as CASE_OPEN
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.tasks import OPEN, TASKS
from application.cases import QUIET_DAYS
from application.policy import Decision, Thing, policy

FILE = "people.file"
C, T = CASES.c, TASKS.c
_HEARD = CONSULTATIONS.alias("heard")
# The newest consultation with the person of a case; nothing where there was none.
LAST_WORD = (
    select(func.max(_HEARD.c.occurred_on))
    .where(_HEARD.c.person_id == C.person_id, _HEARD.c.voided.is_(False))
    .scalar_subquery()
)


def within_reach(reading: Reading) -> ColumnElement[bool]:
    """Files that the asker may open."""
    return and_(may_open(reading.actor), exists_for(reading.actor))


def with_person(query: Select[Any]) -> Select[Any]:
    """The query with the columns of the person's row, each name beginning with `p_`."""
    return query.add_columns(*(column.label(f"p_{column.name}") for column in PEOPLE.columns))


def person_of(row: Row) -> dict[str, Any]:
    """The person's row within a joined one."""
    return {name[2:]: value for name, value in row.items() if name.startswith("p_")}


def sight(reading: Reading, row: Row) -> Decision:
    """What the asker may see of the file behind a joined row."""
    return policy(reading.actor, FILE, thing(person_of(row)))


def reachable(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Rows whose files the asker may open: the condition in the query is never the only guard."""
    return [row for row in rows if sight(reading, row) > Decision.DENY]


def reaches(reading: Reading, row: Row) -> bool:
    """Whether the asker may open the file behind a joined row; where nobody is named in it, its centre decides."""
    about = thing(person_of(row)) if row["p_person_id"] else Thing(row["centre"])
    return policy(reading.actor, FILE, about) > Decision.DENY


def names_of(reading: Reading, rows: Sequence[Row]) -> list[str]:
    """The name of each row's person."""
    return [full_name(words) for words in reading.open_many([person_of(row) for row in rows])]


def told(reading: Reading, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What each row's own box says, to a reader of narratives; nothing to others."""
    seen = [sight(reading, row) not in (Decision.DENY, Decision.ABSENT, Decision.MASKED) for row in rows]
    texts = iter(reading.open_many([row for row, may in zip(rows, seen, strict=True) if may]))
    return [next(texts) if may else {} for may in seen]


def quiet(today: date) -> ColumnElement[bool]:
    """Open cases in which nothing was heard from the person for QUIET_DAYS, nor were they opened since."""
    limit = today - timedelta(days=QUIET_DAYS)
    silent = [or_(day.is_(None), day < limit) for day in (LAST_WORD, C.contacted_on)]
    return and_(C.status == CASE_OPEN, C.opened_on < limit, *silent)


def tasks_waiting(today: date) -> tuple[Any, Any]:
    """(open tasks, overdue tasks) of a case, as columns."""
    mine = select(func.count()).select_from(TASKS).where(T.case_id == C.case_id, T.status == OPEN)
    late = mine.where(T.due_on < today)
    return mine.scalar_subquery().label("tasks_open"), late.scalar_subquery().label("tasks_overdue")


def counted(words: dict[str, ColumnElement[bool]]) -> list[Any]:
    """A sum for each condition, by its word."""
    return [func.coalesce(func.sum(case((meaning, 1), else_=0)), 0).label(word) for word, meaning in words.items()]


def persons(rows: Sequence[Any]) -> tuple[UUID, ...]:
    """Everybody of whom a line shows something, once."""
    return tuple(dict.fromkeys(row.person_id for row in rows if row.person_id))
