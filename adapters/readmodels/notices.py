"""The notices view: who should hear of what, as codes and ids; what it says is resolved for each reader at reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Id, Instant

NOTICES = Table(
    "rm_notices",
    METADATA,
    Column("originator_id", Id, primary_key=True),
    Column("originator_version", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    # Whom it is for: an account, or everybody who may do `action` (at `centre`, where one is named).
    Column("account_id", Id),
    Column("action", Text),
    Column("centre", Text),
    Column("person_id", Id),
    Column("record_id", Id),
    # Who did it, and needs no word about it.
    Column("by_id", Id),
    # A row may wait for what it tells about: the answer to a referral, the end of an import.
    Column("waiting", Boolean, nullable=False),
    Column("at", Instant),
    Index("rm_notices_account", "account_id", "at"),
    Index("rm_notices_action", "action", "at"),
    Index("rm_notices_record", "record_id"),
    Index("rm_notices_person", "person_id"),
)


def _row(sealed: Sealed, kind: str, place: int = 0, *, waiting: bool = False, **more: Any) -> Insert:
    event = sealed.event
    row = {"originator_id": event.originator_id, "originator_version": event.originator_version, "place": place}
    row |= dict.fromkeys(("account_id", "action", "centre", "person_id", "record_id", "by_id", "at"))
    happened = {} if waiting else {"by_id": event.actor_id, "at": event.recorded}
    return Insert(NOTICES, {**row, "kind": kind, "waiting": waiting, **happened, **more})


def _for(sealed: Sealed, kind: str, account_id: UUID | None, **more: Any) -> Iterator[Change]:
    if account_id is not None and account_id != sealed.event.actor_id:
        yield _row(sealed, kind, account_id=account_id, **more)


def _task_set(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    return _for(sealed, "TASK_SET", event.assignee_id, person_id=event.person_id, record_id=event.originator_id)


def _case_given(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    return _for(sealed, "CASE_ASSIGNED", event.owner_id, person_id=event.person_id, record_id=event.originator_id)


def _file_given(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield from _for(sealed, "FILE_ASSIGNED", event.owner_id, person_id=event.originator_id)
    if event.owner_id is not None:
        # Whoever looks after the person hears of the answers that are still to come.
        key = {"person_id": event.originator_id, "kind": "REFERRAL_ANSWERED", "waiting": True}
        yield Update(NOTICES, key, {"account_id": event.owner_id})


def _colleague_asked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    about = {"person_id": event.originator_id, "record_id": event.record_id}
    return _for(sealed, "PROMISE_GIVEN", event.account_id, **about)


def _restricted(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    for place, account_id in enumerate(event.named):
        if account_id != event.actor_id:
            yield _row(sealed, "FILE_NAMED", place, account_id=account_id, person_id=event.originator_id)


def _referral_drafted(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    about = {"person_id": event.person_id, "record_id": event.originator_id}
    yield _row(sealed, "REFERRAL_ANSWERED", waiting=True, account_id=event.actor_id, **about)


def _referral_answered(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _told(sealed, "REFERRAL_ANSWERED", event.originator_id)


def _told(sealed: Sealed, kind: str, record_id: UUID) -> Update:
    event = sealed.event
    told = {"waiting": False, "by_id": event.actor_id, "at": event.recorded}
    return Update(NOTICES, {"record_id": record_id, "kind": kind}, told)


def _transfer_proposed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    about = {"person_id": event.originator_id, "record_id": event.transfer_id}
    yield _row(sealed, "TRANSFER_OFFERED", 0, action="AcceptTransfer", centre=event.to_centre, **about)
    yield _row(sealed, "TRANSFER_ANSWERED", 1, waiting=True, account_id=event.actor_id, **about)


def _transfer_answered(sealed: Sealed) -> Iterator[Change]:
    yield from _transfer_over(sealed)
    yield _told(sealed, "TRANSFER_ANSWERED", sealed.event.transfer_id)


def _transfer_over(sealed: Sealed) -> Iterator[Change]:
    yield Delete(NOTICES, {"record_id": sealed.event.transfer_id, "kind": "TRANSFER_OFFERED"})


def _erasure_asked(sealed: Sealed) -> Iterator[Change]:
    yield _row(sealed, "ERASURE_ASKED", action="EraseMigrant", person_id=sealed.event.originator_id)


def _erasure_declined(sealed: Sealed) -> Iterator[Change]:
    yield Delete(NOTICES, {"person_id": sealed.event.originator_id, "kind": "ERASURE_ASKED"})


def _override_asked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    about = {"person_id": event.person_id, "record_id": event.originator_id}
    yield _row(sealed, "OVERRIDE_ASKED", 0, action="DecideOverride", **about)
    yield _row(sealed, "OVERRIDE_DECIDED", 1, waiting=True, account_id=event.actor_id, **about)


def _override_decided(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield Delete(NOTICES, {"record_id": event.originator_id, "kind": "OVERRIDE_ASKED"})
    key = {"record_id": event.originator_id, "kind": "OVERRIDE_DECIDED", "waiting": True}
    yield Update(NOTICES, key, {"waiting": False, "by_id": event.actor_id, "at": event.recorded})


def _override_over(sealed: Sealed) -> Iterator[Change]:
    """Nobody asks any more, and nobody waits for an answer."""
    record = {"record_id": sealed.event.originator_id}
    yield Delete(NOTICES, {**record, "kind": "OVERRIDE_ASKED"})
    yield Delete(NOTICES, {**record, "kind": "OVERRIDE_DECIDED", "waiting": True})


def _import_begun(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _row(sealed, "IMPORT_FINISHED", waiting=True, account_id=event.actor_id, record_id=event.originator_id)


def _import_finished(sealed: Sealed) -> Iterator[Change]:
    # Whoever started it went on to other things while it ran: they are told although it ran in their name.
    told = {"waiting": False, "by_id": None, "at": sealed.event.recorded}
    yield Update(NOTICES, {"record_id": sealed.event.originator_id, "kind": "IMPORT_FINISHED"}, told)


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(NOTICES, {"person_id": sealed.event.originator_id})


VIEW = View(
    "notices",
    (NOTICES,),
    {
        "case.TaskSet": _task_set,
        "case.Opened": _case_given,
        "case.Assigned": _case_given,
        "migrant.Assigned": _file_given,
        "migrant.ColleagueAsked": _colleague_asked,
        "migrant.Restricted": _restricted,
        "referral.Drafted": _referral_drafted,
        "referral.OverrideAsked": _override_asked,
        "referral.OverrideDecided": _override_decided,
        "referral.Rewritten": _override_over,
        "referral.Cancelled": _override_over,
        "referral.Accepted": _referral_answered,
        "referral.Declined": _referral_answered,
        "migrant.TransferProposed": _transfer_proposed,
        "migrant.TransferAccepted": _transfer_answered,
        "migrant.TransferDeclined": _transfer_answered,
        "migrant.TransferWithdrawn": _transfer_over,
        "migrant.ErasureRequested": _erasure_asked,
        "migrant.ErasureDeclined": _erasure_declined,
        "import.Uploaded": _import_begun,
        "import.Finished": _import_finished,
        "migrant.Erased": _erased,
    },
)
