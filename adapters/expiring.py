"""Writes down what ended by itself: a centre's time to read a file that it gave away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select
from uuid_utils.compat import uuid7

from adapters.readmodels.transfers import TRANSFERS
from application.actor import system_actor
from application.transfer import ExpireReading

# In one go; what is left waits for the next.
MOST = 1_000


def end_readings(engine: Engine, dispatch: Callable[..., Any]) -> int:
    """Returns how many were written down. Nobody reads longer when this is late: policy asks the clock itself."""
    t = TRANSFERS.c
    over = select(t.person_id, t.transfer_id).where(t.readable_until <= datetime.now(UTC)).limit(MOST)
    with engine.begin() as connection:
        found = list(connection.execute(over))
    commands = [ExpireReading(person_id=row.person_id, transfer_id=row.transfer_id) for row in found]
    return sum(dispatch(command, system_actor(), command_id=uuid7()).accepted for command in commands)
