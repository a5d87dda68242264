"""All programmes that ever published, and which one publishes now."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.programme import QUARTERLY, Programme
from application.reports.programme_full import VERSION_2
from application.reports.programme_sensitive import SENSITIVE

# What was released under a version is read, attacked and made again under it for ever.
PROGRAMMES: Mapping[tuple[str, int], Programme] = {
    (each.code, each.version): each for each in (QUARTERLY, VERSION_2, SENSITIVE)
}


def programme_of(period: str) -> Programme:
    """The programme that publishes a period now: a year is the sensitive one's, a quarter the other's."""
    return VERSION_2 if "-Q" in period else SENSITIVE
