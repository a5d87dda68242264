"""The lines of the policy about figures: reports, returns, indicators, releases."""

from __future__ import annotations

from collections.abc import Mapping

from application.actor import ANALYST, COORDINATOR, COUNSELLOR, FIELD_COUNSELLOR, MANAGER, PROTECTION
from application.policy_words import (
    CASELOAD_READ,
    CENTRE_READ,
    CENTRE_WRITE,
    NETWORK_READ,
    NETWORK_WRITE,
    Right,
)

LINES: Mapping[str, Mapping[str, Right]] = {
    "month.read": {MANAGER: CENTRE_READ},
    # A centre reads the figures of its own.
    "reports.read": {
        ANALYST: NETWORK_READ,
        MANAGER: CENTRE_READ,
        COUNSELLOR: CENTRE_READ,
        FIELD_COUNSELLOR: CENTRE_READ,
    },
    # The monthly return: signed at the centre, looked over by the network.
    "SignReturn": {MANAGER: CENTRE_WRITE},
    "ReopenReturn": {MANAGER: CENTRE_WRITE},
    "returns.read": {MANAGER: CENTRE_READ},
    "returns.list": {ANALYST: NETWORK_READ, COORDINATOR: NETWORK_READ},
    # The records behind a figure: figures name nobody, lists do.
    "reports.records": {MANAGER: CENTRE_READ, COUNSELLOR: CASELOAD_READ, FIELD_COUNSELLOR: CASELOAD_READ},
    "indicators.read": {ANALYST: NETWORK_READ, MANAGER: CENTRE_READ},
    "indicators.records": {MANAGER: CENTRE_READ},
    # Sensitive codes told apart, for an analyst who is also answerable for protection.
    "reports.restricted": {PROTECTION: NETWORK_READ},
    "ProposeRelease": {ANALYST: NETWORK_WRITE},
    "PublishRelease": {ANALYST: NETWORK_WRITE},
    "releases.list": {ANALYST: NETWORK_READ},
}
