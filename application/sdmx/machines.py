"""Programs that read published figures: a statistics committee harvests without a browser."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from application.reports.released import Reader


class Throttled(Exception):
    """Too many requests; worth trying again after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


class MachineTokens(Protocol):
    """Tokens that were issued on the command line. Raises Unavailable when the database cannot be reached."""

    def reader(self, token: str, address: str, now: datetime) -> Reader | None:
        """On whose behalf a token reads; None for unknown, withdrawn, expired or suspended. Raises Throttled."""
