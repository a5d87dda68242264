"""Facts of feedback: one row for each consultation whose client said how satisfied they were."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Index, SmallInteger, Table, Text

from adapters.facts.dimensions import RecordKey, key_columns, version_columns
from adapters.facts.persons import counted
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day

# From this score on somebody is satisfied.
SATISFIED = 4

FEEDBACK = Table(
    "fact_feedback",
    METADATA,
    *key_columns(),
    # The day of the consultation, so that answers stand beside the contacts that could have been answered.
    Column("occurred_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("score", SmallInteger, nullable=False),
    *counted("answered", "satisfied"),
    *version_columns(),
    Index("fact_feedback_period", "occurred_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def given(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        person = record_key(event.person_id) if event.person_id else None
        row = {"record_key": record_key(event.originator_id), "person_key": person}
        row |= {"occurred_on": event.held_on, "centre": event.at_centre, "channel": event.channel}
        row |= {"score": event.score, "answered": 1, "satisfied": int(event.score >= SATISFIED)}
        yield Insert(FEEDBACK, fact(row, event.recorded))

    def corrected(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        values = {"occurred_on": event.occurred_at.date(), "centre": event.at_centre, "channel": event.channel}
        yield Revise(FEEDBACK, {"record_key": record_key(event.originator_id)}, event.recorded, values)

    def voided(sealed: Sealed) -> Iterator[Change]:
        yield Revise(FEEDBACK, {"record_key": record_key(sealed.event.originator_id)}, sealed.event.recorded, None)

    own = {"consultation.FeedbackGiven": given, "consultation.Corrected": corrected, "consultation.Voided": voided}
    return View("fact_feedback", (FEEDBACK,), own, facts=True)
