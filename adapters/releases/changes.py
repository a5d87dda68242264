"""Why contacts by centre are not what the release before said: told by the versions of the facts themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.reports import Scope
from application.reports.comparing import CORRECTED, ENTERED, VOIDED
from application.reports.programme import channel_group
from application.reports.released import Change

MOVED_TO, MOVED_FROM = "MOVED_TO", "MOVED_FROM"
# In the order in which they are told.
CAUSES = (ENTERED, VOIDED, CORRECTED, MOVED_TO, MOVED_FROM)
TABLE = "R-T1"
TOGETHER = 500
# Cause and other centre, by centre.
Steps = Iterator[tuple[str, str, str, int]]


def contacts_changed(connection: Connection, before: Scope, now: Scope) -> tuple[Change, ...]:
    """Per centre and cause; the effects of a centre add up to the difference of its line in R-T1.

    CORRECTED: the day or the channel was mended, so that a contact came into the period or left it.
    """
    was, is_now = (_centres(connection, scope) for scope in (before, now))
    ever = _ever(connection, was.keys() ^ is_now.keys(), before.at, now.at)
    found: Counter[tuple[str, str, str, int]] = Counter(_steps(was, is_now, ever))
    told = sorted(found.items(), key=lambda step: (step[0][0], CAUSES.index(step[0][1]), step[0][2:]))
    return tuple(
        Change(TABLE, centre, cause, number, number * effect, other)
        for (centre, cause, other, effect), number in told
    )


def _steps(was: Mapping[bytes, str], is_now: Mapping[bytes, str], ever: tuple[set[bytes], set[bytes]]) -> Steps:
    for key, centre in is_now.items():
        if key not in was:
            yield centre, CORRECTED if key in ever[0] else ENTERED, "", 1
        elif was[key] != centre:
            yield centre, MOVED_FROM, was[key], 1
            yield was[key], MOVED_TO, centre, -1
    for key, centre in was.items():
        if key not in is_now:
            yield centre, CORRECTED if key in ever[1] else VOIDED, "", -1


def _centres(connection: Connection, scope: Scope) -> dict[bytes, str]:
    c = CONTACTS.c
    in_period = c.occurred_on.between(scope.period.first, scope.period.last)
    query = select(c.record_key, c.centre, c.channel).where(in_period, *_known(scope.at))
    return {bytes(key): centre for key, centre, channel in connection.execute(query) if channel_group(channel)}


def _ever(connection: Connection, keys: set[bytes], *instants: int) -> tuple[set[bytes], set[bytes]]:
    """Which of some records stood at each of two instants, whatever period they were in."""
    found = []
    for at in instants:
        query = select(CONTACTS.c.record_key).where(*_known(at))
        wanted = sorted(keys)
        parts = (wanted[start : start + TOGETHER] for start in range(0, len(wanted), TOGETHER))
        some = (connection.scalars(query.where(CONTACTS.c.record_key.in_(part))) for part in parts)
        found.append({bytes(key) for one in some for key in one})
    return found[0], found[1]


def _known(at: int) -> tuple[Any, ...]:
    return (CONTACTS.c.recorded_from <= at, CONTACTS.c.recorded_to > at)
