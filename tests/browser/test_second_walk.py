"""Pages beside the first walk: cases, households, moves, what a talk brings; opened up, at a desk and a phone."""

from __future__ import annotations

from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from application.case import OpenCase
from application.case_task import SetTask
from tests.browser.desk import NARROW, WIDE, Open, centre, looks, open_desk
from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser

__all__ = ["centre", "open_desk"]
OF_CENTRE = (
    *("/today", "/today/tasks?show=all", "/today/follow-ups?show=all", "/today/referrals"),
    *("/notices/", "/notices/mail"),
    *("/cases", "/cases?show=quiet", "/calendar", "/calendar?view=week", "/referrals", "/organisations"),
    *("/same-person", "/transfers", "/ban-checks", "/claims", "/outreach", "/outreach/new", "/trips", "/trips/new"),
)
OF_PERSON = (
    *("/cases", "/cases/new", "/claims", "/ban-checks/new", "/referrals/new", "/trainings", "/household"),
    *("/household/new", "/attachments", "/attachments/new", "/screening", "/screening/questions", "/who-may-see"),
    *("/transfer", "/hand-over", "/same-person", "/journey/past", "/consultations/new"),
)
AT_A_DESK, ON_A_PHONE = (WIDE, "light"), (NARROW, "dark")


def a_case(centre: Counselling, person: UUID) -> str:
    """A case with a task that waits; its address."""
    of = {"person_id": person, "case_id": uuid7()}
    owner, due = centre.actor("gulnora"), today()
    centre.network.accept(OpenCase(**of, topic="EMP-WAGE"), owner)
    task = {"task_id": uuid7(), "kind": "APPEAL", "what": "Ариза", "due_on": due}
    centre.network.accept(SetTask(**of, base_version=1, **task), owner)
    return f"/people/{person}/cases/{of['case_id']}"


def test_the_rest_of_the_desk_is_accessible_and_fits(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    centre.consultation(person)
    case = a_case(centre, person)
    addresses = [*OF_CENTRE, *(f"/people/{person}{page}" for page in OF_PERSON)]
    addresses += [f"{case}{page}" for page in ("", "/task", "/plan", "/note", "/close")]
    page, seen = open_desk(), (AT_A_DESK, ON_A_PHONE)
    assert [fault for each in addresses for fault in looks(page, each, seen, opened=True)] == []
