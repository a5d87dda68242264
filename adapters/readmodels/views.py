"""All views, in one table: which events make which rows."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from adapters.facts.areas import FACTS
from adapters.keys.keyring import Keyring
from adapters.readmodels import (
    attachments,
    ban_checks,
    calls,
    cases,
    centres,
    claims,
    companions,
    consultations,
    courses,
    households,
    initiatives,
    links,
    material_help,
    monthly,
    notices,
    outreach,
    own_topics,
    people,
    providers,
    referrals,
    reviews,
    screenings,
    staff,
    tasks,
    timeline,
    trainings,
    transfers,
    trips,
)
from adapters.readmodels.rows import View

VIEWS: tuple[View, ...] = (
    centres.VIEW,
    own_topics.VIEW,
    staff.VIEW,
    people.VIEW,
    links.VIEW,
    screenings.VIEW,
    transfers.VIEW,
    consultations.VIEW,
    companions.VIEW,
    ban_checks.VIEW,
    claims.VIEW,
    material_help.VIEW,
    outreach.VIEW,
    trips.VIEW,
    calls.VIEW,
    referrals.VIEW,
    providers.VIEW,
    cases.VIEW,
    tasks.VIEW,
    notices.VIEW,
    trainings.VIEW,
    courses.VIEW,
    reviews.VIEW,
    households.VIEW,
    initiatives.VIEW,
    monthly.VIEW,
    attachments.VIEW,
    timeline.VIEW,
)


def all_views(keyring: Keyring) -> tuple[View, ...]:
    """Every view; facts name persons and records by keys that only this keyring makes."""

    # A command asks for the same few again and again.
    @lru_cache(maxsize=2_000)
    def record_key(identifier: UUID) -> bytes:
        return keyring.record_key(identifier.bytes)

    return (*VIEWS, *(area.view(record_key) for area in FACTS))
