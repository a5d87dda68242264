"""Commands about moving a file to another centre, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application.colleagues import colleague
from application.consenting import left_as_is, recorded_now
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Many, Name, Note, Text, Touched
from application.hand_over import MOST_CASES, given
from application.ports import Ledger
from domain import transfer
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """How the person agreed that the file may move."""

    mode: Annotated[str, Code("consent_mode")]
    given_by: Annotated[str, Code("consent_given_by")] = "SELF"
    text_version: Annotated[str, Text(64, required=True)]
    language: Annotated[str, Code("language")]
    witness: Name = ""


@dataclass(frozen=True, kw_only=True)
class ProposeTransfer:
    """Ask another centre to take the file over; `consent` may be left out where it holds already."""

    person_id: Touched
    transfer_id: UUID
    to_centre: CentreCode
    reason: Annotated[str, Code("transfer_reason")]
    note: Note = ""
    consent: Agreed | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptTransfer:
    """Take the file over, for one counsellor or (without `owner_id`) for the desk.

    `cases` are the open ones: they go to the new owner; somebody must answer for them, so those of a file of the
    desk go to whoever takes it over.
    """

    person_id: Touched
    transfer_id: UUID
    owner_id: Touched | None = None
    cases: Annotated[tuple[Touched, ...], Many(MOST_CASES)] = ()


@dataclass(frozen=True, kw_only=True)
class DeclineTransfer:
    """Leave the file where it is, with the reason."""

    person_id: Touched
    transfer_id: UUID
    reason: Annotated[str, Code("transfer_decline_reason")]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawTransfer:
    """Take an offer back that was not answered."""

    person_id: Touched
    transfer_id: UUID
    reason: Annotated[str, Code("transfer_withdraw_reason")]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class EndReading:
    """The centre that gave the file away no longer needs to read it."""

    person_id: Touched
    transfer_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExpireReading:
    """Write down that a centre's time to read is over; it ended by itself already."""

    person_id: Touched
    transfer_id: UUID


def propose_transfer(ledger: Ledger, command: ProposeTransfer) -> Changed:
    """Refuses a centre that is closed, and a person who did not agree."""
    migrant = ledger.get(Migrant, command.person_id)
    here, there = ledger.centre(migrant.at_centre), ledger.centre(command.to_centre)
    if not there.open:
        raise Rejected("centre.closed")
    if here.demonstration != there.demonstration:
        raise Rejected("transfer.other_network")
    today = current_act().occurred.date()
    if command.consent is not None:
        # Nobody agrees to be handed over to whomever.
        how = vars(command.consent) | {"agency": there.name}
        migrant.give_consent(purpose=transfer.MOVING, expires_on=None, today=today, **how)
    recorded_now(ledger, command.person_id)
    transfer.propose(
        migrant,
        transfer_id=command.transfer_id,
        to_centre=command.to_centre,
        on=today,
        reason=command.reason,
        note=command.note,
    )
    return [migrant]


def accept_transfer(ledger: Ledger, command: AcceptTransfer) -> Changed:
    """Refuses once the person has withdrawn the consent, and an owner who does not work at the receiving centre."""
    migrant = ledger.get(Migrant, command.person_id)
    act = current_act()
    if command.owner_id is not None and migrant.offer is not None:
        colleague(ledger, command.owner_id, migrant.offer.to_centre)
    transfer.accept(
        migrant,
        transfer_id=command.transfer_id,
        by=act.actor_id,
        owner_id=command.owner_id,
        at=act.recorded,
    )
    return [migrant, *given(ledger, command.person_id, command.cases, command.owner_id or act.actor_id)]


def decline_transfer(ledger: Ledger, command: DeclineTransfer) -> Changed:
    """Refuses when it was answered already."""
    migrant = left_as_is(ledger, command.person_id, command.note)
    transfer.decline(migrant, transfer_id=command.transfer_id, reason=command.reason, note=command.note)
    return [migrant]


def withdraw_transfer(ledger: Ledger, command: WithdrawTransfer) -> Changed:
    """Refuses when it was answered already."""
    migrant = left_as_is(ledger, command.person_id, command.note)
    transfer.withdraw(migrant, transfer_id=command.transfer_id, reason=command.reason, note=command.note)
    return [migrant]


def end_reading(ledger: Ledger, command: EndReading) -> Changed:
    """Refuses when nobody reads by this transfer."""
    return _ended(ledger, command.person_id, command.transfer_id, transfer.NOT_NEEDED)


def expire_reading(ledger: Ledger, command: ExpireReading) -> Changed:
    """Refuses while there is time left, and a second time."""
    return _ended(ledger, command.person_id, command.transfer_id, transfer.EXPIRED)


HANDLERS: dict[type, Handler] = {
    ProposeTransfer: propose_transfer,
    AcceptTransfer: accept_transfer,
    DeclineTransfer: decline_transfer,
    WithdrawTransfer: withdraw_transfer,
    EndReading: end_reading,
    ExpireReading: expire_reading,
}


def _ended(ledger: Ledger, person_id: UUID, transfer_id: UUID, reason: str) -> Changed:
    migrant = ledger.get(Migrant, person_id)
    transfer.end_reading(migrant, transfer_id=transfer_id, reason=reason, at=current_act().recorded)
    return [migrant]
