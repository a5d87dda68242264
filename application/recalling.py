"""What follows when somebody no longer agrees to be shared: what told an agency something is called back."""

from __future__ import annotations

from application.consenting import all_files
from application.ports import Ledger
from domain.migrant import Migrant
from domain.referral import OPEN, UNANSWERED, Referral

WITHDRAWN = "CONSENT_WITHDRAWN"


def recalled(ledger: Ledger, migrant: Migrant) -> list[Referral]:
    """The open referrals of the person, called back; those of their other files too: consent holds in all."""
    ids = [referral_id for file in all_files(ledger, migrant) for referral_id in file.shared]
    ledger.reach(ids)
    found = [ledger.get(Referral, each) for each in ids]
    waiting = [each for each in found if each.status in (*OPEN, UNANSWERED)]
    for each in waiting:
        each.cancel(reason=WITHDRAWN)
    return waiting
