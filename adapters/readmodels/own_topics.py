"""The own topics view: one row for each topic that a centre added below a built-in one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Boolean, Column, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Json

OWN_TOPICS = Table(
    "rm_own_topics",
    METADATA,
    Column("topic", Text, primary_key=True),
    Column("centre", Text, nullable=False),
    # The order in which a centre added them.
    Column("place", Integer, nullable=False),
    Column("below", Text, nullable=False),
    Column("words", Json, nullable=False),
    Column("offered", Boolean, nullable=False),
)


def _added(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"topic": event.topic, "centre": event.code, "place": event.originator_version}
    yield Insert(OWN_TOPICS, row | {"below": event.below, "words": event.words, "offered": True})


def _reworded(sealed: Sealed) -> Iterator[Change]:
    yield Update(OWN_TOPICS, {"topic": sealed.event.topic}, {"words": sealed.event.words})


def _withdrawn(sealed: Sealed) -> Iterator[Change]:
    yield Update(OWN_TOPICS, {"topic": sealed.event.topic}, {"offered": False})


def _offered_again(sealed: Sealed) -> Iterator[Change]:
    yield Update(OWN_TOPICS, {"topic": sealed.event.topic}, {"offered": True})


VIEW = View(
    "own_topics",
    (OWN_TOPICS,),
    {
        "centre.TopicAdded": _added,
        "centre.TopicReworded": _reworded,
        "centre.TopicWithdrawn": _withdrawn,
        "centre.TopicOfferedAgain": _offered_again,
    },
)
