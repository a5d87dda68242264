"""What the worker needs to send mail."""

from __future__ import annotations

from datetime import timedelta

from adapters.mail.outbox import LEASE, Outbox
from adapters.mail.relay import Post
from adapters.wiring import House


def office_post(house: House, lease: timedelta = LEASE) -> Post:
    """Makes and sends mail through the relay of the settings; without one it does nothing."""
    outbox = Outbox(house.engines["access"], house.engines["ledger"], lease)
    return Post(outbox, house.system.notices, house.accounts, house.settings)
