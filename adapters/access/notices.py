"""What accounts have read of their notices, and how they want to be written to."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, Engine, Integer, Select, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.access import due, looks, scheduled
from adapters.access.reach import EVERY, reachable, reached
from adapters.access.tables import NOTICE_READINGS as READINGS
from adapters.access.tables import NOTICE_WISHES as WISHES
from adapters.keys.store import PersonKeys
from adapters.readmodels.addressed import addressed
from adapters.readmodels.notices import NOTICES
from adapters.settings import Settings
from application.actor import Actor
from application.notices import MAIL, MOST_COUNTED, NONE, NoticeId, Wish

# A write that began earlier may still commit with an earlier instant: what is newer is marked one by one.
SETTLED = timedelta(minutes=1)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
FORMAT = b"\x01"
NONCE = 12
# Every page counts what is new: these are put together once.
_READ_UNTIL = select(WISHES.c.read_until).where(WISHES.c.account_id == bindparam("account"))
_READ_SINGLY = select(READINGS).where(READINGS.c.account_id == bindparam("account"))
PAD = 64
ADDRESS = re.compile(r"[^@\s,;<>\"()\\\x00-\x20\x7f]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)", re.ASCII)


@dataclass(frozen=True)
class Read:
    """What an account has read: everything up to an instant, and single notices."""

    until: datetime
    single: dict[NoticeId, datetime]

    def has(self, notice: NoticeId, at: datetime) -> bool:
        """Whether the notice was read as it stands; one that was told again is new."""
        return at <= self.until or at <= self.single.get(notice, NEVER)


def read_by(engine: Engine, account_id: UUID) -> Read:
    """What an account has read."""
    with reached(engine) as connection:
        until = connection.scalar(_READ_UNTIL, {"account": account_id})
        rows = connection.execute(_READ_SINGLY, {"account": account_id})
        single = {NoticeId(row.originator_id, row.originator_version, row.place): row.read for row in rows}
    return Read(until or NEVER, single)


class Notices:
    """See `application/notices.py: NoticeBook`."""

    def __init__(self, engine: Engine, ledger: Engine, keys: PersonKeys, settings: Settings) -> None:
        self._engine = engine
        self._ledger = ledger
        self._keys = keys
        self._settings = settings

    def unread(self, actor: Actor) -> int:
        """Two looks by index; the header of every page shows the number."""
        return len(self._unread(actor, MOST_COUNTED + 1))

    def mark(self, actor: Actor, notices: tuple[NoticeId, ...]) -> None:
        """Note that these were read, as they stand now."""
        known = dict(self._unread(actor, None))
        with reached(self._engine) as connection:
            for notice in notices:
                if notice in known:
                    self._read(connection, actor.account_id, notice, known[notice])

    def mark_all(self, actor: Actor, until: datetime | None = None) -> None:
        """Everything told so far, or up to `until`; what is older than a minute needs no line of its own any more."""
        told_before, until = until, until or datetime.now(UTC) - SETTLED
        known = self._unread(actor, None)
        with reached(self._engine) as connection:
            self._keep(connection, actor.account_id, read_until=until)
            connection.execute(
                delete(READINGS).where(READINGS.c.account_id == actor.account_id, READINGS.c.read <= until)
            )
            for notice, at in known:
                if at > until and told_before is None:
                    self._read(connection, actor.account_id, notice, at)

    def wish(self, actor: Actor) -> Wish:
        """Nobody is written to unless they asked for it."""
        with reached(self._engine) as connection:
            found = connection.execute(select(WISHES).where(WISHES.c.account_id == actor.account_id)).first()
        address = self.open_address(actor.account_id, found.address_box) if found else ""
        return Wish(found.mail if found else NONE, address, bool(self._settings.mail_host))

    def keep_wish(self, actor: Actor, mail: str, address: str) -> str | None:
        """None when kept, else the code of what is wrong. Mail begins with what is told from now on."""
        found = ADDRESS.fullmatch(address.lower()) if address else None
        if mail not in MAIL or (mail != NONE and found is None) or (address and found is None):
            return "notices.address"
        domains = self._settings.mail_domain_list
        if found is not None and domains and found[1] not in domains:
            return "notices.address_elsewhere"
        box = self._seal(actor.account_id, address) if address else None
        with reached(self._engine) as connection:
            now = datetime.now(UTC)
            self._keep(connection, actor.account_id, mail=mail, address_box=box, mailed_until=now)
        return None

    def open_address(self, account_id: UUID, box: bytes | None) -> str:
        """The address in a box of the account; nothing where its key is destroyed."""
        with reachable():
            cipher = self._keys.find(account_id)
        if cipher is None or box is None or bytes(box[:1]) != FORMAT:
            return ""
        try:
            found: bytes = cipher.decrypt(bytes(box[1 : 1 + NONCE]), bytes(box[1 + NONCE :]), _binding(account_id))
        except InvalidTag:
            return ""
        return found.decode().strip()

    def _seal(self, account_id: UUID, address: str) -> bytes:
        with reachable():
            self._keys.ensure([account_id])
            cipher = self._keys.find(account_id)
        if cipher is None:
            raise LookupError("the key of the account is destroyed")
        nonce, plain = os.urandom(NONCE), address.encode()
        sealed: bytes = cipher.encrypt(nonce, plain + b" " * (-len(plain) % PAD), _binding(account_id))
        return FORMAT + nonce + sealed

    def _unread(self, actor: Actor, most: int | None) -> list[tuple[NoticeId, datetime]]:
        seen = read_by(self._engine, actor.account_id)
        enough = None if most is None else most + len(seen.single)
        asked = {"after": seen.until, "most": EVERY if enough is None else enough}
        with reached(self._ledger) as connection:
            rows = [(NoticeId(*row[:3]), row.at) for row in connection.execute(_told_to(actor), asked)]
        for source in (looks, scheduled, due):
            rows += source.since(self._engine, actor, seen.until, enough)
        return [(notice, at) for notice, at in rows if not seen.has(notice, at)][:most]

    def _read(self, connection: Connection, account_id: UUID, notice: NoticeId, at: datetime) -> None:
        key = {"account_id": account_id, "originator_id": notice.originator_id}
        key |= {"originator_version": notice.version, "place": notice.place}
        self._upsert(connection, READINGS, key, {"read": at})

    def _keep(self, connection: Connection, account_id: UUID, **values: Any) -> None:
        fresh = {"read_until": NEVER, "mail": NONE, "mailed_until": NEVER, **values}
        insert: Any = self._insert(WISHES).values(account_id=account_id, **fresh)
        connection.execute(insert.on_conflict_do_update(index_elements=[WISHES.c.account_id], set_=values))

    def _upsert(self, connection: Connection, table: Any, key: dict[str, Any], values: dict[str, Any]) -> None:
        insert = self._insert(table).values(**key, **values)
        connection.execute(insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=values))

    def _insert(self, table: Any) -> Any:
        return {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self._engine.dialect.name](table)


@lru_cache(maxsize=256)
def _told_to(actor: Actor) -> Select[Any]:
    """Notices to an account as it stands, the newest first."""
    n = NOTICES.c
    query = select(n.originator_id, n.originator_version, n.place, n.at)
    query = query.where(addressed(actor), n.at > bindparam("after")).order_by(n.at.desc())
    return query.limit(bindparam("most", type_=Integer))


def _binding(account_id: UUID) -> bytes:
    return b"mail\x00" + account_id.bytes
