"""Codes and one-time links with which an organisation without an account answers a referral."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, and_, case, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from adapters.access.reach import reached
from adapters.access.tables import ANSWER_CODES, ANSWER_TRIES
from adapters.access.throttle import network
from adapters.keys.keyring import Keyring
from application.answering import ALPHABET, LENGTH, AnswerCode, Issued, read_code

WINDOW = timedelta(minutes=15)
# Wrong tries within WINDOW after which every answer is no: from one address, and from everywhere together. With the
# second, a month of guessing from many addresses makes less than a million tries at 110 thousand million codes.
ADDRESS, EVERYWHERE = 10, 300
C, T = ANSWER_CODES.c, ANSWER_TRIES.c


class AnswerCodes:
    """See `application/answering.py: Answers`. Codes and links are known by their HMAC only."""

    def __init__(self, engine: Engine, keyring: Keyring, days: int) -> None:
        self._engine = engine
        self._keyring = keyring
        self.days = days

    def issue(self, referral_id: UUID, person_id: UUID, centre: str, language: str, now: datetime) -> Issued:
        """A fresh code and link; those of the referral before it are dead from now on. Raises Unavailable."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        link = secrets.token_urlsafe(24)
        row = {"code_id": uuid7(), "referral_id": referral_id, "person_id": person_id, "centre": centre}
        row |= {"code_mac": self._mac("answer code", code), "link_mac": self._mac("answer link", link)}
        row |= {"language": language, "made": now, "expires": now + timedelta(days=self.days)}
        with reached(self._engine) as connection:
            _revoke(connection, C.referral_id == referral_id, now)
            connection.execute(insert(ANSWER_CODES).values(**row, link_used=None, revoked=None))
        return Issued(code, link, row["expires"])

    def revoke(self, referral_id: UUID, now: datetime) -> bool:
        """Whether there was a living code of the referral, which is dead now. Raises Unavailable."""
        with reached(self._engine) as connection:
            return _revoke(connection, C.referral_id == referral_id, now)

    def living(self, referral_id: UUID, now: datetime) -> AnswerCode | None:
        """The code of a referral that can be answered with, without its letters."""
        return self._find(C.referral_id == referral_id, now)

    def by_id(self, code_id: UUID, now: datetime) -> AnswerCode | None:
        """A code that somebody has typed already, while it lives."""
        return self._find(C.code_id == code_id, now)

    def by_code(self, typed: str, address: str, now: datetime) -> AnswerCode | None:
        """The code that was typed, while it lives. None says nothing more: wrong, old, revoked, or too many tries."""
        return self._tried(C.code_mac == self._mac("answer code", read_code(typed)), address, now)

    def by_link(self, token: str, address: str, now: datetime) -> AnswerCode | None:
        """The code of a link that nobody has opened before; None says nothing more."""
        unused = and_(C.link_mac == self._mac("answer link", token[:200]), C.link_used.is_(None))
        found = self._tried(unused, address, now)
        if found is None:
            return None
        with reached(self._engine) as connection:
            used = update(ANSWER_CODES).where(C.code_id == found.code_id, C.link_used.is_(None)).values(link_used=now)
            return found if connection.execute(used).rowcount else None

    def _tried(self, wanted: ColumnElement[bool], address: str, now: datetime) -> AnswerCode | None:
        """A try is written down before it is looked at, so that tries made at once are all counted."""
        address_mac = self._mac("address", network(address))
        with reached(self._engine) as connection:
            connection.execute(delete(ANSWER_TRIES).where(T.at <= now - WINDOW))
            made = connection.scalar(insert(ANSWER_TRIES).values(address_mac=address_mac, at=now).returning(T.id))
        with reached(self._engine) as connection:
            allowed = _within_limits(connection, address_mac)
        # Looked up in either case: a refusal takes as long as a wrong code.
        found = self._find(wanted, now)
        if allowed and found is None:
            return None
        # A right code is no guess; a try beyond the limit is not counted, or a stranger could lock everybody out.
        with reached(self._engine) as connection:
            connection.execute(delete(ANSWER_TRIES).where(T.id == made))
        return found if allowed else None

    def _find(self, wanted: ColumnElement[bool], now: datetime) -> AnswerCode | None:
        query = select(ANSWER_CODES).where(wanted, C.revoked.is_(None), C.expires > now)
        with reached(self._engine) as connection:
            row: Any = connection.execute(query).one_or_none()
        if row is None:
            return None
        return AnswerCode(row.code_id, row.referral_id, row.person_id, row.centre, row.language, row.expires)

    def _mac(self, kind: str, value: str) -> bytes:
        return self._keyring.index_mac(kind, value)


def _revoke(connection: Connection, which: ColumnElement[bool], now: datetime) -> bool:
    dead = update(ANSWER_CODES).where(which, C.revoked.is_(None)).values(revoked=now)
    return bool(connection.execute(dead).rowcount)


def _within_limits(connection: Connection, address_mac: bytes) -> bool:
    from_here = func.sum(case((T.address_mac == address_mac, 1), else_=0))
    here, everywhere = connection.execute(select(from_here, func.count()).select_from(ANSWER_TRIES)).one()
    return (here or 0) <= ADDRESS and everywhere <= EVERYWHERE
