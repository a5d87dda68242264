"""What happened to a person: where in the ledger the events about somebody stand, of all aggregates."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Integer, Table

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Projection, View
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Id
from domain.attachment import Attachment
from domain.ban_check import BanCheck
from domain.call import Call
from domain.case import Case
from domain.claim import WageClaim
from domain.consultation import Consultation
from domain.household import Household
from domain.kernel import SUBJECT, Aggregate, Event
from domain.material_help import MaterialHelp
from domain.migrant import Migrant
from domain.referral import Referral
from domain.training import TrainingSession

# No copy of the event: a file is read seldom and written often, and the ledger answers by stream and version.
TIMELINE = Table(
    "rm_timeline",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("originator_id", Id, primary_key=True),
    Column("originator_version", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Whose events can be about a person. An event belongs here when it says whose it is.
AGGREGATES: tuple[type[Aggregate], ...] = (
    *(Migrant, Consultation, Call, BanCheck, WageClaim, Referral, Case, Household, Attachment, TrainingSession),
    MaterialHelp,
)

ERASED = Migrant.Erased.TOPIC
# The record that is linked tells it already; a screening has a page of its own, for fewer eyes.
# How figures count a file follows from what a user said about it, and that is told.
UNTOLD = (
    *(Migrant.RecordLinked, Migrant.RecordUnlinked, Migrant.Assessed),
    *(Migrant.CountedAs, Migrant.CountedAlone, Migrant.CircleChanged),
    # Said by the referral itself, in the same turn.
    *(Migrant.SharingBegan, Referral.Addressed),
)

# Whose these are stands in the list of contacts, which has an index for it: a pointer would be a second one.
BY_RECORD = frozenset(
    each.TOPIC
    for each in (
        *(Consultation.Held, Consultation.Corrected, Consultation.Voided, Consultation.DetailsTaken),
        *(Consultation.FollowUpAgreed, Consultation.FollowUpClosed, Consultation.FeedbackGiven),
        *(Consultation.CallerLinked, Consultation.CallerUnlinked),
    )
)


def events_of(aggregate: type[Aggregate]) -> Iterator[type[Event]]:
    """The event classes that an aggregate declares."""
    for name, found in vars(aggregate).items():
        # `Event` is the base that the library derives for each aggregate: nothing that happened.
        if isinstance(found, type) and issubclass(found, Event) and name != "Event":
            yield found


def _happened(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    person_id = getattr(event, SUBJECT)
    if person_id is not None:
        row = {"person_id": person_id, "originator_id": event.originator_id}
        yield Insert(TIMELINE, row | {"originator_version": event.originator_version})


def _happened_to_the_file(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"person_id": event.originator_id, "originator_id": event.originator_id}
    yield Insert(TIMELINE, row | {"originator_version": event.originator_version})


def _caller_linked(sealed: Sealed) -> Iterator[Change]:
    """The whole record is the person's from now on: what was said before the caller was known, too."""
    event = sealed.event
    row = {"person_id": event.person_id, "originator_id": event.originator_id}
    for version in range(1, event.originator_version + 1):
        yield Insert(TIMELINE, row | {"originator_version": version})


def _caller_unlinked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield Delete(TIMELINE, {"person_id": event.person_id, "originator_id": event.originator_id})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(TIMELINE, {"person_id": sealed.event.originator_id})


def _rows() -> dict[str, Projection]:
    found: dict[str, Projection] = {}
    for aggregate in AGGREGATES:
        own = aggregate is Migrant
        told = [each for each in events_of(aggregate) if each not in UNTOLD]
        named = [each for each in told if own or SUBJECT in each.DECLARED]
        found |= {each.TOPIC: _happened_to_the_file if own else _happened for each in named}
    found |= {Call.CallerLinked.TOPIC: _caller_linked, Call.CallerUnlinked.TOPIC: _caller_unlinked}
    return found | {ERASED: _erased}


_TOLD = _rows()
# What a file tells, by topic.
TOLD = frozenset(_TOLD)
VIEW = View("timeline", (TIMELINE,), {topic: rows for topic, rows in _TOLD.items() if topic not in BY_RECORD})
