"""The calls view: one row for each call as it stands, with the newest box that holds the caller's number."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed, index_where
from adapters.sql.types import Day, Id, Instant

CALLS = Table(
    "rm_calls",
    METADATA,
    Column("call_id", Id, primary_key=True),
    Column("person_id", Id),
    # The day of the link, where the caller became known later.
    Column("linked_on", Day),
    Column("consultation_id", Id),
    Column("centre", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("seconds", Integer),
    Column("counsellor_id", Id, nullable=False),
    # The instant, the centre's own day, and minutes between its clock and UTC.
    Column("rang_at", Instant, nullable=False),
    Column("rang_on", Day, nullable=False),
    Column("utc_offset", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("tried_at", Instant),
    Column("reached", Boolean, nullable=False),
    # Nobody has spoken with the caller: only while that is so.
    Column("waiting_since", Day),
    Column("voided", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_calls_day", "centre", "rang_on"),
    Index("rm_calls_person", "person_id"),
    Index("rm_calls_consultation", "consultation_id"),
    index_where("rm_calls_waiting", "waiting_since IS NOT NULL", "centre", "waiting_since"),
)

LINES = Table(
    "rm_lines",
    METADATA,
    Column("centre", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("open", Boolean, nullable=False),
)

UNANSWERED = ("PHONE_MISSED", "PHONE_ABANDONED")


def _when(sealed: Sealed) -> dict[str, object]:
    at = sealed.event.occurred_at
    return {"rang_at": at, "rang_on": at.date(), "utc_offset": int(at.utcoffset().total_seconds()) // 60}


def _waiting(sealed: Sealed) -> object:
    return sealed.event.occurred_at.date() if sealed.event.kind in UNANSWERED else None


def _logged(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    same = ("person_id", "consultation_id", "line", "kind", "seconds")
    row = {name: getattr(event, name) for name in same} | _when(sealed) | boxed(sealed)
    row |= {"call_id": event.originator_id, "centre": event.at_centre, "counsellor_id": event.actor_id}
    row |= {"linked_on": None, "attempts": 0, "tried_at": None, "reached": False, "voided": False}
    yield Insert(CALLS, row | {"waiting_since": _waiting(sealed), "version": event.originator_version})


def _changed(sealed: Sealed, values: dict[str, object]) -> Update:
    event = sealed.event
    return Update(CALLS, {"call_id": event.originator_id}, {**values, "version": event.originator_version})


def _numbered(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, boxed(sealed))


def _returned(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    tried = {"attempts": event.attempt, "tried_at": event.occurred_at, "reached": event.reached}
    yield _changed(sealed, tried | ({"waiting_since": None} if event.reached else {}))


def _led_to(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"consultation_id": sealed.event.consultation_id})


def _corrected(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {name: getattr(event, name) for name in ("line", "kind", "seconds")} | _when(sealed) | boxed(sealed)
    yield _changed(sealed, values | {"waiting_since": _waiting(sealed)})


def _voided(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"voided": True, "waiting_since": None})


def _linked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _changed(sealed, {"person_id": event.person_id, "linked_on": event.occurred_at.date()})


def _unlinked(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"person_id": None, "linked_on": None})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(CALLS, {"person_id": sealed.event.originator_id})


def _line_opened(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    # A line that is used again: its earlier row makes place.
    yield Delete(LINES, {"centre": event.code, "line": event.line})
    row = {"centre": event.code, "line": event.line, "name": event.name, "number": event.number}
    yield Insert(LINES, row | {"open": True})


def _line_closed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield Update(LINES, {"centre": event.code, "line": event.line}, {"open": False})


VIEW = View(
    "calls",
    (CALLS, LINES),
    {
        "call.Logged": _logged,
        "call.NumberNoted": _numbered,
        "call.Returned": _returned,
        "call.LedTo": _led_to,
        "call.Corrected": _corrected,
        "call.Voided": _voided,
        "call.CallerLinked": _linked,
        "call.CallerUnlinked": _unlinked,
        "migrant.Erased": _erased,
        "centre.LineOpened": _line_opened,
        "centre.LineClosed": _line_closed,
    },
)
