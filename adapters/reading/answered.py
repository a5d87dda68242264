"""Answers which referrals the desk should act on: taken on, silent beyond their day, turned down lately."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from adapters.reading.asking import Known
from adapters.reading.caseload import counted, names_of, persons, reachable, with_person, within_reach
from adapters.reading.context import Reading
from adapters.reading.days import local_day
from adapters.reading.keyset import page_of
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from application.asking import Answer
from application.desk import DECLINED_WITHIN, Answered, AnsweredList, ListAnswered
from application.policy import Decision, policy
from domain.referral import ACCEPTED, DECLINED, SENT

ACTION = "referrals.list"
R = REFERRALS.c
# The day of the answer, or on which it was due.
DAY = func.coalesce(R.answered_on, R.due_on).label("day")
_JOINED = REFERRALS.join(PEOPLE, PEOPLE.c.person_id == R.person_id)


def list_answered(reading: Reading, question: ListAnswered) -> Answer[AnsweredList]:
    """The longest waiting first."""
    words = _words(reading)
    query = with_person(select(REFERRALS, DAY).select_from(_JOINED)).where(within_reach(reading))
    query = query.where(words.get(question.show, words["accepted"]))
    found, after = page_of(reading, query, (DAY, R.referral_id), question.after)
    rows = reachable(reading, found)
    shown = tuple(
        Answered(
            **{each: row[each] for each in ("referral_id", "person_id", "service", "status", "day")},
            number=row["p_number"],
            name=name,
        )
        for row, name in zip(rows, names_of(reading, rows), strict=True)
    )
    return Answer(AnsweredList(shown, counts(reading), after), persons(shown))


KNOWN: Mapping[type, Known] = {ListAnswered: Known(ACTION, list_answered)}


def counts(reading: Reading) -> dict[str, int]:
    """How many stand under each word of ANSWERS; nothing for a role without referrals."""
    if policy(reading.actor, ACTION) <= Decision.DENY:
        return {}
    query = select(*counted(_words(reading))).select_from(_JOINED).where(within_reach(reading))
    found: Any = reading.connection.execute(query).mappings().one()
    return {word: int(number) for word, number in found.items()}


def _words(reading: Reading) -> dict[str, ColumnElement[bool]]:
    today = local_day(reading)
    lately = R.answered_on >= today - DECLINED_WITHIN
    return {
        "accepted": R.status == ACCEPTED,
        "silent": and_(R.status == SENT, R.due_on < today),
        "declined": and_(R.status.in_(DECLINED.values()), lately),
    }
