"""A store that is gone or locked, seen from the pages: 503, when to try again, the typed text; then as before."""

from __future__ import annotations

import html
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.web.counsellor.counselling import Counselling, boxes
from tests.web.fakes import csrf
from tests.web.faults.conftest import Lose

TYPED = "ба суд <равед> & 🙂"
STORES = ("ledger", "access", "keys")
FAIR = (200, 303, 404, 503)
PAGES = ("/today", "/people?q=Каримова", "/people/{person}", "/people/{person}/consultations/new", "/referrals")


def told(answer: Any) -> bool:
    """Whether an answer says what is needed, and nothing of the inside."""
    text = html.unescape(answer.text)
    plain = not any(word in text for word in ("Traceback", "sqlite", "OperationalError", "ledger"))
    return answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0 and plain


@pytest.mark.parametrize("store", STORES)
def test_pages_say_when_to_come_back(centre: Counselling, lose: Lose, store: str) -> None:
    person, client = centre.register(), centre.client()
    pages = [page.format(person=person) for page in PAGES]
    with lose(store):
        answers = {page: client.get(page) for page in pages}
        assert [page for page, answer in answers.items() if not told(answer)] == []
    assert [page for page in pages if client.get(page).status_code != 200] == []


@pytest.mark.parametrize("store", STORES)
def test_what_was_typed_is_in_the_answer_and_goes_through_afterwards(
    centre: Counselling, lose: Lose, store: str
) -> None:
    path, client = f"/people/{centre.register()}/consultations/new", centre.client()
    typed = {**boxes(client.get(path).text), "channel": ["OFFICE"], "topics": ["LEG-COURT"], "advice": [TYPED]}
    with lose(store):
        answer = client.post(path, data=typed)
        assert told(answer)
        assert TYPED in html.unescape(answer.text)
    assert client.post(path, data=typed).status_code == 303
    assert client.post(path, data=typed).status_code == 303  # sent twice, saved once
    assert TYPED in html.unescape(client.get(path.removesuffix("/new")).text)


@pytest.mark.parametrize("store", STORES)
def test_signing_in_drafts_and_unknown_addresses_are_no_fault_either(
    centre: Counselling, lose: Lose, store: str
) -> None:
    client, stranger = centre.client(), centre.app.test_client()
    token, outside = csrf(client.get("/password").text), csrf(stranger.get("/sign-in").text)
    draft = {"fields": [["advice", TYPED]]}
    with lose(store):
        answers = [
            client.get("/nowhere"),
            client.get("/"),
            client.get("/session"),
            client.get("/sign-in"),
            client.get("/consultations/new?draft=1"),
            client.post("/drafts/consultation", json=draft, headers={"X-CSRF-Token": token}),
            client.post("/password", data={"csrf_token": token, "old_password": "x", "new_password": "y"}),
            stranger.post("/sign-in", data={"csrf_token": outside, "login": "gulnora", "password": "секрет нест"}),
            client.post("/sign-out", data={"csrf_token": token}),
        ]
        assert [answer.request.path for answer in answers if answer.status_code not in FAIR] == []
        assert all("секрет нест" not in answer.text for answer in answers)
        assert stranger.get("/health").status_code == 200
        assert stranger.get("/sign-in").status_code == 200


def test_a_ledger_that_somebody_locked_is_waited_for_and_then_told(centre: Counselling, data_dir: Path) -> None:
    path, client = f"/people/{centre.register()}/consultations/new", centre.client()
    typed = {**boxes(client.get(path).text), "channel": ["OFFICE"], "topics": ["LEG-COURT"], "advice": [TYPED]}
    engine = centre.house.engines["ledger"]
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=50"))
    other = sqlite3.connect(data_dir / "ledger.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = client.post(path, data=typed)
    assert told(answer)
    assert TYPED in html.unescape(answer.text)
    assert client.get("/today").status_code == 200  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    assert client.post(path, data=typed).status_code == 303


def test_a_look_that_cannot_be_logged_is_not_given(centre: Counselling, data_dir: Path) -> None:
    person, client = centre.register(), centre.client()
    with sqlite3.connect(data_dir / "access.db") as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END")
    connection.close()
    for page in (f"/people/{person}", "/people?q=Каримова"):
        answer = client.get(page)
        assert told(answer)
        assert "Каримова" not in html.unescape(answer.text).replace("q=Каримова", "")
