"""Commands that link a caller without a name to a person, and undo it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application.consenting import recorded
from application.dispatch import Changed, Handler
from application.fields import Code, Touched
from application.ports import Ledger
from domain.call import Call
from domain.consultation import Consultation
from domain.kernel import Aggregate, Rejected, current_act
from domain.migrant import Migrant


@dataclass(frozen=True, kw_only=True)
class _Caller:
    """A call with the consultation it led to, or one of the two alone."""

    person_id: Touched
    call_id: Touched | None = None
    consultation_id: Touched | None = None


@dataclass(frozen=True, kw_only=True)
class LinkCaller(_Caller):
    """The caller was this person. Nothing is rewritten: the link is an event of today."""


@dataclass(frozen=True, kw_only=True)
class UnlinkCaller(_Caller):
    """It was somebody else."""

    reason: Annotated[str, Code("correction_reason")]


def link_caller(ledger: Ledger, command: LinkCaller) -> Changed:
    """Refuses a person who did not consent or is erased, and a record that has its person."""
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    call, held = _records(ledger, command)
    if call:
        call.link(command.person_id)
        migrant.link_record(call.id)
    # Where the consultation was linked alone before, the call follows it.
    if held and held.person_id != command.person_id:
        held.link_caller(command.person_id, origin=migrant.origin(held.held_on))
        migrant.link_record(held.id)
    return _changed(migrant, call, held)


def unlink_caller(ledger: Ledger, command: UnlinkCaller) -> Changed:
    """Refuses what was never linked to this person."""
    migrant = ledger.get(Migrant, command.person_id)
    call, held = _records(ledger, command)
    if call:
        call.unlink(command.person_id, reason=command.reason)
        migrant.unlink_record(call.id)
    if held:
        held.unlink_caller(command.person_id, reason=command.reason)
        migrant.unlink_record(held.id)
    return _changed(migrant, call, held)


HANDLERS: dict[type, Handler] = {LinkCaller: link_caller, UnlinkCaller: unlink_caller}


def _records(ledger: Ledger, command: _Caller) -> tuple[Call | None, Consultation | None]:
    call = ledger.get(Call, command.call_id) if command.call_id else None
    held = ledger.get(Consultation, command.consultation_id) if command.consultation_id else None
    if call is None and held is None:
        raise Rejected("call.unknown")
    # A call and what was said in it belong to one person.
    if call is not None and call.consultation_id != _id(held):
        raise Rejected("call.other_consultation")
    return call, held


def _id(record: Aggregate | None) -> UUID | None:
    return record.id if record else None


def _changed(*aggregates: Aggregate | None) -> list[Aggregate]:
    return [each for each in aggregates if each is not None]
