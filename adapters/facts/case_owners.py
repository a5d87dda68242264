"""Caseload by counsellor: a move counts for whoever answered for the case then, an open one for who does at the end.

And at the centre that kept the file then: of a file that moved, each centre sees its own colleagues only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_, select

from adapters.facts.cases import CASE_MOVES, CASE_OWNERS, FILE_MOVES, MOVES
from application.reports.table import TOTAL, UNKNOWN

OPEN, DAYS = "open_at_end", "median_days"
M, W, F = CASE_MOVES.c, CASE_OWNERS.c, FILE_MOVES.c
# (owner, measure) → the case and, of a closing, its days.
Counted = Mapping[tuple[str, str], Collection[tuple[bytes, int]]]


class _Hand(NamedTuple):
    """From when a case was whose, and at which centre; `owner` is UNKNOWN until somebody of the centre has it."""

    recorded: int
    day: date
    centre: str
    owner: str


class _Turn(NamedTuple):
    """What may change hands, in the order of one instant: the file moves, the case goes on, somebody takes it."""

    recorded: int
    order: int
    day: date
    centre: str
    owner: str


_FILE, _AGAIN, _OWNER = range(3)


@dataclass
class _Case:
    """What is known of one case, in the order in which it was recorded."""

    opened_at: str
    moves: list[tuple[int, date, str]] = field(default_factory=list)
    turns: list[_Turn] = field(default_factory=list)

    def hands(self) -> list[_Hand]:
        """A hand-over that is stated for a day before the file moved is none of the centre that kept it until then."""
        found: list[_Hand] = []
        centre, since, owner = self.opened_at, date.min, UNKNOWN
        for turn in sorted(self.turns):
            if turn.order == _FILE:
                centre, since = turn.centre, turn.day
                # Nobody of the old centre answers at the new one, but whoever took the file over there as well.
                shown = owner if owner == turn.owner else UNKNOWN
            else:
                shown = owner = turn.owner or owner
            found.append(_Hand(turn.recorded, max(turn.day, since), centre, shown))
        return found


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
    scope = counting.scope
    found: dict[tuple[str, str], list[tuple[bytes, int]]] = defaultdict(list)
    for key, case in _cases(counting).items():
        for hand, measure, days in _figures(case, scope.period):
            if scope.centres is None or hand.centre in scope.centres:
                found[hand.owner, measure].append((key, days))
    return found


def _figures(case: _Case, period: Any) -> Iterator[tuple[_Hand, str, int]]:
    """Whose each move of the period was, the days to the last closing, and who has it at the end."""
    hands = case.hands()
    closing: tuple[_Hand, str, int] | None = None
    for recorded, day, move in case.moves:
        if period.first <= day <= period.last:
            # A hand-over of the same instant belongs to the move.
            hand = hands[max(bisect_right(hands, recorded, key=lambda each: each.recorded) - 1, 0)]
            yield hand, move, 0
            closing = (hand, DAYS, (day - case.moves[0][1]).days) if move == "closed" else closing
    if closing:
        yield closing
    if case.moves[-1][2] != "closed":
        yield [hand for hand in hands if hand.day <= period.last][-1], OPEN, 0


def _cases(counting: Any) -> Mapping[bytes, _Case]:
    """Those that were opened by the end of the period, with all that is known of them up to then."""
    scope = counting.scope
    cases: dict[bytes, _Case] = {}
    query = select(M.record_key, M.centre, M.recorded_from, M.moved_on, *(M[name] for name in MOVES)).where(
        M.moved_on <= scope.period.last, M.recorded_from <= scope.at, M.recorded_to > scope.at, *_within(scope)
    )
    ordered = query.order_by(M.record_key, M.recorded_from, M.closed)
    for key, centre, recorded, day, *done in counting.connection.execute(ordered):
        case = cases.setdefault(bytes(key), _Case(centre))
        case.moves += [(recorded, day, name) for name, each in zip(MOVES, done, strict=True) if each]
    for case in cases.values():
        case.turns += [_Turn(at, _AGAIN, day, "", "") for at, day, move in case.moves if move == "reopened"]
    for key, turn in chain(_owned(counting), _kept(counting)):
        if key in cases:
            cases[key].turns.append(turn)
    return cases


def _within(scope: Any) -> list[ColumnElement[bool]]:
    """Cases that were ever at one of the centres."""
    if scope.centres is None:
        return []
    centres = sorted(scope.centres)
    came = select(W.record_key).join(FILE_MOVES, F.person_key == W.person_key).where(F.centre.in_(centres))
    return [or_(M.centre.in_(centres), M.record_key.in_(came))]


def _owned(counting: Any) -> Iterator[tuple[bytes, _Turn]]:
    at = counting.scope.at
    query = select(W.record_key, W.recorded_from, W.owned_on, W.owner).where(W.recorded_from <= at, W.recorded_to > at)
    for key, recorded, day, owner in counting.connection.execute(query):
        yield bytes(key), _Turn(int(recorded), _OWNER, day, "", owner)


def _kept(counting: Any) -> Iterator[tuple[bytes, _Turn]]:
    """A file that moves takes those of its cases along that were opened before."""
    at = counting.scope.at
    query = select(W.record_key, F.recorded_from, F.kept_on, F.centre, F.owner).distinct()
    joined = query.join_from(CASE_OWNERS, FILE_MOVES, F.person_key == W.person_key)
    # Who had it before, as known then: a case that was opened after the move began where the file is now.
    before = (W.recorded_from <= at, W.recorded_to > at, W.recorded_from < F.recorded_from)
    where = (*before, F.recorded_from <= at, F.recorded_to > at)
    for key, recorded, day, centre, owner in counting.connection.execute(joined.where(*where)):
        yield bytes(key), _Turn(int(recorded), _FILE, day, centre, owner)


def _middle(days: list[int]) -> int:
    return int(median(days) + 0.5)
