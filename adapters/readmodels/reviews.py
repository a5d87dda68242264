"""The reviews view: points of each person before and after, unsigned grades, heads of those without a file."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Table

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Json

REVIEWS = Table(
    "rm_reviews",
    METADATA,
    Column("review_id", Id, primary_key=True),
    Column("session_id", Id, nullable=False),
    # The last test sheet was out of so many points; `tested` sat both tests and gained `gain` percentage points in all.
    Column("most", Integer),
    Column("tested", Integer, nullable=False),
    Column("gain", Integer, nullable=False),
    # Question → how many gave 1, 2, 3, 4, 5.
    Column("answers", Json, nullable=False),
    Column("sheets", Integer, nullable=False),
    Column("men", Integer),
    Column("women", Integer),
    Column("unknown", Integer),
    Column("passed", Integer),
    *box_columns(),
    Index("rm_reviews_session", "session_id"),
)
SCORES = Table(
    "rm_test_scores",
    METADATA,
    Column("review_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("before", Integer),
    Column("after", Integer),
    Column("most", Integer, nullable=False),
    Index("rm_test_scores_person", "person_id"),
)

_HEADS = ("men", "women", "unknown", "passed")


def _begun(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"review_id": event.originator_id, "session_id": event.session_id, "most": None}
    row |= {"tested": 0, "gain": 0, "answers": {}, "sheets": 0, **dict.fromkeys(_HEADS)}
    yield Insert(REVIEWS, row | boxed(sealed))


def _scored(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    for who in event.before:
        key = {"review_id": event.originator_id, "person_id": UUID(hex=who)}
        yield Delete(SCORES, key)
        points = {"before": event.before[who], "after": event.after[who], "most": event.most}
        yield Insert(SCORES, {**key, **points})
    told = {name: getattr(event, name) for name in ("most", "tested", "gain")}
    yield Update(REVIEWS, {"review_id": event.originator_id}, told)


def _evaluated(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    told = {"answers": event.answers, "sheets": event.sheets}
    yield Update(REVIEWS, {"review_id": event.originator_id}, told)


def _counted(sealed: Sealed) -> Iterator[Change]:
    heads = {name: getattr(sealed.event, name) for name in _HEADS}
    yield Update(REVIEWS, {"review_id": sealed.event.originator_id}, heads | boxed(sealed))


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(SCORES, {"person_id": sealed.event.originator_id})


VIEW = View(
    "reviews",
    (REVIEWS, SCORES),
    {
        "review.Begun": _begun,
        "review.TestsScored": _scored,
        "review.EvaluationCounted": _evaluated,
        "review.HeadsCounted": _counted,
        "migrant.Erased": _erased,
    },
)
