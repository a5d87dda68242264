"""All programmes that ever published, which one publishes now, and the one kind of period that each may speak of."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.figures import ReleaseError
from application.reports.periods import kind_of
from application.reports.programme import QUARTERLY, Programme
from application.reports.programme_full import VERSION_2
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import SENSITIVE, VERSION_1

# What was released under a version is read, attacked and made again under it for ever.
PROGRAMMES: Mapping[tuple[str, int], Programme] = {
    (each.code, each.version): each for each in (QUARTERLY, VERSION_2, VERSION_3, VERSION_1, SENSITIVE)
}
# What publishes now, by the kind of period. What is sensitive waits for a whole year: a month would be about few.
_NOW: Mapping[str, Programme] = {"QUARTER": VERSION_3, "YEAR": SENSITIVE}
_KINDS: Mapping[str, str] = {programme.code: kind for kind, programme in _NOW.items()}


def programme_of(period: str) -> Programme:
    """The programme that publishes a period now. Raises BadPeriod, and ReleaseError for a month or for single days."""
    found = _NOW.get(kind_of(period))
    if found is None:
        raise ReleaseError("release.period_kind")
    return found


def check_kind(programme: str, period: str) -> None:
    """Raises ReleaseError unless the programme of this code speaks of such periods, and BadPeriod."""
    if _KINDS.get(programme) != kind_of(period):
        raise ReleaseError("release.period_kind")
