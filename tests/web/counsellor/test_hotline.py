"""The hotline's pages: one button for a call, the short form, who called, nothing lost and nothing twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from uuid_utils.compat import uuid7

from application.call import LogCall
from application.hotline import OpenLine
from application.person_parts import Phone
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_bad_input import NASTY
from tests.web.fakes import csrf

NUMBER, SHOWN = "+992927000309", "+992 92 700 0309"
DEPORTED = {"topics": ["LEG-DEPORT"], "advice": "Суроғаи вакил", "number": "92 700 03 09"}


def press(client: Any, kind: str, where: str = "KJD/") -> Any:
    """The button of a kind, as the page draws it."""
    page = client.get("/hotline/").text
    forms = re.findall(r'<form id="log-[^>]*>.*?</form>', page, re.DOTALL)
    sent = [dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form)) for form in forms]
    form = next(each for each in sent if (each["kind"], each["where"]) == (kind, where))
    return client.post("/hotline/calls", data=form)


def answer(client: Any, **typed: Any) -> Any:
    """The short form, with the minutes that the script would have counted."""
    form = boxes(client.get("/hotline/answered").text)
    return client.post("/hotline/answered", data={**form, "minutes": "9", **DEPORTED, **typed})


def missed(centre: Counselling, number: str = NUMBER, days: int = 0) -> UUID:
    call_id: UUID = uuid7()
    rang = datetime.now(UTC) - timedelta(days=days, minutes=5)
    command = LogCall(call_id=call_id, centre="KJD", occurred_at=rang, kind="PHONE_MISSED", number=number)
    centre.network.accept(command, centre.actor("nigora"))
    return call_id


def test_one_button_logs_a_call_and_the_number_comes_after(centre: Counselling) -> None:
    client = centre.client("nigora")
    logged = press(client, "PHONE_ABANDONED")
    assert logged.status_code == 303
    page = client.get(logged.location).text
    assert "Just logged" in page
    just = logged.location.rpartition("just=")[2]
    noted = client.post(f"/hotline/calls/{just}/number", data={"csrf_token": csrf(page), "number": "92 700 03 09"})
    assert SHOWN in client.get(noted.location).text


def test_whoever_waits_longest_stands_first_however_many_wait(
    centre: Counselling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.reading.calls.AT_ONCE", 2)
    for days in (0, 2, 1):
        missed(centre, f"+99292700031{days}", days)
    client = centre.client("nigora")
    waiting = words(client.get("/hotline/").text).partition("To call back")[2]
    assert waiting.split()[0] == "3"
    assert waiting.index("92 700 0312") < waiting.index("92 700 0311")
    assert "92 700 0310" not in waiting
    assert "Page 1 of 2" in waiting
    assert "92 700 0310" in words(client.get("/hotline/?due_page=2").text).partition("To call back")[2]


def test_what_is_no_number_is_kept_and_explained(centre: Counselling) -> None:
    client, call = centre.client("nigora"), missed(centre, "")
    token = csrf(client.get("/hotline/").text)
    said = client.post(f"/hotline/calls/{call}/number", data={"csrf_token": token, "number": "нол-ду"})
    assert said.status_code == 422
    assert 'value="нол-ду"' in said.text


def test_an_answered_call_and_its_consultation_are_saved_once(centre: Counselling) -> None:
    client = centre.client("nigora")
    form = boxes(client.get("/hotline/answered").text) | {"minutes": "9", **DEPORTED}
    first, second = (client.post("/hotline/answered", data=form) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    page = client.get("/hotline/").text
    assert "Answered: 1" in words(page)
    assert page.count(SHOWN) == 1


def test_without_a_topic_the_short_form_keeps_what_was_typed(centre: Counselling) -> None:
    client = centre.client("nigora")
    refused = answer(client, topics=[])
    assert refused.status_code == 422
    assert "Суроғаи вакил" in refused.text
    assert "Answered:" not in words(client.get("/hotline/").text)


def test_a_number_that_must_not_be_called_is_neither_shown_nor_linked(centre: Counselling) -> None:
    centre.register(phones=(Phone(number=NUMBER, safe=False),))
    missed(centre)
    page = centre.client("nigora").get("/hotline/").text
    assert "Do not call" in page
    assert SHOWN not in page
    assert "tel:" not in page


def test_the_day_counts_who_waits_for_a_call_back(centre: Counselling, client: Any) -> None:
    assert "to call back" not in words(client.get("/today").text)
    missed(centre, days=1)
    assert "1 to call back" in words(client.get("/today").text)


def test_the_file_offers_the_call_and_shows_when_it_was_linked(centre: Counselling, client: Any) -> None:
    assert answer(centre.client("nigora")).status_code == 303
    person = centre.register(phones=(Phone(number=NUMBER),))
    file = client.get(f"/people/{person}").text
    assert "A call from this number" in words(file)
    link = re.search(r'href="(/callers/call/[^"]+)"', file)
    assert link is not None
    token = csrf(client.get(link.group(1)).text)
    linked = client.post(link.group(1), data={"csrf_token": token, "command_id": str(uuid4())})
    page = words(client.get(linked.location).text)
    assert "linked" in page
    assert "Суроғаи вакил" in page
    assert "A call from this number" not in page


def test_a_manager_lists_a_line_and_calls_are_logged_on_it(centre: Counselling) -> None:
    manager, operator = centre.client("daler"), centre.client("nigora")
    token = csrf(manager.get("/lines/KJD").text)
    listed = manager.post("/lines/KJD", data={"csrf_token": token, "line": "1", "name": "Хатти озод", "number": ""})
    assert listed.status_code == 303
    assert press(operator, "PHONE_MISSED", "KJD/1").status_code == 303
    assert "Хатти озод" in manager.get("/lines/").text


@pytest.fixture(scope="module")
def switchboard(standing: Counselling) -> Counselling:
    """The standing centre with a line of its own."""
    standing.network.accept(OpenLine(centre="KJD", line="1", name="Free"))
    return standing


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_value_in_any_box_is_a_fault(switchboard: Counselling, value: Any) -> None:
    operator, call = switchboard.client("nigora"), missed(switchboard)
    token = csrf(operator.get("/hotline/").text)
    names = "call_id kind where number reached consultation_id started topics minutes line rang_on reason".split()
    pages = ("/calls", "/answered", *(f"/calls/{call}/{step}" for step in ("number", "returned", "correct", "void")))
    for page in pages:
        sent = {"csrf_token": token, **{name: [value] for name in names}}
        assert operator.post(f"/hotline{page}", data=sent).status_code < 500, page
