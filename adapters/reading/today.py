"""Answers what waits at a desk: follow-ups that are due, in the centres of the asker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import full_name, thing
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from application.asking import Answer
from application.consultations import Desk, FollowUp, Today
from application.policy import Decision, Thing, policy

AHEAD = timedelta(days=7)
MOST = 100


def today(reading: Reading, _question: Today) -> Answer[Desk]:
    """Overdue first; only of files that the asker may open."""
    day = local_day(reading)
    rows = [row for row in _due(reading, day) if _reaches(reading, row)]
    names = _names(reading, [row["person_id"] for row in rows if row["person_id"]])
    found = tuple(_follow_up(row, names, day) for row in rows)
    overdue = sum(follow_up.overdue for follow_up in found)
    return Answer(Desk(day, found, overdue, _held(reading, day)), tuple(names))


def local_day(reading: Reading) -> date:
    """The day it is at the centre of the asker, or in UTC for the network."""
    centre = reading.directory.centre(reading.actor.home)
    return datetime.now(centre.zone if centre else UTC).date()


KNOWN: Mapping[type, Known] = {Today: Known("desk.today", today)}


def _due(reading: Reading, day: date) -> list[dict[str, Any]]:
    of_person = (PEOPLE.c.centre.label("home"), PEOPLE.c.owner_id)
    joined = CONSULTATIONS.outerjoin(PEOPLE, PEOPLE.c.person_id == CONSULTATIONS.c.person_id)
    query = select(CONSULTATIONS, *of_person).select_from(joined)
    query = query.where(CONSULTATIONS.c.follow_up_on <= day + AHEAD)
    if not reading.actor.has("COORDINATOR"):
        query = query.where(CONSULTATIONS.c.centre.in_(sorted(reading.actor.centres)))
    order = (CONSULTATIONS.c.follow_up_on, CONSULTATIONS.c.occurred_at, CONSULTATIONS.c.consultation_id)
    return rows_of(reading.connection.execute(query.order_by(*order).limit(MOST)))


def _reaches(reading: Reading, row: Row) -> bool:
    about = Thing(row["home"], row["owner_id"]) if row["person_id"] else Thing(row["centre"])
    return policy(reading.actor, "people.file", about) > Decision.DENY


def _names(reading: Reading, ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    if not ids:
        return {}
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids))))
    rows = [row for row in rows if policy(reading.actor, "people.file", thing(row)) > Decision.DENY]
    opened = reading.open_many(rows)
    return {row["person_id"]: (row["number"], full_name(words)) for row, words in zip(rows, opened, strict=True)}


def _follow_up(row: Row, names: dict[UUID, tuple[str, str]], day: date) -> FollowUp:
    number, name = names.get(row["person_id"], ("", ""))
    same = ("consultation_id", "person_id", "centre", "main_topic", "channel", "urgency")
    due_on = row["follow_up_on"]
    return FollowUp(number=number, name=name, due_on=due_on, overdue=due_on < day, **{n: row[n] for n in same})


def _held(reading: Reading, day: date) -> int:
    mine = CONSULTATIONS.c.counsellor_id == reading.actor.account_id
    query = select(func.count()).where(mine, CONSULTATIONS.c.occurred_on == day, CONSULTATIONS.c.voided.is_(False))
    return int(reading.connection.scalar(query) or 0)
