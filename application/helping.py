"""Who else works on what was promised in a consultation: asked by name, and let go when it is done."""

from __future__ import annotations

from uuid import UUID

from application.colleagues import colleague
from application.ports import Ledger
from domain import helping
from domain.kernel import Rejected
from domain.migrant import Migrant


def asked(ledger: Ledger, migrant: Migrant | None, record_id: UUID, account_id: UUID | None) -> list[Migrant]:
    """The file, when the promise is for a colleague to keep. Refuses whoever does not work with files there."""
    if account_id is None:
        return []
    if migrant is None:
        # Whoever works at the centre sees what was promised to somebody without a name.
        raise Rejected("consultation.first_person")
    colleague(ledger, account_id, migrant.at_centre)
    helping.ask(migrant, record_id=record_id, account_id=account_id)
    return [migrant]


def let_go(ledger: Ledger, person_id: UUID | None, record_id: UUID) -> list[Migrant]:
    """The file, when a colleague was asked and need not see it any longer."""
    if person_id is None:
        return []
    migrant = ledger.get(Migrant, person_id)
    return [migrant] if helping.end(migrant, record_id) else []
