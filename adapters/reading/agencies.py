"""Answers what each organisation of the directory answered, how fast, and with what result. Nobody is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.facts.referral_times import middle
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.readmodels.providers import PROVIDERS
from adapters.readmodels.referrals import REFERRALS
from application.actor import COORDINATOR
from application.asking import Answer
from application.providers import AgencyAnswers, AgencyLine
from domain.referral import (
    ACCEPTED,
    CANCELLED,
    CLIENT,
    COMPLETED,
    DECLINED,
    NOT_COMPLETED,
    PROVIDER,
    SENT,
    UNANSWERED,
    UNDER_WAY,
)

R = REFERRALS.c
COUNTED = {
    "accepted": (ACCEPTED, UNDER_WAY, COMPLETED, NOT_COMPLETED),
    "declined_provider": (DECLINED[PROVIDER],),
    "declined_client": (DECLINED[CLIENT],),
    "no_answer": (UNANSWERED,),
    "completed": (COMPLETED,),
    "not_completed": (NOT_COMPLETED,),
    "cancelled": (CANCELLED,),
    "waiting": (SENT,),
}


def agency_answers(reading: Reading, question: AgencyAnswers) -> Answer[tuple[AgencyLine, ...]]:
    """Of the asker's centres, or of the network for the coordinator; those with the most referrals first."""
    where = [R.sent_on.between(question.since, question.until)]
    if not reading.actor.has(COORDINATOR):
        where.append(R.centre.in_(sorted(reading.actor.centres)))
    if question.provider_id:
        where.append(R.provider_id == question.provider_id)
    columns = (R.provider_id, R.status, R.sent_on, R.due_on, R.answered_on, R.closed_on)
    of_each: dict[UUID | None, list[Row]] = defaultdict(list)
    for row in rows_of(reading.connection.execute(select(*columns).where(*where))):
        of_each[row["provider_id"]].append(row)
    known = reading.connection.execute(select(PROVIDERS.c.provider_id, PROVIDERS.c.name))
    names = {row.provider_id: row.name for row in known}
    today = local_day(reading)
    lines = [_line(who, names.get(who, "") if who else "", rows, today) for who, rows in of_each.items()]
    return Answer(tuple(sorted(lines, key=lambda line: (line.provider_id is None, -line.sent, line.name))))


KNOWN: Mapping[type, Known] = {AgencyAnswers: Known("providers.answers", agency_answers)}


def _line(provider_id: UUID | None, name: str, rows: Sequence[Row], today: date) -> AgencyLine:
    counts: dict[str, Any] = {
        word: sum(row["status"] in statuses for row in rows) for word, statuses in COUNTED.items()
    }
    counts["overdue"] = sum(row["status"] == SENT and row["due_on"] < today for row in rows)
    # As I26 counts: what was called back before it was answered is not waited for.
    due = [row for row in rows if row["due_on"] < today and (row["answered_on"] or row["status"] != CANCELLED)]
    counts |= {"due": len(due), "silent": sum(row["answered_on"] is None for row in due)}
    answered = [(row["answered_on"] - row["sent_on"]).days for row in rows if row["answered_on"]]
    done = [(row["closed_on"] - row["sent_on"]).days for row in rows if row["status"] == COMPLETED]
    days = {"answer_days": middle(answered) if answered else None, "completion_days": middle(done) if done else None}
    return AgencyLine(provider_id, name, len(rows), **counts, **days)
