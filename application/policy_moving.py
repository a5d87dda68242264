"""The policy table of screening, restricted files and transfers; part of `application/policy_lines.py`."""

from __future__ import annotations

from collections.abc import Mapping

from application.actor import COORDINATOR, COUNSELLOR, FIELD_COUNSELLOR, HOTLINE, MANAGER, PROTECTION, SYSTEM
from application.policy_words import (
    CASELOAD_WRITE,
    CENTRE_READ,
    CENTRE_WRITE,
    DUTY_WRITE,
    NETWORK_READ,
    NETWORK_WRITE,
    OFFERED_READ,
    OFFERED_WRITE,
    OWN_READ,
    OWN_WRITE,
    Right,
)

Line = Mapping[str, Right]

_CONTACT: Line = {COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE, HOTLINE: CASELOAD_WRITE}
_MOVING: Line = {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE, COORDINATOR: NETWORK_WRITE}

LINES: Mapping[str, Line] = {
    "AssessMigrant": {COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE, MANAGER: OWN_WRITE},
    "people.screening": {COUNSELLOR: OWN_READ, FIELD_COUNSELLOR: OWN_READ, MANAGER: OWN_READ},
    # The protection officer names others when nobody who was named works here any more; a name shows nothing.
    "RestrictMigrant": {**_CONTACT, MANAGER: CENTRE_WRITE, PROTECTION: DUTY_WRITE},
    "LiftRestriction": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE},
    "ProposeTransfer": _MOVING,
    "WithdrawTransfer": _MOVING,
    "AcceptTransfer": {COUNSELLOR: OFFERED_WRITE, MANAGER: OFFERED_WRITE},
    "DeclineTransfer": {COUNSELLOR: OFFERED_WRITE, MANAGER: OFFERED_WRITE},
    "EndReading": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE},
    # Writes down what ended by itself.
    "ExpireReading": {SYSTEM: DUTY_WRITE},
    "transfers.list": {COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    "transfers.offer": {COUNSELLOR: OFFERED_READ, MANAGER: OFFERED_READ},
}
