"""What can be written about a family and its papers, with the word in every field that must never be readable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from application import attachment, household
from tests.harness.days import today
from tests.privacy.story import DESK, Step, worded
from tests.simulation.staff import an_id


def families(person_id: UUID) -> Iterator[Step]:
    """A household with a child, assessed; a scan, described anew."""
    of = {"person_id": person_id, "household_id": an_id()}
    yield household.FormHousehold(**of), DESK
    child = household.NameRelative(**of, member_id=an_id(), role="CHILD", name="x", birth_year=2016)
    yield worded(child), DESK
    told = {"man": "ABROAD", "away_since": today() - timedelta(days=800), "money_never": True}
    yield worded(household.AssessHousehold(**of, head_id=person_id, **told)), DESK
    scan = {"person_id": person_id, "attachment_id": an_id(), "kind": "OTHER", "file_name": "x"}
    yield worded(attachment.AddAttachment(**scan, media="image/jpeg", size=1)), DESK
    yield worded(attachment.DescribeAttachment(**scan, base_version=1)), DESK
