"""Caseload by counsellor: a move counts for whoever answered for the case then, an open one for who does at the end."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import select

from adapters.facts.cases import CASE_MOVES, CASE_OWNERS, MOVES
from application.reports.table import TOTAL

OPEN, DAYS = "open_at_end", "median_days"
# (owner, measure) → the case and, of a closing, its days.
Counted = Mapping[tuple[str, str], Collection[tuple[bytes, int]]]


@dataclass
class _Case:
    """What is known of one case, in the order in which it was recorded."""

    moves: list[tuple[int, date, str]] = field(default_factory=list)
    owners: list[tuple[int, date, str]] = field(default_factory=list)

    def owner(self, recorded: int) -> str:
        """Who answered for it when a move was recorded; a hand-over of the same instant belongs to the move."""
        return self.owners[max(bisect_right(self.owners, recorded, key=lambda each: each[0]) - 1, 0)][2]

    def owner_on(self, last: date) -> str:
        """Who answered for it at the end of a day."""
        return [owner for _, day, owner in self.owners if day <= last][-1]


def caseloads(counting: Any, _cut: Any) -> Mapping[tuple[str, str], int | None]:
    """(counsellor, measure) → number; the median of the bottom line is that of all closed cases."""
    found = _counted(counting)
    counts: dict[tuple[str, str], int | None] = {}
    for (owner, measure), cases in found.items():
        counts[owner, measure] = _middle([days for _, days in cases]) if measure == DAYS else len(cases)
    closings = [days for (_, measure), cases in found.items() if measure == DAYS for _, days in cases]
    return counts | ({(TOTAL, DAYS): _middle(closings)} if closings else {})


def cases_of_owner(counting: Any, _cut: Any, line: str, measure: str) -> set[bytes]:
    """The cases that a figure of a counsellor, or of all (`_T`), was counted from."""
    found = _counted(counting).items()
    return {case for (owner, each), cases in found if each == measure and line in (owner, TOTAL) for case, _ in cases}


def _counted(counting: Any) -> Counted:
    period = counting.scope.period
    found: dict[tuple[str, str], list[tuple[bytes, int]]] = defaultdict(list)
    for key, case in _cases(counting).items():
        closings: dict[str, int] = {}
        for recorded, day, move in case.moves:
            if period.first <= day <= period.last:
                found[case.owner(recorded), move].append((key, 0))
                if move == "closed":
                    closings = {case.owner(recorded): (day - case.moves[0][1]).days}
        for owner, days in closings.items():
            found[owner, DAYS].append((key, days))
        if case.moves[-1][2] != "closed":
            found[case.owner_on(period.last), OPEN].append((key, 0))
    return found


def _cases(counting: Any) -> Mapping[bytes, _Case]:
    """Those that were opened by the end of the period, with all that is known of them up to then."""
    m, scope = CASE_MOVES.c, counting.scope
    centres = [] if scope.centres is None else [m.centre.in_(sorted(scope.centres))]
    cases: dict[bytes, _Case] = defaultdict(_Case)
    query = select(m.record_key, m.recorded_from, m.moved_on, *(m[name] for name in MOVES)).where(
        m.moved_on <= scope.period.last, m.recorded_from <= scope.at, m.recorded_to > scope.at, *centres
    )
    for key, recorded, day, *done in counting.connection.execute(query.order_by(m.record_key, m.recorded_from)):
        cases[bytes(key)].moves += [(recorded, day, name) for name, each in zip(MOVES, done, strict=True) if each]
    for key, *owned in _owned(counting, scope.at):
        if key in cases:
            cases[key].owners.append((owned[0], owned[1], owned[2]))
    return cases


def _owned(counting: Any, at: int) -> Iterator[tuple[bytes, int, date, str]]:
    o = CASE_OWNERS.c
    query = select(o.record_key, o.recorded_from, o.owned_on, o.owner).where(o.recorded_from <= at, o.recorded_to > at)
    for key, recorded, day, owner in counting.connection.execute(query.order_by(o.record_key, o.recorded_from)):
        yield bytes(key), int(recorded), day, owner


def _middle(days: list[int]) -> int:
    return int(median(days) + 0.5)
