"""The people view: one row for each registered person, their contact box, their consents."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Instant, Json

PEOPLE = Table(
    "rm_people",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("number", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("owner_id", Id),
    Column("sex", Text, nullable=False),
    Column("birth_year", Integer),
    Column("birth_precision", Text, nullable=False),
    Column("citizenships", Json, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("district", Text),
    Column("language", Text, nullable=False),
    Column("interpreter", Boolean, nullable=False),
    Column("education", Text),
    Column("occupation", Text),
    Column("stage", Text, nullable=False),
    Column("destination", Text),
    Column("no_guardian_reason", Text),
    Column("registered_on", Day, nullable=False),
    Column("version", Integer, nullable=False),
    # Who may see it, as `application/policy.py: Thing` asks; ids as text. Mostly nobody, so these are mostly NULL.
    Column("restricted", Boolean, nullable=False),
    Column("named", Json),
    Column("offered_to", Text),
    Column("readers", Json),
    Column("erasure_asked_by", Id),
    Column("erasure_ground", Text),
    Column("erasure_asked", Instant),
    *box_columns(),
    # The newest box with phones, village and safe-contact words: of registration, or of a later change.
    Column("contact_box", LargeBinary),
    Column("contact_origin", Id),
    Column("contact_version", Integer),
    Column("contact_topic", Text),
    Index("rm_people_number", "number"),
    Index("rm_people_centre", "centre", "owner_id"),
)

CONSENTS = Table(
    "rm_consents",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("given_on", Day, nullable=False),
    Column("expires_on", Day),
    Column("withdrawn_on", Day),
    Column("held", Boolean, nullable=False),
    *box_columns(),
)

_DETAILS = (
    "sex",
    "birth_year",
    "birth_precision",
    "citizenships",
    "language",
    "interpreter",
    "education",
    "occupation",
)
_PLACE = ("country", "region", "district")
_FREE = {"restricted": False, "named": None, "offered_to": None, "readers": None}


def _contact(sealed: Sealed) -> dict[str, object]:
    kept = boxed(sealed)
    return {f"contact_{name}": kept[f"box_{name}"] for name in ("origin", "version", "topic")} | {
        "contact_box": kept["box"]
    }


def _take(sealed: Sealed, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(sealed.event, name) for name in names}


def _registered(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {
        "person_id": event.originator_id,
        "centre": event.centre,
        "owner_id": None,
        "registered_on": event.occurred_at.date(),
    }
    row |= _take(sealed, ("number", *_DETAILS, *_PLACE, "stage", "destination", "no_guardian_reason"))
    row |= {
        "version": event.originator_version,
        "erasure_asked_by": None,
        "erasure_ground": None,
        "erasure_asked": None,
        **_FREE,
    }
    yield Insert(PEOPLE, row | boxed(sealed) | _contact(sealed))


def _changed(sealed: Sealed, values: dict[str, object]) -> Update:
    event = sealed.event
    return Update(PEOPLE, {"person_id": event.originator_id}, {**values, "version": event.originator_version})


def _details_corrected(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, _DETAILS) | boxed(sealed))


def _contact_changed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, _PLACE) | _contact(sealed))


def _stage_changed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, ("stage", "destination")))


def _consent_given(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {
        "person_id": event.originator_id,
        "version": event.originator_version,
        "given_on": event.occurred_at.date(),
    }
    row |= _take(sealed, ("purpose", "mode", "given_by", "text_version", "language", "expires_on"))
    yield Insert(CONSENTS, row | {"withdrawn_on": None, "held": True} | boxed(sealed))
    yield _changed(sealed, {})


def _consent_withdrawn(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    ended = {"withdrawn_on": event.occurred_at.date(), "held": False}
    yield Update(CONSENTS, {"person_id": event.originator_id, "purpose": event.purpose, "held": True}, ended)
    yield _changed(sealed, {})


def _assigned(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"owner_id": sealed.event.owner_id})


def _noted(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {})


def _ids(accounts: list[UUID]) -> list[str] | None:
    return [str(each) for each in accounts] or None


def _restricted(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"restricted": True, "named": _ids(sealed.event.named), "readers": None})


def _restriction_lifted(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"restricted": False, "named": None})


def _assessed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {})


def _transfer_proposed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"offered_to": sealed.event.to_centre})


def _transfer_refused(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"offered_to": None})


def _transfer_accepted(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    home = {"centre": event.to_centre, "owner_id": event.owner_id, "offered_to": None}
    yield _changed(sealed, home | {"named": _ids(event.named), "readers": event.readers})


def _reading_ended(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"readers": sealed.event.readers or None})


def _erasure_requested(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    asked = {
        "erasure_asked_by": event.actor_id,
        "erasure_ground": event.ground,
        "erasure_asked": event.recorded,
    }
    yield _changed(sealed, asked)


def _erasure_declined(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"erasure_asked_by": None, "erasure_ground": None, "erasure_asked": None})


def _erased(sealed: Sealed) -> Iterator[Change]:
    for table in (PEOPLE, CONSENTS):
        yield Delete(table, {"person_id": sealed.event.originator_id})


VIEW = View(
    "people",
    (PEOPLE, CONSENTS),
    {
        "migrant.Registered": _registered,
        "migrant.DetailsCorrected": _details_corrected,
        "migrant.ContactChanged": _contact_changed,
        "migrant.StageChanged": _stage_changed,
        "migrant.ConsentGiven": _consent_given,
        "migrant.ConsentWithdrawn": _consent_withdrawn,
        "migrant.Assigned": _assigned,
        "migrant.Assessed": _assessed,
        "migrant.Restricted": _restricted,
        "migrant.RestrictionLifted": _restriction_lifted,
        "migrant.TransferProposed": _transfer_proposed,
        "migrant.TransferAccepted": _transfer_accepted,
        "migrant.TransferDeclined": _transfer_refused,
        "migrant.TransferWithdrawn": _transfer_refused,
        "migrant.ReadingEnded": _reading_ended,
        "migrant.ErasureRequested": _erasure_requested,
        "migrant.ErasureDeclined": _erasure_declined,
        "migrant.RecordLinked": _noted,
        "migrant.RecordUnlinked": _noted,
        "migrant.Erased": _erased,
    },
)
