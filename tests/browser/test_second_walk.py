"""Pages beside the first walk: cases, households, moves, what a talk brings; opened up, at a desk and a phone."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.sync_api import Page
from uuid_utils.compat import uuid7

from application.case import OpenCase
from application.case_task import SetTask
from tests.browser.test_counsellor import NARROW, WIDE, Open, centre, open_desk
from tests.harness.accessibility import axe_violations
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
OPEN_ALL = "document.querySelectorAll('main details').forEach(each => each.open = true)"


def a_case(centre: Counselling, person: UUID) -> str:
    """A case with a task that waits; its address."""
    of = {"person_id": person, "case_id": uuid7()}
    owner, due = centre.actor("gulnora"), datetime.now(UTC).date()
    centre.network.accept(OpenCase(**of, topic="EMP-WAGE"), owner)
    task = {"task_id": uuid7(), "kind": "APPEAL", "what": "Ариза", "due_on": due}
    centre.network.accept(SetTask(**of, base_version=1, **task), owner)
    return f"/people/{person}/cases/{of['case_id']}"


def faults(page: Page, address: str, width: int) -> list[str]:
    """What is wrong with a page with everything on it opened."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        return [f"{address} is not there"]
    page.evaluate(OPEN_ALL)
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{address}: {fault}" for fault in axe_violations(page)]
    return [*found, f"{address} is {wide} wide"] if wide > width else found


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_rest_of_the_desk_is_accessible_and_fits(
    centre: Counselling, open_desk: Open, width: int, scheme: str
) -> None:
    person = centre.register()
    centre.consultation(person)
    case = a_case(centre, person)
    addresses = [*OF_CENTRE, *(f"/people/{person}{page}" for page in OF_PERSON)]
    addresses += [f"{case}{page}" for page in ("", "/task", "/plan", "/note", "/close")]
    page = open_desk(width=width, color_scheme=scheme)
    found = [fault for address in addresses for fault in faults(page, address, width)]
    assert found == []
