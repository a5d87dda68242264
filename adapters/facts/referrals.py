"""Facts of referrals: one row for each referral that was sent, and version, with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Projection, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from domain.referral import CLIENT, DRAFT, PROVIDER

# What the funnel counts. A referral is `open_` while it is sent, accepted or under way.
ANSWERS = ("accepted", "declined_provider", "declined_client", "no_answer")
ENDS = ("completed", "not_completed", "cancelled")
STEPS = ("sent", *ANSWERS, "started", *ENDS, "open_")
# Declines by who says no.
NO = {PROVIDER: "declined_provider", CLIENT: "declined_client"}
# What a reopened referral takes back: silence, a decline, an end.
TAKEN_BACK = ("declined_provider", "declined_client", "no_answer", *ENDS)

REFERRALS = Table(
    "fact_referrals",
    METADATA,
    *key_columns(),
    Column("sent_on", Day, nullable=False),
    Column("due_on", Day, nullable=False),
    Column("answered_on", Day),
    Column("completed_on", Day),
    Column("service", Text, nullable=False),
    Column("centre", Text, nullable=False),
    *person_columns(),
    *counted(*STEPS),
    *version_columns(),
    # A constraint rather than an index: it is there while a rebuild fills the table, when revisions look for it.
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_referrals_period", "sent_on", "recorded_from", "recorded_to", "service", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def sent(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        row: dict[str, Any] = {
            "record_key": record_key(event.originator_id),
            "person_key": record_key(event.person_id),
        }
        row |= {"sent_on": day, "due_on": event.due_on, "answered_on": None, "completed_on": None}
        row |= {"service": event.service, "centre": event.at_centre, **person_of(event, day)}
        yield Insert(REFERRALS, fact(row | dict.fromkeys(STEPS, 0) | {"sent": 1, "open_": 1}, event.recorded))

    def revising(values_of: Any) -> Projection:
        def revised(sealed: Sealed) -> Iterator[Change]:
            event = sealed.event
            key = {"record_key": record_key(event.originator_id)}
            # Before it is sent there is no fact, and nothing is revised.
            yield Revise(REFERRALS, key, event.recorded, values_of(event))

        return revised

    own = {"referral.Sent": sent, **{topic: revising(values_of) for topic, values_of in _LATER.items()}}
    return View("fact_referrals", (REFERRALS,), own | persons_changes((REFERRALS,), record_key), facts=True)


def _accepted(event: Any) -> dict[str, Any]:
    # A late answer takes the place of silence.
    return {"accepted": 1, "no_answer": 0, "open_": 1, "answered_on": event.occurred_at.date()}


def _declined(event: Any) -> dict[str, Any]:
    return {NO[event.by]: 1, "no_answer": 0, "open_": 0, "answered_on": event.occurred_at.date()}


def _unanswered(event: Any) -> dict[str, Any]:
    return {"no_answer": 1, "open_": 0}


def _started(event: Any) -> dict[str, Any]:
    return {"started": 1}


def _completed(event: Any) -> dict[str, Any]:
    return {"completed": 1, "open_": 0, "completed_on": event.occurred_at.date()}


def _not_completed(event: Any) -> dict[str, Any]:
    return {"not_completed": 1, "open_": 0}


def _cancelled(event: Any) -> dict[str, Any]:
    return {"cancelled": 1, "open_": 0}


def _reopened(event: Any) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(TAKEN_BACK, 0) | {
        "open_": int(event.status != DRAFT),
        "completed_on": None,
    }
    return values | ({"answered_on": None} if event.status == "SENT" else {})


_LATER = {
    "referral.Accepted": _accepted,
    "referral.Declined": _declined,
    "referral.Unanswered": _unanswered,
    "referral.Started": _started,
    "referral.Completed": _completed,
    "referral.NotCompleted": _not_completed,
    "referral.Cancelled": _cancelled,
    "referral.Reopened": _reopened,
}
