"""All views, in one table: which events make which rows."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from adapters.facts import answers, contacts, costs, enrolments, feedback, journeys, linked, topics
from adapters.facts import ban_checks as ban_check_facts
from adapters.facts import calls as call_facts
from adapters.facts import cases as case_facts
from adapters.facts import claims as claim_facts
from adapters.facts import companions as companion_facts
from adapters.facts import households as household_facts
from adapters.facts import initiatives as initiative_facts
from adapters.facts import material_help as help_facts
from adapters.facts import outreach as outreach_facts
from adapters.facts import people as people_facts
from adapters.facts import population as population_facts
from adapters.facts import referrals as referral_facts
from adapters.facts import reviews as review_facts
from adapters.facts import screenings as screening_facts
from adapters.facts import trips as trip_facts
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
    notices,
    outreach,
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
    attachments.VIEW,
    timeline.VIEW,
)
# Modules whose `view` is told how persons and records are named in facts.
FACTS = (
    contacts,
    topics,
    companion_facts,
    feedback,
    ban_check_facts,
    claim_facts,
    help_facts,
    initiative_facts,
    review_facts,
    outreach_facts,
    trip_facts,
    call_facts,
    referral_facts,
    case_facts,
    enrolments,
    linked,
    people_facts,
    answers,
    journeys,
    costs,
    screening_facts,
    household_facts,
    population_facts,
)


def all_views(keyring: Keyring) -> tuple[View, ...]:
    """Every view; facts name persons and records by keys that only this keyring makes."""

    # A command asks for the same few again and again.
    @lru_cache(maxsize=2_000)
    def record_key(identifier: UUID) -> bytes:
        return keyring.record_key(identifier.bytes)

    return (*VIEWS, *(area.view(record_key) for area in FACTS))
