"""Mail to staff that waits: made once for each batch of notices, claimed before it is sent, tried again when refused.

Guarantee: a mail that was made is sent at least once, whatever dies when; it is sent twice only when a worker dies
between the relay's "accepted" and our note of it, and then both carry one Message-ID. Nothing in it names anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, and_, delete, or_, select, update
from uuid_utils.compat import uuid7

from adapters.access import due, looks, scheduled
from adapters.access.reach import reached
from adapters.access.tables import MAIL_OUTBOX as OUTBOX
from adapters.access.tables import NOTICE_WISHES as WISHES
from adapters.readmodels.addressed import addressed
from adapters.readmodels.notices import NOTICES
from application.actor import Actor
from application.notices import DAILY, NONE

WAITING, SENDING, SENT, GIVEN_UP = "waiting", "sending", "sent", "given_up"
# Whoever claimed a mail and says nothing for so long has died.
LEASE = timedelta(minutes=5)
# After the first refusal a minute passes, then two, four … at most six hours; after so many tries nobody tries again.
FIRST_WAIT, LONGEST_WAIT, MOST_TRIES = timedelta(minutes=1), timedelta(hours=6), 12
# A write that began earlier may still commit: only what is older is told.
SETTLED = timedelta(seconds=20)
# The hour of the office's zone from which on daily mail goes out, and how long a mail that ended is kept.
HOUR, KEPT = 7, timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail that is claimed."""

    message_id: UUID
    account_id: UUID
    number: int
    tries: int


class Outbox:
    """The queue in the access store; any number of workers may serve it."""

    def __init__(self, engine: Engine, ledger: Engine, lease: timedelta = LEASE) -> None:
        self._engine = engine
        self._ledger = ledger
        self._lease = lease

    def wishing(self, local: datetime) -> list[tuple[UUID, datetime]]:
        """(account, told until) of those who want a mail now; daily ones from HOUR on, once a day of `local`'s zone."""
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        fresh_day = and_(local.hour >= HOUR, or_(WISHES.c.mailed_at.is_(None), WISHES.c.mailed_at < midnight))
        due = and_(WISHES.c.mail != NONE, or_(WISHES.c.mail != DAILY, fresh_day))
        with reached(self._engine) as connection:
            rows = connection.execute(select(WISHES.c.account_id, WISHES.c.mailed_until).where(due))
            return [(row.account_id, row.mailed_until) for row in rows]

    def make(self, actor: Actor, told_until: datetime, now: datetime) -> bool:
        """Put a mail about everything newer into the queue, and note how far it tells, in one transaction."""
        until = now - SETTLED
        n = NOTICES.c
        query = select(n.at).where(addressed(actor), n.at > told_until, n.at <= until)
        with reached(self._ledger) as connection:
            told = list(connection.scalars(query))
        told += [at for _, at in looks.since(self._engine, actor, told_until) if at <= until]
        told += [at for _, at in scheduled.since(self._engine, actor, told_until) if at <= until]
        told += [at for _, at in due.since(self._engine, actor, told_until) if at <= until]
        if not told:
            return False
        row = {"message_id": uuid7(), "account_id": actor.account_id, "number": len(told), "made": now}
        row |= {"state": WAITING, "tries": 0, "next_try": now, "sent": None, "error": ""}
        # Whoever else read the same wish finds it changed, and makes nothing.
        unchanged = and_(WISHES.c.account_id == actor.account_id, WISHES.c.mailed_until == told_until)
        with reached(self._engine) as connection:
            noted = connection.execute(
                update(WISHES).where(unchanged, WISHES.c.mail != NONE).values(mailed_until=max(told), mailed_at=now)
            )
            if noted.rowcount != 1:
                return False
            connection.execute(OUTBOX.insert().values(**row))
        return True

    def claim(self, now: datetime) -> Iterator[Mail]:
        """Mail that is due, one by one; each is ours alone for the time of the lease."""
        due = and_(OUTBOX.c.state.in_((WAITING, SENDING)), OUTBOX.c.next_try <= now)
        with reached(self._engine) as connection:
            rows = list(connection.execute(select(OUTBOX).where(due).order_by(OUTBOX.c.next_try).limit(500)))
        for row in rows:
            same = and_(OUTBOX.c.message_id == row.message_id, OUTBOX.c.next_try == row.next_try)
            until = datetime.now(UTC) + self._lease
            claimed = {"state": SENDING, "next_try": until, "tries": row.tries + 1}
            with reached(self._engine) as connection:
                ours = connection.execute(update(OUTBOX).where(same).values(**claimed)).rowcount == 1
            if ours:
                yield Mail(row.message_id, row.account_id, row.number, row.tries + 1)

    def sent(self, mail: Mail) -> None:
        """The relay has taken it."""
        self._note(mail, state=SENT, sent=datetime.now(UTC), error="")

    def refused(self, mail: Mail, error: str, *, for_ever: bool = False) -> None:
        """Try again later, twice as long each time; or never. `error` is a code, no words of anybody."""
        over = for_ever or mail.tries >= MOST_TRIES
        wait = min(FIRST_WAIT * 2 ** (mail.tries - 1), LONGEST_WAIT)
        state = GIVEN_UP if over else WAITING
        self._note(mail, state=state, next_try=datetime.now(UTC) + wait, error=error[:80])

    def purge(self, now: datetime) -> None:
        """Forget mail that ended a month ago."""
        over = and_(OUTBOX.c.state.in_((SENT, GIVEN_UP)), OUTBOX.c.made < now - KEPT)
        with reached(self._engine) as connection:
            connection.execute(delete(OUTBOX).where(over))

    def _note(self, mail: Mail, **values: object) -> None:
        with reached(self._engine) as connection:
            connection.execute(update(OUTBOX).where(OUTBOX.c.message_id == mail.message_id).values(**values))
