"""What falls due by itself: tasks, promises, calls to return, consents that end; one reminder for each and its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, and_, select

from adapters.access import due
from adapters.access.due import Waiting
from adapters.reading.ending import STANDS
from adapters.readmodels.calls import CALLS
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.notices import NOTICES
from adapters.readmodels.people_tables import CONSENTS, PEOPLE
from adapters.readmodels.tasks import OPEN, TASKS
from application.lists import ENDING_WITHIN

# What has waited longer stands in the lists of the day; nobody is reminded of it every morning for ever.
BACK = timedelta(days=14)
# A missed call is to be returned on the day after.
RETURN = timedelta(days=1)
# How often the worker looks.
EVERY = timedelta(minutes=15)


class FallingDue:
    """Looks once in EVERY; days are those of the office's zone."""

    def __init__(self, ledger: Engine, access: Engine, zone: str) -> None:
        self._ledger, self._access, self._zone = ledger, access, ZoneInfo(zone)
        self._looked: datetime | None = None

    def run(self, now: datetime) -> int:
        """Returns how many reminders are new. A worker that starts anew reminds nobody twice."""
        if self._looked is not None and now - self._looked < EVERY:
            return 0
        today = now.astimezone(self._zone).date()
        with self._ledger.begin() as connection:
            found = [*_tasks(connection, today), *_promises(connection, today), *_calls(connection, today)]
            found += _consents(connection, today)
        self._looked = now
        return due.keep(self._access, found, now)


def _tasks(connection: Connection, today: date) -> Iterator[Waiting]:
    t = TASKS.c
    query = select(t.assignee_id, t.case_id, t.task_id, t.due_on, t.person_id)
    # What was set for the same day is known to whoever does it.
    due_by_now = and_(t.due_on.between(today - BACK, today), t.set_on < t.due_on)
    for row in connection.execute(query.where(t.status == OPEN, due_by_now)):
        yield Waiting(row.assignee_id, "TASK_DUE", row.case_id, row.task_id, row.due_on, row.person_id)


def _promises(connection: Connection, today: date) -> Iterator[Waiting]:
    c = CONSULTATIONS.c
    joined = CONSULTATIONS.outerjoin(PEOPLE, PEOPLE.c.person_id == c.person_id)
    query = select(c.consultation_id, c.person_id, c.counsellor_id, c.follow_up_on, PEOPLE.c.owner_id)
    query = query.select_from(joined).where(c.follow_up_on.between(today - BACK, today))
    rows = list(connection.execute(query))
    asked = _asked(connection, [row.consultation_id for row in rows])
    for row in rows:
        who = asked.get(row.consultation_id) or row.owner_id or row.counsellor_id
        yield Waiting(
            who, "PROMISE_DUE", row.consultation_id, row.consultation_id, row.follow_up_on, row.person_id
        )


def _asked(connection: Connection, records: list[UUID]) -> dict[UUID, UUID]:
    """Which colleague was asked last to keep a promise."""
    n = NOTICES.c
    query = select(n.record_id, n.account_id).where(n.kind == "PROMISE_GIVEN", n.record_id.in_(records))
    return {row.record_id: row.account_id for row in connection.execute(query.order_by(n.at))} if records else {}


def _calls(connection: Connection, today: date) -> Iterator[Waiting]:
    c = CALLS.c
    missed = c.waiting_since.between(today - RETURN - BACK, today - RETURN)
    query = select(c.counsellor_id, c.call_id, c.waiting_since, c.person_id)
    for row in connection.execute(query.where(missed, c.voided.is_(False))):
        day = row.waiting_since + RETURN
        yield Waiting(row.counsellor_id, "CALL_DUE", row.call_id, row.call_id, day, row.person_id)


def _consents(connection: Connection, today: date) -> Iterator[Waiting]:
    """Whoever looks after the person hears of it; what nobody looks after stands in the lists of the centre."""
    c, p = CONSENTS.c, PEOPLE.c
    joined = CONSENTS.join(PEOPLE, p.person_id == c.person_id)
    ends = and_(STANDS, c.expires_on.between(today, today + ENDING_WITHIN), p.owner_id.is_not(None))
    query = select(p.owner_id, c.person_id, c.expires_on).distinct().select_from(joined).where(ends)
    for row in connection.execute(query):
        yield Waiting(row.owner_id, "CONSENT_ENDING", row.person_id, row.person_id, row.expires_on, row.person_id)
