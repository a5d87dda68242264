"""Why contacts by centre are not what the release before said, as the comparison of two vintages tells it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from adapters.facts.comparing import compared
from adapters.facts.reports import Scope
from adapters.facts.running import run
from application.reports.catalogue import CATALOGUE
from application.reports.comparing import MOVED, Effect
from application.reports.released import TOTAL, Change

MOVED_TO, MOVED_FROM = "MOVED_TO", "MOVED_FROM"
# Contacts by centre: the report, its table, and the released table that tells the same exactly.
REPORT, CUT, TABLE = "T1", "centre_channel", "R-T1"


def contacts_changed(connection: Connection, before: Scope, now: Scope) -> tuple[Change, ...]:
    """Per centre and cause; the effects of a centre add up to the difference of its line in R-T1.

    Nothing, where too many records lie behind the figures to say.
    """
    entry = CATALOGUE[REPORT]
    reports = (run(connection, entry, before), run(connection, entry, now))
    effects = compared(connection, entry, (before, now), reports).effects
    lines = ((row, found) for (name, row, column), found in sorted(effects.items()) if (name, column) == (CUT, TOTAL))
    return tuple(change for row, found in lines if row != TOTAL for change in _of_line(row, found))


def _of_line(line: str, effects: tuple[Effect, ...]) -> Iterator[Change]:
    for each in effects:
        effect = int(each.effect)
        if each.code == MOVED:
            cause, other = (MOVED_TO, each.target) if effect < 0 else (MOVED_FROM, each.origin)
        else:
            cause, other = each.code, ""
        if effect:
            yield Change(TABLE, line, cause, abs(effect), effect, other)
