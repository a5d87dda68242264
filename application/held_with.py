"""Whether a consultation that a command names is one of its person."""

from __future__ import annotations

from uuid import UUID

from application.ports import Ledger
from domain.consultation import Consultation
from domain.kernel import Rejected


def held_with(ledger: Ledger, consultation_id: UUID | None, person_id: UUID) -> None:
    """Raises Rejected: a consultation of somebody else does not exist here. None: no consultation is named."""
    if consultation_id is None:
        return
    held = ledger.find(Consultation, consultation_id)
    if held is None or person_id not in (held.person_id, *held.companions):
        raise Rejected("consultation.unknown")
