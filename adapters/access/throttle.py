"""How often a sign-in may fail: counted for account and address, kept over restarts, naming nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, case, delete, func, insert, select

from adapters.access.reach import reached
from adapters.access.tables import FAILURES
from adapters.keys.keyring import Keyring
from adapters.networks import network

WINDOW = timedelta(minutes=15)
# Failures within WINDOW after which every answer is no: for an account from one address, for an account from
# anywhere, for an address whatever the account (a whole centre may share one).
PAIR, LOGIN, ADDRESS = 5, 20, 50


class Throttle:
    """A try is written down before the password is looked at, so that tries made at once are all counted."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring

    def begin(self, login_mac: bytes, address: str, now: datetime) -> bool:
        """Count a try. Whether it may go on; one that may not is not counted, or a stranger could lock somebody out."""
        address_mac = self._keyring.index_mac("address", network(address))
        with reached(self._engine) as connection:
            connection.execute(delete(FAILURES).where(FAILURES.c.at <= now - WINDOW))
            row = insert(FAILURES).values(login_mac=login_mac, address_mac=address_mac, at=now).returning(FAILURES.c.id)
            made = connection.scalar(row)
        # In a transaction of its own: tries made at once see each other only when they are committed.
        with reached(self._engine) as connection:
            allowed = _within_limits(connection, login_mac, address_mac)
        if not allowed:
            with reached(self._engine) as connection:
                connection.execute(delete(FAILURES).where(FAILURES.c.id == made))
        return allowed

    def succeed(self, login_mac: bytes, address: str) -> None:
        """Forget the failures of this account from this address."""
        address_mac = self._keyring.index_mac("address", network(address))
        with reached(self._engine) as connection:
            connection.execute(delete(FAILURES).where(_pair(login_mac, address_mac)))

    def clear(self, login_mac: bytes) -> None:
        """Forget all failures of an account: an administrator gave it a new password."""
        with reached(self._engine) as connection:
            connection.execute(delete(FAILURES).where(FAILURES.c.login_mac == login_mac))


def _pair(login_mac: bytes, address_mac: bytes) -> ColumnElement[bool]:
    return and_(FAILURES.c.login_mac == login_mac, FAILURES.c.address_mac == address_mac)


def _within_limits(connection: Connection, login_mac: bytes, address_mac: bytes) -> bool:
    kinds = {
        PAIR: _pair(login_mac, address_mac),
        LOGIN: FAILURES.c.login_mac == login_mac,
        ADDRESS: FAILURES.c.address_mac == address_mac,
    }
    counts = connection.execute(select(*(func.sum(case((found, 1), else_=0)) for found in kinds.values()))).one()
    return all(count <= limit for count, limit in zip(counts, kinds, strict=True))
