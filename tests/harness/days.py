"""The day it is where the centres of the tests are: for some hours of every day that is not the day of UTC."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

DUSHANBE = ZoneInfo("Asia/Dushanbe")


def today() -> date:
    """What a calendar on the wall of a centre shows."""
    return datetime.now(DUSHANBE).date()
