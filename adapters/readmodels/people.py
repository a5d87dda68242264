"""The people view: what each event changes in the row of a person, in their contact box, in their consents."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from adapters.ledger.mapper import Sealed
from adapters.readmodels.people_tables import CONSENTS, PEOPLE
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import boxed

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
_NO_AGE = {"age": None, "age_as_of": None}
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
        **_NO_AGE,
    }
    yield Insert(PEOPLE, row | boxed(sealed) | _contact(sealed))


def _changed(sealed: Sealed, values: dict[str, object]) -> Update:
    event = sealed.event
    return Update(PEOPLE, {"person_id": event.originator_id}, {**values, "version": event.originator_version})


def _details_corrected(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, _DETAILS) | boxed(sealed) | _NO_AGE)


def _contact_changed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, _PLACE) | _contact(sealed))


def _stage_changed(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, ("stage", "destination")))


def _age_estimated(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"age": sealed.event.age, "age_as_of": sealed.event.as_of})


def _work_told(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, ("education", "occupation")))


def _guardian_told(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, _take(sealed, ("no_guardian_reason",)))


def _consent_given(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {
        "person_id": event.originator_id,
        "version": event.originator_version,
        "given_on": event.occurred_at.date(),
    }
    row |= _take(sealed, ("purpose", "mode", "given_by", "text_version", "language", "expires_on"))
    yield Insert(CONSENTS, row | {"withdrawn_on": None, "held": True, "refused": False} | boxed(sealed))
    yield _changed(sealed, {})


def _consent_refused(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    if not event.beside:
        ended = {"person_id": event.originator_id, "purpose": event.purpose, "held": True}
        yield Update(CONSENTS, ended, {"held": False})
    row = {
        "person_id": event.originator_id,
        "version": event.originator_version,
        "given_on": event.occurred_at.date(),
    }
    row |= _take(sealed, ("purpose", "mode", "given_by", "text_version", "language"))
    said = {"expires_on": None, "withdrawn_on": None, "held": False, "refused": True}
    yield Insert(CONSENTS, row | said | boxed(sealed))
    yield _changed(sealed, {})


def _consent_withdrawn(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    ended = {"withdrawn_on": event.occurred_at.date(), "held": False}
    yield Update(CONSENTS, {"person_id": event.originator_id, "purpose": event.purpose, "held": True}, ended)
    yield _changed(sealed, {})


def _sharing_withdrawn(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    ended = {"withdrawn_on": event.occurred_at.date(), "held": False}
    for version in event.consents:
        yield Update(CONSENTS, {"person_id": event.originator_id, "version": version}, ended)
    yield _changed(sealed, {})


def _assigned(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"owner_id": sealed.event.owner_id})


def _noted(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {})


def _ids(accounts: list[UUID]) -> list[str] | None:
    return [str(each) for each in accounts] or None


def _restricted(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"restricted": True, "named": _ids(sealed.event.named), "readers": None})


def _named_beside(sealed: Sealed) -> Iterator[Change]:
    yield _changed(sealed, {"named": _ids(sealed.event.named)})


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
        "migrant.SharingWithdrawn": _sharing_withdrawn,
        "migrant.ConsentRefused": _consent_refused,
        "migrant.Assigned": _assigned,
        "migrant.Assessed": _assessed,
        "migrant.Restricted": _restricted,
        "migrant.RestrictionLifted": _restriction_lifted,
        "migrant.ColleagueAsked": _named_beside,
        "migrant.ColleagueDone": _named_beside,
        "migrant.TransferProposed": _transfer_proposed,
        "migrant.TransferAccepted": _transfer_accepted,
        "migrant.TransferDeclined": _transfer_refused,
        "migrant.TransferWithdrawn": _transfer_refused,
        "migrant.ReadingEnded": _reading_ended,
        "migrant.ErasureRequested": _erasure_requested,
        "migrant.ErasureDeclined": _erasure_declined,
        "migrant.AgeEstimated": _age_estimated,
        "migrant.LanguagesTold": _noted,
        "migrant.WorkTold": _work_told,
        "migrant.FamilyTold": _noted,
        "migrant.SourceTold": _noted,
        "migrant.GuardianTold": _guardian_told,
        "migrant.Departed": _noted,
        "migrant.Returned": _noted,
        "migrant.StagePassed": _noted,
        "migrant.CostStated": _noted,
        "migrant.EntryStruck": _stage_changed,
        "migrant.SharingBegan": _noted,
        "migrant.RecordLinked": _noted,
        "migrant.RecordUnlinked": _noted,
        "migrant.LinkedAsSamePerson": _noted,
        "migrant.LinkUndone": _noted,
        "migrant.PairDismissed": _noted,
        "migrant.CountedAs": _noted,
        "migrant.CountedAlone": _noted,
        "migrant.CircleChanged": _noted,
        "migrant.Erased": _erased,
    },
)
