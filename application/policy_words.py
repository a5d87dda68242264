"""The words that policy lines are written in."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """How far a right reaches."""

    NETWORK = "network"  # every centre
    CENTRE = "centre"  # own centres, whoever owns the file
    CASELOAD = "caseload"  # own centres, and assigned to the asker or to nobody yet
    OWN = "own"  # own centres, and assigned to the asker, or the asker is named
    OFFERED = "offered"  # files that another centre offers to an own one
    ADDRESSED = "addressed"  # referrals sent to an organisation for which the asker answers
    DUTY = "duty"  # every centre, restricted files too: an act upon a file that shows nothing of it


class Sight(StrEnum):
    """How much of it."""

    MASKED = "masked"  # the file without its narratives
    READ = "read"
    WRITE = "write"


Right = tuple[Scope, Sight]

NETWORK_READ: Right = (Scope.NETWORK, Sight.READ)
NETWORK_WRITE: Right = (Scope.NETWORK, Sight.WRITE)
NETWORK_MASKED: Right = (Scope.NETWORK, Sight.MASKED)
CENTRE_READ: Right = (Scope.CENTRE, Sight.READ)
CENTRE_WRITE: Right = (Scope.CENTRE, Sight.WRITE)
CENTRE_MASKED: Right = (Scope.CENTRE, Sight.MASKED)
CASELOAD_READ: Right = (Scope.CASELOAD, Sight.READ)
CASELOAD_WRITE: Right = (Scope.CASELOAD, Sight.WRITE)
OWN_READ: Right = (Scope.OWN, Sight.READ)
OWN_WRITE: Right = (Scope.OWN, Sight.WRITE)
OFFERED_READ: Right = (Scope.OFFERED, Sight.READ)
OFFERED_WRITE: Right = (Scope.OFFERED, Sight.WRITE)
ADDRESSED_READ: Right = (Scope.ADDRESSED, Sight.READ)
ADDRESSED_WRITE: Right = (Scope.ADDRESSED, Sight.WRITE)
DUTY_READ: Right = (Scope.DUTY, Sight.READ)
DUTY_WRITE: Right = (Scope.DUTY, Sight.WRITE)
