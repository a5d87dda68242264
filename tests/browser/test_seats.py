"""Browsers press the same button at the same instant for too few seats: so many sit, and all the others wait."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from application.actor import TRAINER
from application.trainings import Room
from tests.browser.desk import centre
from tests.harness.server import serving
from tests.simulation.asking import a_curriculum, a_session
from tests.web.counsellor.counselling import Counselling
from web.sessions import TOKEN

pytestmark = pytest.mark.browser

__all__ = ["centre"]
# The suite lets four race for two seats; thirty for ten take a minute: `make seats`.
PEOPLE, SEATS = (int(number) for number in os.environ.get("TESTS_RACE", "4/2").split("/"))
# Milliseconds from the moment when all pages are open to the one when all buttons are pressed.
READY = 250
PRESS = "at => setTimeout(() => document.getElementById('page-form').requestSubmit(), at - Date.now())"


def a_room(centre: Counselling) -> UUID:
    """A session of today with too few seats; Tahmina teaches it."""
    centre.ids["tahmina"] = centre.network.hire("tahmina", TRAINER, centres=("KJD",), name="Тахмина")
    course = a_curriculum()
    centre.network.accept(course)
    session = a_session(course.curriculum_id, capacity=SEATS)
    centre.network.accept(session, centre.actor("tahmina"))
    return session.session_id


def cookie(centre: Counselling, address: str) -> dict[str, Any]:
    """What a browser holds after signing in; each has a session of its own."""
    client = centre.app.test_client()
    with client.session_transaction() as session:
        session[TOKEN] = str(centre.network.sign_in("tahmina"))
    name = str(centre.app.config["SESSION_COOKIE_NAME"])
    kept = client.get_cookie(name)
    assert kept is not None
    return {"name": name, "value": kept.value, "url": address}


def bare(context: BrowserContext) -> Page:
    """A page that loads no style sheets and scripts: what races is the form."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setBlockedURLs", {"urls": ["*.css*", "*.js*", "*.woff*", "*.svg*", "*.png*", "*.ico*"]})
    return page


@pytest.fixture
def site(centre: Counselling) -> Iterator[str]:
    with serving(centre.app) as address:
        yield address


def test_browsers_that_race_for_seats_get_exactly_as_many_as_there_are(
    browser: Browser, centre: Counselling, site: str
) -> None:
    session_id = a_room(centre)
    people = [centre.register(given_name=f"Зан{number}", phones=()) for number in range(PEOPLE)]
    with ExitStack() as stack:
        pages: list[Page] = []
        for person_id in people:
            context = stack.enter_context(browser.new_context(base_url=site))
            context.add_cookies([cookie(centre, site)])  # type: ignore[list-item]  # a TypedDict of the library
            pages.append(bare(context))
            pages[-1].goto(f"/trainings/{session_id}/enrol/{person_id}", wait_until="domcontentloaded")
        moment = int(time.time() * 1000) + READY
        for page in pages:
            page.evaluate(PRESS, moment)
        for page in pages:
            page.wait_for_url(f"**/trainings/{session_id}", wait_until="commit")
    room = centre.house.system.ask(Room(session_id=session_id), centre.actor("tahmina"), route="race")
    statuses = [person.status for person in room.people]
    assert (statuses.count("ENROLLED"), statuses.count("WAITLISTED")) == (SEATS, PEOPLE - SEATS)
    assert {person.person_id for person in room.people} == set(people)
