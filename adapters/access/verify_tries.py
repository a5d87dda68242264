"""How often somebody may ask for certificates by codes that are none: counted by address, naming nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Engine, case, delete, func, insert, select

from adapters.access.code_tables import VERIFY_TRIES
from adapters.access.reach import reached
from adapters.keys.keyring import Keyring
from adapters.networks import network
from application.verifying import Try

WINDOW = timedelta(minutes=15)
# Wrong codes within WINDOW after which every answer is no: from one address, and from everywhere together. A month of
# guessing from many addresses makes less than three million tries at 10**15 codes.
ADDRESS, EVERYWHERE = 10, 1_000
T = VERIFY_TRIES.c


class CountedTries:
    """See `application/verifying.py: VerifyTries`."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring

    def begin(self, address: str, now: datetime) -> Try:
        """Written down first, so that tries made at once are all counted; one beyond the limit is not kept."""
        mac = self._keyring.index_mac("address", network(address))
        with reached(self._engine) as connection:
            connection.execute(delete(VERIFY_TRIES).where(T.at <= now - WINDOW))
            number = connection.scalar(insert(VERIFY_TRIES).values(address_mac=mac, at=now).returning(T.id))
        made = Try(int(number or 0), self._within_limits(mac))
        if not made.allowed:
            self.right(made)
        return made

    def right(self, made: Try) -> None:
        """Forget one try."""
        with reached(self._engine) as connection:
            connection.execute(delete(VERIFY_TRIES).where(T.id == made.number))

    def _within_limits(self, address_mac: bytes) -> bool:
        from_here = func.sum(case((T.address_mac == address_mac, 1), else_=0))
        with reached(self._engine) as connection:
            row = connection.execute(select(from_here, func.count()).select_from(VERIFY_TRIES)).one()
        here, everywhere = row
        return (here or 0) <= ADDRESS and everywhere <= EVERYWHERE
