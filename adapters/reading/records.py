"""What stands in one file beside its talks, referrals and courses, for two files side by side."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from adapters.reading.attachments import person_attachments
from adapters.reading.ban_checks import person_ban_checks
from adapters.reading.case_file import person_cases
from adapters.reading.claims import person_claims
from adapters.reading.context import Reading
from adapters.reading.households import person_household
from adapters.reading.material_help import person_help
from application.attachments import PersonAttachments
from application.ban_checks import PersonBanChecks
from application.cases import PersonCases
from application.claims import PersonClaims
from application.households import HouseholdView, PersonHousehold
from application.links import Records
from application.material_helps import PersonHelp


def records(reading: Reading, person_id: UUID) -> Records:
    """Raises Absent for a person whom the asker may not see."""
    return Records(
        person_cases(reading, PersonCases(person_id=person_id)).value,
        person_claims(reading, PersonClaims(person_id=person_id)).value,
        person_ban_checks(reading, PersonBanChecks(person_id=person_id)).value,
        person_help(reading, PersonHelp(person_id=person_id)).value,
        person_attachments(reading, PersonAttachments(person_id=person_id)).value,
        _nameless(person_household(reading, PersonHousehold(person_id=person_id)).value),
    )


def _nameless(view: HouseholdView) -> HouseholdView:
    """Members by their place alone: whose names are shown would have been looked at as well."""
    return replace(view, members=tuple(replace(each, name="", number="") for each in view.members))
