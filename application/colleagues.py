"""Whether work with a person can be given to somebody."""

from __future__ import annotations

from uuid import UUID

from application.actor import COUNSELLOR, FIELD_COUNSELLOR
from application.ports import Ledger
from domain.kernel import Rejected, current_act
from domain.staff import Staff

# Who works with people from file to file.
CASEWORKERS = (COUNSELLOR, FIELD_COUNSELLOR)


def colleague(ledger: Ledger, account_id: UUID, centre: str) -> None:
    """Raises Rejected unless the account is in service as a caseworker of the centre.

    Whoever acts was judged by the policy for this very command: nothing more is asked of them.
    """
    if account_id == current_act().actor_id:
        return
    ledger.reach([account_id])
    staff = ledger.find(Staff, account_id)
    if staff is None or centre not in staff.centres or not set(CASEWORKERS) & set(staff.roles):
        raise Rejected("case.owner_elsewhere")
    if staff.suspended:
        raise Rejected("case.owner_suspended")
