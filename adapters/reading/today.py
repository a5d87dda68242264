"""Answers what waits at a desk: the first lines of what is due, and how many there are behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from adapters.reading import answered, cases, due, ending
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.days import local_day
from adapters.readmodels.consultations import CONSULTATIONS
from application.asking import Answer
from application.desk import FIRST_LINES, Desk, Today


def today(reading: Reading, _question: Today) -> Answer[Desk]:
    """What is due today and ahead, then what is overdue, the newest day first; the rest is behind the counts."""
    day = local_day(reading)
    follow_ups, tasks = due.first_follow_ups(reading, FIRST_LINES), due.first_tasks(reading, FIRST_LINES)
    own = cases.counts(reading, None)
    value = Desk(
        today=day,
        follow_ups=follow_ups,
        follow_up_counts=due.follow_up_counts(reading, None),
        tasks=tasks,
        task_counts=due.task_counts(reading, "mine", None),
        answered=answered.counts(reading),
        cases=own["mine"],
        quiet=own["quiet"],
        held=_held(reading, day),
        consents=ending.counts(reading),
    )
    return Answer(value, tuple(dict.fromkeys(each.person_id for each in (*follow_ups, *tasks) if each.person_id)))


KNOWN: Mapping[type, Known] = {Today: Known("desk.today", today)}


def _held(reading: Reading, day: date) -> int:
    mine = CONSULTATIONS.c.counsellor_id == reading.actor.account_id
    query = select(func.count()).where(mine, CONSULTATIONS.c.occurred_on == day, CONSULTATIONS.c.voided.is_(False))
    return int(reading.connection.scalar(query) or 0)
