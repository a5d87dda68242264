"""Facts of what sessions were worth: one row for each session of which something is told, and version. About nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, Table, Text, func, select

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from application.reports.periods import Period
from application.reports.table import TOTAL

# `points` are the grades of all `answers` added up, `good` how many of them are 4 or 5.
COUNTS = ("sheets", "answers", "points", "good", "tested", "gain", "heads", "passed")

REVIEWS = Table(
    "fact_reviews",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("curriculum", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("held_on", Day, nullable=False),
    *(Column(name, Integer, nullable=False) for name in COUNTS),
    *version_columns(),
    Index("fact_reviews_period", "held_on", "recorded_from", "recorded_to", "curriculum", "centre"),
    sqlite_with_rowid=False,
)
R = REVIEWS.c


def _mean(sum_of: str, count: str) -> Callable[..., Mapping[str, int]]:
    """A measure that no sum gives, in tenths, halves up; see `adapters/facts/sources.py: Source.made`."""

    def measured(
        connection: Connection, period: Period, at: int, centres: Collection[str] | None
    ) -> Mapping[str, int]:
        known = [R.held_on.between(period.first, period.last), R.recorded_from <= at, R.recorded_to > at]
        if centres is not None:
            known.append(R.centre.in_(sorted(centres)))
        query = select(R.curriculum, func.sum(R[sum_of]), func.sum(R[count])).where(*known)
        rows = [(row[0], int(row[1]), int(row[2])) for row in connection.execute(query.group_by(R.curriculum))]
        rows.append((TOTAL, sum(row[1] for row in rows), sum(row[2] for row in rows)))
        return {code: (20 * points + many) // (2 * many) for code, points, many in rows if many}

    return measured


MADE: Mapping[str, Any] = {"mean_grade": _mean("points", "answers"), "mean_gain": _mean("gain", "tested")}


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def begun(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "curriculum": event.curriculum}
        row |= {"centre": event.at_centre, "held_on": event.held_on, **dict.fromkeys(COUNTS, 0)}
        yield Insert(REVIEWS, fact(row, event.recorded))

    def revised(sealed: Sealed, values: dict[str, int]) -> Iterator[Change]:
        event = sealed.event
        yield Revise(REVIEWS, {"record_key": record_key(event.originator_id)}, event.recorded, values)

    def evaluated(sealed: Sealed) -> Iterator[Change]:
        grades = [(grade, n) for counts in sealed.event.answers.values() for grade, n in enumerate(counts, 1)]
        told = {"sheets": sealed.event.sheets, "answers": sum(n for _, n in grades)}
        told["points"] = sum(grade * n for grade, n in grades)
        told["good"] = sum(n for grade, n in grades if grade > 3)
        return revised(sealed, told)

    def counted(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        return revised(sealed, {"heads": event.men + event.women + event.unknown, "passed": event.passed})

    own = {
        "review.Begun": begun,
        "review.TestsScored": lambda sealed: revised(
            sealed, {"tested": sealed.event.tested, "gain": sealed.event.gain}
        ),
        "review.EvaluationCounted": evaluated,
        "review.HeadsCounted": counted,
    }
    return View("fact_reviews", (REVIEWS,), own, facts=True)
