"""Reports that are made by themselves: due at a set instant, counted as known at it, made once, kept with a hash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Engine, Integer, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from uuid_utils.compat import uuid7

from adapters.access.reach import EVERY, reached
from adapters.access.report_tables import MADE, SCHEDULES
from application.actor import Actor
from application.asking import Absent, Forbidden
from application.notices import NoticeId
from application.reports.periods import Period, just_before, month_of, parse_period
from application.reports.scheduled import MOST, QUARTER, SHOWN, MadeReport, NotMade, Schedule
from application.reports.table import ReportStale

log = structlog.get_logger()

KIND = "REPORT_MADE"
# At this hour of the set day, on the clock of the installation.
HOUR = time(6)
# Every page counts what is new: the question is put together once.
_WAITING = (
    select(MADE.c.made_id, MADE.c.at)
    .where(MADE.c.account_id == bindparam("account"), MADE.c.fault == "", MADE.c.deleted.is_(False))
    .order_by(MADE.c.at.desc(), MADE.c.made_id.desc())
)
_SINCE = _WAITING.where(MADE.c.at > bindparam("after")).limit(bindparam("most", type_=Integer))
# (schedule, period, instant, actor) → the file.
Make = Callable[[Schedule, Period, datetime, Actor], bytes]
# Whose it is, if anybody's; a NotMade says what else is in the way.
WhoIs = Callable[[UUID], Actor | None]


class ScheduledReports:
    """See `web/ports.py: Scheduled`."""

    def __init__(self, engine: Engine, zone: str) -> None:
        self._engine = engine
        self._zone = ZoneInfo(zone)

    def add(self, actor: Actor, schedule: Schedule) -> bool:
        """False where the account keeps MOST already."""
        row = {**asdict(schedule), "account_id": actor.account_id, "begun": datetime.now(UTC), "stopped": False}
        with reached(self._engine) as connection:
            if len(connection.execute(self._mine(actor)).all()) >= MOST:
                return False
            connection.execute(insert(SCHEDULES), row)
        return True

    def of(self, actor: Actor) -> list[Schedule]:
        """Those of the account that go on, the oldest first."""
        with reached(self._engine) as connection:
            return [_schedule(row) for row in connection.execute(self._mine(actor).order_by(SCHEDULES.c.begun))]

    def stop(self, actor: Actor, schedule_id: UUID) -> None:
        """Its files stay."""
        mine = and_(SCHEDULES.c.schedule_id == schedule_id, SCHEDULES.c.account_id == actor.account_id)
        with reached(self._engine) as connection:
            connection.execute(update(SCHEDULES).where(mine).values(stopped=True))

    def made(self, actor: Actor) -> list[MadeReport]:
        """The last files of the account, and what could not be made."""
        wanted = [column for column in MADE.c if column.name != "body"]
        query = select(*wanted).where(MADE.c.account_id == actor.account_id, MADE.c.deleted.is_(False))
        with reached(self._engine) as connection:
            found = connection.execute(query.order_by(MADE.c.at.desc(), MADE.c.made_id).limit(SHOWN))
            return [_made(row) for row in found]

    def body(self, actor: Actor, made_id: UUID) -> tuple[MadeReport, bytes] | None:
        """A file of the account with its bytes."""
        mine = and_(MADE.c.made_id == made_id, MADE.c.account_id == actor.account_id, MADE.c.deleted.is_(False))
        with reached(self._engine) as connection:
            row = connection.execute(select(MADE).where(mine)).first()
        return (_made(row), bytes(row.body)) if row is not None and row.body is not None else None

    def forget(self, actor: Actor, made_id: UUID) -> None:
        """The bytes go; that it was made is kept, so that it is not made again."""
        mine = and_(MADE.c.made_id == made_id, MADE.c.account_id == actor.account_id)
        with reached(self._engine) as connection:
            connection.execute(update(MADE).where(mine).values(deleted=True, body=None))

    def run(self, now: datetime, who_is: WhoIs, make: Make) -> None:
        """Make everything that is due and not made. What fails is noted, shown, and tried again at the next run.

        After a crash in between the same file is made again: it is counted as known at the set instant.
        """
        with reached(self._engine) as connection:
            rows = connection.execute(select(SCHEDULES).where(SCHEDULES.c.stopped.is_(False))).all()
            done = {
                (row.schedule_id, row.period)
                for row in connection.execute(select(MADE.c.schedule_id, MADE.c.period).where(MADE.c.fault == ""))
            }
        for row in rows:
            for period, due in self._due(row, now):
                if (row.schedule_id, period.text) not in done:
                    self._one(row, period, due, who_is, make)

    def _due(self, row: Any, now: datetime) -> Iterator[tuple[Period, datetime]]:
        """The periods that have come since the schedule was begun."""
        period = _of(row.every, now)
        while True:
            period = just_before(period)
            day = period.last + timedelta(days=row.day)
            due = datetime.combine(day, HOUR, self._zone).astimezone(UTC)
            if due <= row.begun:
                return
            if due <= now:
                yield period, due

    def _one(self, row: Any, period: Period, due: datetime, who_is: WhoIs, make: Make) -> None:
        body, fault = b"", ""
        try:
            if (actor := who_is(row.account_id)) is None:
                raise Forbidden
            body = make(_schedule(row), period, due, actor)
        except (Absent, Forbidden, ReportStale) as problem:
            fault = type(problem).__name__
        except NotMade as problem:
            fault = problem.fault
        made = {"made_id": uuid7(), "schedule_id": row.schedule_id, "account_id": row.account_id, "code": row.code}
        made |= {"centre": row.centre, "period": period.text, "kind": row.kind, "as_of": due, "at": datetime.now(UTC)}
        made["fault"] = fault
        made |= {"sha256": sha256(body).hexdigest() if body else "", "body": body or None, "deleted": False}
        failed = and_(MADE.c.schedule_id == row.schedule_id, MADE.c.period == period.text, MADE.c.fault != "")
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(MADE).where(failed))
                connection.execute(insert(MADE), made)
        except IntegrityError:
            # Another worker was quicker.
            log.info("report.made_already", period=period.text)

    def _mine(self, actor: Actor) -> Any:
        return select(SCHEDULES).where(SCHEDULES.c.account_id == actor.account_id, SCHEDULES.c.stopped.is_(False))


def told(engine: Engine, actor: Actor, *where: Any, most: int | None = None) -> list[dict[str, Any]]:
    """Files that wait for the account, the newest first."""
    query, asked = _WAITING.where(*where).limit(most), {"account": actor.account_id}
    with reached(engine) as connection:
        return [dict(row) for row in connection.execute(query, asked).mappings()]


def since(engine: Engine, actor: Actor, after: datetime, most: int | None = None) -> list[tuple[NoticeId, datetime]]:
    """Ids and instants of the notices of files made after an instant."""
    asked = {"account": actor.account_id, "after": after, "most": EVERY if most is None else most}
    with reached(engine) as connection:
        return [(NoticeId(row.made_id, 0, 0), row.at) for row in connection.execute(_SINCE, asked)]


def _of(every: str, now: datetime) -> Period:
    """The month or quarter of tomorrow: whatever is before it may have come, whatever the clock of the installation."""
    month = month_of((now + timedelta(days=1)).date())
    return parse_period(f"{month.first.year}-Q{(month.first.month + 2) // 3}") if every == QUARTER else month


def _schedule(row: Any) -> Schedule:
    return Schedule(row.schedule_id, row.code, row.centre, row.every, row.day, row.kind)


def _made(row: Any) -> MadeReport:
    said = (row.code, row.centre, row.period, row.kind)
    return MadeReport(row.made_id, *said, row.as_of, row.at, row.fault, row.sha256)
