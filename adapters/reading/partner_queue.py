"""Answers what was sent to the organisations for which an account answers: the queue, and one referral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, not_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.partners import GONE, agreed, holding, page_of, told
from adapters.reading.sharing import refused_elsewhere
from adapters.readmodels.people import CONSENTS, PEOPLE
from adapters.readmodels.providers import PROVIDERS
from adapters.readmodels.referrals import REFERRALS
from application.answering import WITHDRAWN
from application.asking import Absent, Answer
from application.partners import PAGE, SHOW, PartnerOne, PartnerQueue, Queue, QueueItem, QueueLine
from application.policy import Thing
from domain.override import APPROVED
from domain.referral import ACCEPTED, CANCELLED, DRAFT, SENT, UNANSWERED, UNDER_WAY

ACTION = "partners.queue"
R = REFERRALS.c
LAST_PAGE = 200
_STATUSES = {"waiting": (SENT, UNANSWERED), "under_way": (ACCEPTED, UNDER_WAY)}
_OPEN = (SENT, UNANSWERED, ACCEPTED, UNDER_WAY)


def partner_queue(reading: Reading, question: PartnerQueue) -> Answer[Queue]:
    """The longest waiting first. A name is shown only where it was shared, and every one shown is logged."""
    ours = and_(R.provider_id.in_(sorted(reading.actor.providers)), R.status != DRAFT, R.sent_on.is_not(None))
    meanings = _meanings(refused_elsewhere(reading, ours))
    sums = (func.sum(case((meaning, 1), else_=0)).label(show) for show, meaning in meanings.items())
    found = reading.connection.execute(select(*sums).where(ours)).one()
    counts = {show: int(getattr(found, show) or 0) for show in SHOW}
    show = question.show if question.show in SHOW else SHOW[0]
    page = min(max(question.page, 1), LAST_PAGE)
    order = (R.due_on, R.referral_id) if show in _STATUSES else (R.sent_on.desc(), R.referral_id)
    query = select(REFERRALS).where(ours, meanings[show]).order_by(*order).limit(PAGE).offset((page - 1) * PAGE)
    shown = [_line(reading, row) for row in rows_of(reading.connection.execute(query))]
    pages = -(-counts[show] // PAGE) or 1
    value = Queue(tuple(line for line, _ in shown), counts, page, pages, _names(reading))
    return Answer(value, tuple(dict.fromkeys(person for line, person in shown if line.name)))


def partner_one(reading: Reading, question: PartnerOne) -> Answer[QueueItem]:
    """Raises Absent for whatever was not sent to an organisation of the asker."""
    query = select(REFERRALS).where(R.referral_id == question.referral_id)
    rows = rows_of(reading.connection.execute(query))
    if not rows or rows[0]["sent_on"] is None:
        raise Absent
    row = rows[0]
    reading.may(ACTION, Thing(row["centre"], provider_id=row["provider_id"]))
    page = GONE if row["status"] == DRAFT else page_of(reading, row, _person(reading, row))
    item = QueueItem(question.referral_id, row["person_id"], page)
    return Answer(item, (row["person_id"],) if page.shared.ticked else ())


KNOWN: Mapping[type, Known] = {
    PartnerQueue: Known(ACTION, partner_queue),
    PartnerOne: Known(ACTION, partner_one),
}


def _meanings(refused: list[UUID]) -> dict[str, ColumnElement[bool]]:
    """Condition of each word of SHOW; what is open without a consent that holds is as good as withdrawn."""
    held = select(CONSENTS.c.person_id).where(holding())
    obliged, still_open = func.coalesce(R.override, "") == APPROVED, R.status.in_(_OPEN)
    agreed_to = obliged | and_(R.person_id.in_(held), R.person_id.not_in(refused))
    gone = (R.status == CANCELLED) | and_(still_open, not_(agreed_to))
    return {
        "waiting": and_(R.status.in_(_STATUSES["waiting"]), agreed_to),
        "under_way": and_(R.status.in_(_STATUSES["under_way"]), agreed_to),
        "over": and_(not_(still_open), R.status != CANCELLED),
        "withdrawn": gone,
    }


def _line(reading: Reading, row: Row) -> tuple[QueueLine, UUID]:
    person_id: UUID = row["person_id"]
    still_open = row["status"] in _OPEN
    told_of = row["override"] == APPROVED or not still_open or agreed(reading, person_id)
    if row["status"] == CANCELLED or not told_of:
        return QueueLine(row["referral_id"], status=WITHDRAWN), person_id
    names = ("referral_id", "service", "priority", "centre", "status", "sent_on", "due_on")
    kept: dict[str, Any] = {name: row[name] for name in names}
    kept["overdue"] = row["status"] == SENT and row["due_on"] < local_day(reading)
    name = told(reading, row, _person(reading, row)).name if still_open else ""
    return QueueLine(**kept, name=name), person_id


def _person(reading: Reading, row: Row) -> Row:
    """The person of a referral; a row of a referral lives no longer than that of its person."""
    query = select(PEOPLE).where(PEOPLE.c.person_id == row["person_id"])
    return rows_of(reading.connection.execute(query))[0]


def _names(reading: Reading) -> tuple[str, ...]:
    query = select(PROVIDERS.c.name).where(PROVIDERS.c.provider_id.in_(sorted(reading.actor.providers)))
    return tuple(sorted(reading.connection.scalars(query)))
