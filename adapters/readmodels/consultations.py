"""The consultations view: one row for each record as it stands, with its newest box."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from operator import attrgetter

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed, index_where
from adapters.sql.types import Day, Id, Instant, Json

CONSULTATIONS = Table(
    "rm_consultations",
    METADATA,
    Column("consultation_id", Id, primary_key=True),
    Column("person_id", Id),
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    # The centre's own calendar day, and minutes between its clock and UTC, so that a page shows what was said.
    Column("occurred_on", Day, nullable=False),
    Column("utc_offset", Integer, nullable=False),
    Column("recorded", Instant, nullable=False),
    Column("channel", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("topics", Json, nullable=False),
    Column("main_topic", Text, nullable=False),
    Column("document_problems", Json, nullable=False),
    Column("destination", Text),
    Column("stage", Text),
    Column("outcome", Text, nullable=False),
    Column("urgency", Text, nullable=False),
    Column("language", Text),
    Column("interpreter", Boolean, nullable=False),
    Column("minutes", Integer),
    # Only while a follow-up is open.
    Column("follow_up_on", Day),
    # What the follow-up is about and for whom, where that was said.
    Column("task_kind", Text),
    Column("task_topic", Text),
    Column("ban_until", Day),
    Column("contact_district", Text),
    Column("corrected", Boolean, nullable=False),
    Column("voided", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_consultations_person", "person_id", "occurred_at"),
    Index("rm_consultations_centre", "centre", "occurred_on"),
    # Most contacts promise nothing: those have no place in it.
    index_where("rm_consultations_follow_up", "follow_up_on IS NOT NULL", "follow_up_on", "centre"),
)

_TAKEN = (
    "channel asked_by topics main_topic document_problems destination stage outcome urgency language interpreter"
    " minutes follow_up_on ban_until contact_district"
).split()

_taken = attrgetter(*_TAKEN)
MINUTE = timedelta(minutes=1)


def _record(sealed: Sealed) -> dict[str, object]:
    event, at = sealed.event, sealed.event.occurred_at
    return {
        **dict(zip(_TAKEN, _taken(event), strict=True)),
        "centre": event.at_centre,
        "occurred_at": at,
        "occurred_on": at.date(),
        "utc_offset": at.utcoffset() // MINUTE,
        "version": event.originator_version,
        **boxed(sealed),
    }


def _held(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"consultation_id": event.originator_id, "person_id": event.person_id, "counsellor_id": event.actor_id}
    row |= {"recorded": event.recorded, "corrected": False, "voided": False, "task_kind": None, "task_topic": None}
    yield Insert(CONSULTATIONS, row | _record(sealed))


def _changed(sealed: Sealed, values: dict[str, object]) -> Update:
    event = sealed.event
    values = {**values, "version": event.originator_version}
    return Update(CONSULTATIONS, {"consultation_id": event.originator_id}, values)


def _corrected(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _record(sealed) | {"corrected": True})


def _voided(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"voided": True, "follow_up_on": None})


def _follow_up_agreed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"follow_up_on": sealed.event.follow_up_on})


def _follow_up_closed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"follow_up_on": None})


def _linked(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"person_id": sealed.event.person_id})


def _unlinked(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"person_id": None})


def _details(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _changed(sealed, {"task_kind": event.task_kind, "task_topic": event.task_topic})


def _more(sealed: Sealed) -> Iterator[Change]:
    """What stands beside the record is read from the ledger; whoever corrects it must have seen it."""
    yield _changed(sealed, {})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(CONSULTATIONS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "consultations",
    (CONSULTATIONS,),
    {
        "consultation.Held": _held,
        "consultation.Corrected": _corrected,
        "consultation.Voided": _voided,
        "consultation.FollowUpAgreed": _follow_up_agreed,
        "consultation.FollowUpClosed": _follow_up_closed,
        "consultation.CallerLinked": _linked,
        "consultation.CallerUnlinked": _unlinked,
        "consultation.DetailsTaken": _details,
        "consultation.PersonIncluded": _more,
        "consultation.PersonLeftOut": _more,
        "consultation.FeedbackGiven": _more,
        "migrant.Erased": _erased,
    },
)
