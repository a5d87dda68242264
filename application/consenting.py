"""The person whom a record is about, as far as the record may be made at all."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from application.ports import Ledger
from domain.kernel import Rejected
from domain.migrant import RECORDING, Migrant


def living(ledger: Ledger, person_id: UUID) -> Migrant:
    """The person. Raises Rejected for one who is erased."""
    migrant = ledger.get(Migrant, person_id)
    if migrant.erased:
        raise Rejected("migrant.erased")
    return migrant


def recorded(ledger: Ledger, person_id: UUID, on: date) -> Migrant:
    """The person. Raises Rejected for one who is erased, or who does not let us record anything on this day."""
    migrant = living(ledger, person_id)
    if not migrant.allows(RECORDING, on):
        raise Rejected("consent.recording_missing")
    return migrant
