"""Codes and one-time links with which an organisation without an account answers a referral."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from adapters.access.code_tables import ANSWER_CODES, ANSWER_TRIES
from adapters.access.reach import reached
from adapters.keys.keyring import Keyring
from adapters.networks import network
from application.answering import ALPHABET, CHECK_LENGTH, LENGTH, AnswerCode, Issued, read_code

WINDOW = timedelta(minutes=15)
# Wrong tries within WINDOW. After ADDRESS from one address every answer to it is no. After EVERYWHERE from all of them
# together nobody is locked out: a code then opens only with the further letters of its slip, twelve letters in all,
# and after CODE wrong ones of these for one code that code alone rests. Until EVERYWHERE is reached, a month of
# guessing makes less than a million tries at 110 thousand million codes; beyond it, there are 24**12 of them.
ADDRESS, EVERYWHERE, CODE = 10, 300, 5
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
        check = "".join(secrets.choice(ALPHABET) for _ in range(CHECK_LENGTH))
        row["check_mac"] = self._check_mac(code, check)
        row |= {"language": language, "made": now, "expires": now + timedelta(days=self.days)}
        with reached(self._engine) as connection:
            _revoke(connection, C.referral_id == referral_id, now)
            connection.execute(insert(ANSWER_CODES).values(**row, link_used=None, revoked=None))
        return Issued(code, link, row["expires"], check)

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

    def cautious(self, now: datetime) -> bool:
        """Whether a code opens only together with its further letters now. Raises Unavailable."""
        with reached(self._engine) as connection:
            return _many(connection, now)

    def by_code(self, typed: str, address: str, now: datetime, check: str = "") -> AnswerCode | None:
        """The code that was typed, while it lives. None says nothing more: wrong, old, revoked, or too many tries.

        A try is written down before it is looked at, so that tries made at once are all counted.
        """
        address_mac, code = self._mac("address", network(address)), read_code(typed)
        with reached(self._engine) as connection:
            connection.execute(delete(ANSWER_TRIES).where(T.at <= now - WINDOW))
            made = connection.scalar(insert(ANSWER_TRIES).values(address_mac=address_mac, at=now).returning(T.id))
        with reached(self._engine) as connection:
            allowed, many = _few(connection, T.address_mac == address_mac, ADDRESS), _many(connection, now)
        # Looked up in either case: a refusal takes as long as a wrong code.
        row = self._row(C.code_mac == self._mac("answer code", code), now)
        letters = self._check_mac(code, read_code(check))
        if allowed and row is None:
            return None
        opens = allowed and row is not None and (not many or self._checked(row, letters, made))
        if opens or not allowed:
            # A right code is no guess; a try beyond the limit is not counted, or a stranger could lock everybody out.
            with reached(self._engine) as connection:
                connection.execute(delete(ANSWER_TRIES).where(T.id == made))
        return _code(row) if opens else None

    def by_link(self, token: str, now: datetime) -> AnswerCode | None:
        """The code of a link that nobody has opened before; None says nothing more. 24 random bytes are not guessed."""
        row = self._row(and_(C.link_mac == self._mac("answer link", token[:200]), C.link_used.is_(None)), now)
        if row is None:
            return None
        with reached(self._engine) as connection:
            used = update(ANSWER_CODES).where(C.code_id == row.code_id, C.link_used.is_(None)).values(link_used=now)
            return _code(row) if connection.execute(used).rowcount else None

    def _checked(self, row: Any, letters: bytes, made: int | None) -> bool:
        """Whether the further letters are those of the slip; wrong ones count against this code."""
        with reached(self._engine) as connection:
            connection.execute(update(ANSWER_TRIES).where(T.id == made).values(code_id=row.code_id))
        with reached(self._engine) as connection:
            rested = _few(connection, T.code_id == row.code_id, CODE)
        return rested and row.check_mac is not None and hmac.compare_digest(bytes(row.check_mac), letters)

    def _find(self, wanted: ColumnElement[bool], now: datetime) -> AnswerCode | None:
        row = self._row(wanted, now)
        return None if row is None else _code(row)

    def _row(self, wanted: ColumnElement[bool], now: datetime) -> Any:
        query = select(ANSWER_CODES).where(wanted, C.revoked.is_(None), C.expires > now)
        with reached(self._engine) as connection:
            return connection.execute(query).one_or_none()

    def _check_mac(self, code: str, check: str) -> bytes:
        return self._mac("answer check", f"{code} {check}")

    def _mac(self, kind: str, value: str) -> bytes:
        return self._keyring.index_mac(kind, value)


def _revoke(connection: Connection, which: ColumnElement[bool], now: datetime) -> bool:
    dead = update(ANSWER_CODES).where(which, C.revoked.is_(None)).values(revoked=now)
    return bool(connection.execute(dead).rowcount)


def _code(row: Any) -> AnswerCode:
    return AnswerCode(row.code_id, row.referral_id, row.person_id, row.centre, row.language, row.expires)


def _few(connection: Connection, which: ColumnElement[bool], most: int) -> bool:
    """Whether there were no more than so many tries of a kind; more are not looked at than that."""
    found = select(T.id).where(which).limit(most + 1).subquery()
    return int(connection.scalar(select(func.count()).select_from(found)) or 0) <= most


def _many(connection: Connection, now: datetime) -> bool:
    return not _few(connection, T.at > now - WINDOW, EVERYWHERE)
