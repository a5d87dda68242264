"""How commands about a referral are decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from application.consenting import all_files, left_as_is, recorded, recorded_now
from application.dispatch import Changed, Handler
from application.held_with import held_with
from application.ports import Ledger
from application.recalling import known_as
from application.referral_commands import (
    AcceptReferral,
    CancelReferral,
    CompleteReferral,
    DeclineReferral,
    DraftReferral,
    ReopenReferral,
    RewriteReferral,
    SendReferral,
    StartReferral,
    Step,
    StopWaiting,
)
from domain import sharing
from domain.codes import code_list
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant
from domain.provider import Provider
from domain.referral import CLIENT, PROVIDER, Referral
from domain.sharing import SHARING

REASONS = {PROVIDER: "provider_decline_reason", CLIENT: "client_decline_reason"}


def draft_referral(ledger: Ledger, command: DraftReferral) -> Changed:
    """Refuses a second referral under the same id, and a person who is erased or does not let us record."""
    if ledger.find(Referral, command.referral_id) is not None:
        raise Rejected("referral.drafted_already")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    held_with(ledger, command.consultation_id, command.person_id)
    where = {"consultation_id": command.consultation_id, "at_centre": migrant.at_centre}
    drafted = Referral.draft(command.referral_id, person_id=command.person_id, **where, **_written(ledger, command))
    if command.provider_id is not None:
        drafted.address(command.provider_id)
    return [drafted, *_replaced(ledger, command)]


def rewrite_referral(ledger: Ledger, command: RewriteReferral) -> Changed:
    """Refuses once it was sent, and for a person who no longer lets us record."""
    referral = current(ledger, command)
    recorded_now(ledger, command.person_id)
    referral.rewrite(provider_id=command.provider_id, **_written(ledger, command))
    return [referral]


def send_referral(ledger: Ledger, command: SendReferral) -> Changed:
    """Refuses without consent to share with this very agency on the day of sending, in every file of the person."""
    referral, migrant, at = _step(ledger, command)
    recorded_now(ledger, command.person_id)
    day, home = at.date(), migrant.at_centre
    referral.send(**may_tell(ledger, referral, migrant, day), origin=migrant.origin(day), at=at, at_centre=home)
    sharing.begin(migrant, command.referral_id)
    return [referral, migrant]


def accept_referral(ledger: Ledger, command: AcceptReferral) -> Changed:
    """Refuses once the person has withdrawn the consent to share."""
    referral, migrant, at = _step(ledger, command, command.note)
    referral.accept(consented=migrant.allows(SHARING, at.date()), at=at, note=command.note)
    return [referral]


def decline_referral(ledger: Ledger, command: DeclineReferral) -> Changed:
    """Refuses a reason that only the other side could give."""
    if command.reason not in code_list(REASONS[command.by]):
        raise Rejected("referral.reason_of_other")
    referral, _, at = _step(ledger, command, command.note)
    referral.decline(by=command.by, reason=command.reason, at=at, note=command.note)
    return [referral]


def stop_waiting(ledger: Ledger, command: StopWaiting) -> Changed:
    """Refuses while the agency still has time."""
    referral, _, at = _step(ledger, command)
    referral.stop_waiting(today=at.date())
    return [referral]


def start_referral(ledger: Ledger, command: StartReferral) -> Changed:
    """Refuses before it is accepted."""
    referral, _, at = _step(ledger, command)
    referral.start(at=at)
    return [referral]


def complete_referral(ledger: Ledger, command: CompleteReferral) -> Changed:
    """Refuses before it is accepted."""
    referral, _, at = _step(ledger, command, command.feedback)
    referral.complete(result=command.result, at=at, feedback=command.feedback)
    return [referral]


def cancel_referral(ledger: Ledger, command: CancelReferral) -> Changed:
    """A referral of an erased person can still be called back: nothing about the person is written."""
    referral = current(ledger, command)
    referral.cancel(reason=command.reason)
    return [referral]


def reopen_referral(ledger: Ledger, command: ReopenReferral) -> Changed:
    """Refuses while it is open, and without consent to be recorded and to share."""
    referral, migrant, at = _step(ledger, command)
    recorded_now(ledger, command.person_id)
    referral.reopen(**may_tell(ledger, referral, migrant, at.date()))
    return [referral]


HANDLERS: dict[type, Handler] = {
    DraftReferral: draft_referral,
    RewriteReferral: rewrite_referral,
    SendReferral: send_referral,
    AcceptReferral: accept_referral,
    DeclineReferral: decline_referral,
    StopWaiting: stop_waiting,
    StartReferral: start_referral,
    CompleteReferral: complete_referral,
    CancelReferral: cancel_referral,
    ReopenReferral: reopen_referral,
}


def _written(ledger: Ledger, command: DraftReferral | RewriteReferral) -> dict[str, Any]:
    """What a draft says; an entry of the directory gives its own name."""
    agency = command.agency if command.provider_id is None else ledger.get(Provider, command.provider_id).name
    words = {name: getattr(command, name) for name in ("service", "priority", "channel", "contact", "reason")}
    return {**words, "agency": agency, "shared": list(command.shared)}


def may_tell(ledger: Ledger, referral: Referral, migrant: Migrant, day: date) -> dict[str, bool]:
    """Whether the person lets an agency be told, and this one, on a day and in all files."""
    names = known_as(ledger, referral)
    named = all(sharing.may_be_told(file, names, day) for file in all_files(ledger, migrant))
    return {"consented": migrant.allows(SHARING, day), "named": named}


def _replaced(ledger: Ledger, command: DraftReferral) -> list[Referral]:
    if command.replaces is None:
        return []
    earlier = ledger.get(Referral, command.replaces)
    if earlier.person_id != command.person_id:
        raise Rejected("referral.unknown")
    earlier.replace(command.referral_id)
    return [earlier]


def _step(ledger: Ledger, command: Step, *words: str) -> tuple[Referral, Migrant, datetime]:
    return current(ledger, command), left_as_is(ledger, command.person_id, *words), current_act().occurred


def current(ledger: Ledger, command: Step) -> Referral:
    """The referral that the page showed. Raises Rejected for another person's, and one that changed since."""
    referral = ledger.get(Referral, command.referral_id)
    if referral.person_id != command.person_id:
        # Policy looked at the person who was named: another person's referral does not exist here.
        raise Rejected("referral.unknown")
    if referral.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return referral
