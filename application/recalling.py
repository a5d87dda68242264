"""What follows when somebody no longer agrees to be shared: what told an agency something is called back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from application.consenting import all_files
from application.dispatch import Changed, Handler
from application.fields import Note, Touched, Whole
from application.link import counted_again
from application.ports import Ledger
from domain import sharing
from domain.kernel import current_act
from domain.migrant import Migrant
from domain.provider import Provider
from domain.referral import OPEN, UNANSWERED, Referral

WITHDRAWN = "CONSENT_WITHDRAWN"


@dataclass(frozen=True, kw_only=True)
class WithdrawSharing:
    """Withdraw the consent to share with one agency; `consent` is the version of the file at which it was recorded."""

    person_id: Touched
    consent: Annotated[int, Whole(1, 10**6)]
    note: Note = ""


def withdraw_sharing(ledger: Ledger, command: WithdrawSharing) -> Changed:
    """Refuses a consent that does not stand. Calls back what told this agency something, and nothing else."""
    migrant = ledger.get(Migrant, command.person_id)
    day, name = current_act().occurred.date(), sharing.withdraw(migrant, command.consent, note=command.note)

    def concerned(referral: Referral) -> bool:
        names = known_as(ledger, referral)
        to_it = name in map(sharing.folded, names) or name == sharing.ANY
        return to_it and not sharing.may_be_told(migrant, names, day)

    return [*counted_again(ledger, migrant), *recalled(ledger, migrant, concerned)]


HANDLERS: dict[type, Handler] = {WithdrawSharing: withdraw_sharing}


def recalled(
    ledger: Ledger, migrant: Migrant, concerned: Callable[[Referral], bool] = lambda _: True
) -> list[Referral]:
    """The open referrals of the person, called back; those of their other files too: consent holds in all.

    What the law obliged to send stays.
    """
    ids = [referral_id for file in all_files(ledger, migrant) for referral_id in file.shared]
    ledger.reach(ids)
    found = [ledger.get(Referral, each) for each in ids]
    waiting = [each for each in found if each.status in (*OPEN, UNANSWERED) and not each.obliged and concerned(each)]
    for each in waiting:
        each.cancel(reason=WITHDRAWN)
    return waiting


def known_as(ledger: Ledger, referral: Referral) -> list[Any]:
    """What the agency is called in the referral, and every name that its entry of the directory ever had."""
    if referral.provider_id is None:
        return [referral.agency]
    ledger.reach([referral.provider_id])
    return [referral.agency, *ledger.get(Provider, referral.provider_id).names]
