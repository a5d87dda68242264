"""Coming in and going out: sign-in, sessions, passwords; over a facade of paper."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.fakes import PASSWORD, FakeSystem, csrf, hidden, sign_in
from web.shell import safe_next


def test_a_stranger_is_asked_to_sign_in_and_led_back(stranger: Any) -> None:
    answer = stranger.get("/sample/file?tab=2")
    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/sample/file?tab%3D2"
    assert sign_in(stranger, next="/sample/file?tab=2").location == "/sample/file?tab=2"
    assert stranger.get("/sample/file").status_code == 200


ELSEWHERE = ("https://evil.io", "//evil.io", "/\\evil.io", "javascript:alert(1)")


@pytest.mark.parametrize("address", [*ELSEWHERE, "///evil.io", "/\\/evil.io", "/\t/evil.io", "//["])
def test_nobody_is_led_to_another_host(stranger: Any, address: str) -> None:
    assert safe_next(address) == "/"
    assert sign_in(stranger, next=address).location == "/"


def test_a_wrong_password_says_one_thing_and_keeps_the_name(stranger: Any) -> None:
    answers = [sign_in(stranger, login="gulnora", password="nope"), sign_in(stranger, login="nobody", password="nope")]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("The account name or the password is not right" in answer.text for answer in answers)
    assert 'value="gulnora"' in answers[0].text
    assert "nope" not in answers[0].text


def test_the_cookie_holds_an_id_that_changes_at_sign_in(app: Flask, system: FakeSystem) -> None:
    client = app.test_client()
    before = csrf(client.get("/sign-in").text)
    sign_in(client)
    with client.session_transaction() as session:
        assert session["token"] in system.accounts.sessions
    assert csrf(client.get("/sample/file").text) != before


def test_signing_out_ends_the_session_in_the_store(client: Any, system: FakeSystem) -> None:
    page = client.get("/sample/file").text
    assert client.post("/sign-out", data={"csrf_token": csrf(page)}).status_code == 303
    assert system.accounts.sessions == {}
    assert client.get("/sample/file").status_code == 303


def test_a_password_that_must_change_is_changed_first(stranger: Any, system: FakeSystem) -> None:
    system.accounts.must_change = True
    sign_in(stranger)
    assert stranger.get("/sample/file").location == "/password"
    token = csrf(stranger.get("/password").text)
    short = stranger.post("/password", data={"csrf_token": token, "old_password": PASSWORD, "new_password": "short"})
    assert "at least 12 characters" in short.text
    done = stranger.post(
        "/password", data={"csrf_token": token, "old_password": PASSWORD, "new_password": "seven bridges, one river"}
    )
    assert done.status_code == 303


def test_asking_how_long_the_session_lasts_does_not_prolong_it(client: Any, system: FakeSystem) -> None:
    system.accounts.touches.clear()
    assert client.get("/session").json == {"seconds": 900}
    assert system.accounts.touches == [False]
    token = csrf(client.get("/sample/file").text)
    system.accounts.touches.clear()
    assert client.post("/session/keep", headers={"X-CSRF-Token": token}).json == {"seconds": 900}
    assert system.accounts.touches == [True]


def test_a_form_that_comes_after_the_end_of_the_session_can_be_sent_after_signing_in(
    client: Any, system: FakeSystem
) -> None:
    page = client.get("/sample/form").text
    system.accounts.sessions.clear()
    fields = {"csrf_token": csrf(page), "command_id": next(hidden(page, "command_id")), "name": "Амина"}
    late = client.post("/sample/form", data=fields)
    assert late.status_code == 401
    kept = {f"_kept:{name}": next(hidden(late.text, f"_kept:{name}")) for name in ("command_id", "name")}
    again = sign_in(client, next=next(hidden(late.text, "next")), **kept)
    assert 'action="/sample/form"' in again.text
    assert next(hidden(again.text, "name")) == "Амина"
    assert next(hidden(again.text, "command_id")) == fields["command_id"]
