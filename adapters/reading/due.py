"""Answers what was promised and what is to be done: follow-ups and tasks, whole lists and the first lines of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from adapters.reading.asking import Known
from adapters.reading.caseload import (
    counted,
    person_of,
    persons,
    reachable,
    reaches,
    with_person,
    within_reach,
)
from adapters.reading.cases import task_rows, tasks_with_persons
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import due_words, local_day
from adapters.reading.keyset import page_of
from adapters.reading.people import full_name
from adapters.reading.reach import nobody_by_name
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.tasks import OPEN, TASKS
from application.asking import Answer
from application.cases import TaskRow
from application.desk import FollowUp, FollowUpList, ListFollowUps, ListTasks, TaskList
from application.policy import Decision, policy

F, T = CONSULTATIONS.c, TASKS.c
_FOLLOW_UPS = CONSULTATIONS.outerjoin(PEOPLE, PEOPLE.c.person_id == F.person_id)
_TASKS = TASKS.join(PEOPLE, PEOPLE.c.person_id == T.person_id)


def list_follow_ups(reading: Reading, question: ListFollowUps) -> Answer[FollowUpList]:
    """The longest waiting first."""
    words = due_words(F.follow_up_on, local_day(reading))
    query = _promised(reading).where(words.get(question.show, words["overdue"]), _on(F.follow_up_on, question.on))
    rows, after = page_of(reading, query, (F.follow_up_on, F.consultation_id), question.after)
    shown = _follow_ups(reading, rows)
    value = FollowUpList(local_day(reading), shown, follow_up_counts(reading, question.on), after)
    return Answer(value, persons(shown))


def list_tasks(reading: Reading, question: ListTasks) -> Answer[TaskList]:
    """The longest waiting first."""
    words = due_words(T.due_on, local_day(reading))
    query = tasks_with_persons().where(*open_tasks(reading, question.whose), _on(T.due_on, question.on))
    query = query.where(words.get(question.show, words["overdue"]))
    rows, after = page_of(reading, query, (T.due_on, T.task_id), question.after)
    shown = tuple(task_rows(reading, reachable(reading, rows)))
    counts = task_counts(reading, question.whose, question.on)
    return Answer(TaskList(local_day(reading), shown, counts, after), persons(shown))


KNOWN: Mapping[type, Known] = {
    ListFollowUps: Known("desk.today", list_follow_ups),
    ListTasks: Known("cases.list", list_tasks),
}


def first_follow_ups(reading: Reading, most: int) -> tuple[FollowUp, ...]:
    """Those of today and the coming week first, then the overdue ones, the newest day first."""
    words = due_words(F.follow_up_on, local_day(reading))
    query = _promised(reading)
    return _follow_ups(reading, _first(reading, query, words, (F.follow_up_on, F.consultation_id), most))


def first_tasks(reading: Reading, most: int) -> tuple[TaskRow, ...]:
    """The same of the asker's own tasks; none for a role without cases."""
    if policy(reading.actor, "cases.list") <= Decision.DENY:
        return ()
    words = due_words(T.due_on, local_day(reading))
    query = tasks_with_persons().where(*open_tasks(reading, "mine"))
    return tuple(task_rows(reading, reachable(reading, _first(reading, query, words, (T.due_on, T.task_id), most))))


def follow_up_counts(reading: Reading, on: date | None = None, centre: str | None = None) -> dict[str, int]:
    """How many stand under each word of DUE; those of one centre: in its files, and of callers without a name there."""
    words = due_words(F.follow_up_on, local_day(reading))
    query = select(*counted(words)).select_from(_FOLLOW_UPS).where(*promised(reading), _on(F.follow_up_on, on))
    if centre is not None:
        # What was promised goes with the file when it moves.
        query = query.where(case((F.person_id.is_(None), F.centre), else_=PEOPLE.c.centre) == centre)
    return _numbers(reading, query)


def task_counts(reading: Reading, whose: str, on: date | None) -> dict[str, int]:
    """The same of tasks."""
    words = due_words(T.due_on, local_day(reading))
    query = select(*counted(words)).select_from(_TASKS).where(*open_tasks(reading, whose), _on(T.due_on, on))
    return _numbers(reading, query)


def promised(reading: Reading) -> tuple[ColumnElement[bool], ...]:
    """Open follow-ups of files that the asker may open, and of callers without a name at the asker's centres."""
    known = and_(F.person_id.is_not(None), within_reach(reading))
    nobody = and_(F.person_id.is_(None), nobody_by_name(reading.actor, F.centre))
    return (F.follow_up_on.is_not(None), or_(known, nobody))


def open_tasks(reading: Reading, whose: str) -> tuple[ColumnElement[bool], ...]:
    """Open tasks of files that the asker may open; those of the asker alone unless `whose` says centre."""
    mine = [] if whose == "centre" else [T.assignee_id == reading.actor.account_id]
    return (T.status == OPEN, within_reach(reading), *mine)


def follow_ups_joined() -> Any:
    """Consultations with their persons, where there are any."""
    return _FOLLOW_UPS


def tasks_joined() -> Any:
    """Tasks with their persons."""
    return _TASKS


def _promised(reading: Reading) -> Select[Any]:
    return with_person(select(CONSULTATIONS).select_from(_FOLLOW_UPS)).where(*promised(reading))


def _first(reading: Reading, query: Select[Any], words: Any, keys: Any, most: int) -> list[Row]:
    day, identifier = keys
    soon = query.where(or_(words["today"], words["week"])).order_by(day, identifier).limit(most)
    rows = rows_of(reading.connection.execute(soon))
    if len(rows) < most:
        late = query.where(words["overdue"]).order_by(day.desc(), identifier).limit(most - len(rows))
        rows += rows_of(reading.connection.execute(late))
    return rows


def _numbers(reading: Reading, query: Select[Any]) -> dict[str, int]:
    found = reading.connection.execute(query).mappings().one()
    return {word: int(number) for word, number in found.items()}


def _on(column: Any, day: date | None) -> ColumnElement[bool]:
    return column.is_not(None) if day is None else column == day


def _follow_ups(reading: Reading, rows: Sequence[Row]) -> tuple[FollowUp, ...]:
    seen = [row for row in rows if reaches(reading, row)]
    words = iter(reading.open_many([person_of(row) for row in seen if row["person_id"]]))
    today = local_day(reading)
    return tuple(_follow_up(row, full_name(next(words)) if row["person_id"] else "", today) for row in seen)


def _follow_up(row: Row, name: str, today: date) -> FollowUp:
    same = ("consultation_id", "person_id", "centre", "main_topic", "channel", "urgency")
    same += ("task_kind", "task_topic")
    due_on = row["follow_up_on"]
    shown = {each: row[each] for each in same} | {"number": row["p_number"] or "", "name": name}
    return FollowUp(due_on=due_on, overdue=due_on < today, **shown)
