"""The frame: sign-in, guards, headers, choices, error pages; over a facade of paper."""

from __future__ import annotations

import dataclasses
import logging
import re
from typing import Any

import pytest
from flask import Flask, request

from tests.web.fakes import PASSWORD, SETTINGS, FakeSystem, csrf, hidden
from web.app import create_app
from web.assets_map import asset_url
from web.i18n import LANGUAGES
from web.routes import MEMBER, OPEN, ROUTES
from web.shell import safe_next

PAGES = ("/sample/form", "/sample/file", "/password", "/nothing")


def sign_in(client: Any, **fields: str) -> Any:
    page = client.get("/sign-in").text
    return client.post("/sign-in", data={"csrf_token": csrf(page), "login": "gulnora", "password": PASSWORD, **fields})


def test_a_stranger_is_asked_to_sign_in_and_led_back(stranger: Any) -> None:
    answer = stranger.get("/sample/file?tab=2")
    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/sample/file?tab%3D2"
    assert sign_in(stranger, next="/sample/file?tab=2").location == "/sample/file?tab=2"
    assert stranger.get("/sample/file").status_code == 200


@pytest.mark.parametrize("address", ["https://evil.io", "//evil.io", "/\\evil.io", "javascript:alert(1)"])
def test_nobody_is_led_to_another_host(address: str) -> None:
    assert safe_next(address) == "/"


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


def test_every_address_has_a_line(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert endpoints - set(ROUTES) == set()


def test_no_line_stands_for_an_address_that_is_gone() -> None:
    plain = create_app(FakeSystem(), SETTINGS)
    assert set(ROUTES) - {rule.endpoint for rule in plain.url_map.iter_rules()} == set()


def test_an_address_without_a_line_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ROUTES, "sample.file")
    assert client.get("/sample/file").status_code == 403


def test_an_action_of_another_role_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROUTES, "sample.file", "no such action")
    assert client.get("/sample/file").status_code == 403


def test_every_action_of_a_route_has_its_policy() -> None:
    from application.policy_lines import LINES

    assert set(ROUTES.values()) - {OPEN, MEMBER} - set(LINES) == set()


def test_a_post_without_its_token_changes_nothing_and_keeps_what_was_typed(client: Any) -> None:
    answer = client.post("/sample/raw", data={"note": "three days without pay", "password": "secret"})
    assert answer.status_code == 400
    assert next(hidden(answer.text, "note")) == "three days without pay"
    assert "secret" not in answer.text


def test_every_answer_carries_its_headers(client: Any, stranger: Any) -> None:
    for answer in (client.get("/sample/file"), stranger.get("/sign-in"), stranger.get("/nothing")):
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_page_is_inline(client: Any, path: str) -> None:
    page = client.get(path).text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page)


def test_over_https_the_cookie_is_bound_to_the_host() -> None:
    app = create_app(FakeSystem(), dataclasses.replace(SETTINGS, https=True))
    answer = app.test_client().get("/sign-in", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-safar=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"]


def test_built_files_are_served_for_ever_and_compressed(stranger: Any) -> None:
    answer = stranger.get(asset_url("safar.css"), headers={"Accept-Encoding": "br"})
    answer.close()
    assert answer.status_code == 200, "make assets"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "br"


def test_behind_a_proxy_the_address_of_the_reader_is_known() -> None:
    app = create_app(FakeSystem(), dataclasses.replace(SETTINGS, proxies=1))
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    app.test_client().get("/health", headers={"X-Forwarded-For": "203.0.113.7"})
    assert seen == ["203.0.113.7"]


def test_a_strange_host_name_is_refused(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="http://evil.example").status_code == 400


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_every_language(client: Any, tag: str, path: str) -> None:
    token = csrf(client.get("/password").text)
    client.post("/choices/language", data={"csrf_token": token, "language": tag, "next": path})
    page = client.get(path).text
    assert f'<html lang="{tag}" dir="ltr"' in page
    assert f'lang="{tag}" aria-current="true">{LANGUAGES[tag]}' in page


def test_the_language_can_change_in_the_middle_of_a_form(client: Any) -> None:
    page = client.get("/sample/form").text
    fields = {"csrf_token": csrf(page), "command_id": next(hidden(page, "command_id")), "name": "Амина"}
    answer = client.post("/sample/form", data={**fields, "_language": "ky"})
    assert answer.status_code == 200
    assert '<html lang="ky"' in answer.text
    assert 'value="Амина"' in answer.text
    assert next(hidden(answer.text, "command_id")) == fields["command_id"]
    assert "govuk-error-summary" not in answer.text
    assert '<html lang="ky"' in client.get("/sample/file").text


def test_the_profile_decides_the_language_after_sign_in(stranger: Any, system: FakeSystem) -> None:
    system.accounts.actor = dataclasses.replace(system.accounts.actor, language="tg")
    sign_in(stranger)
    assert '<html lang="tg"' in stranger.get("/sample/file").text


def test_colours_and_text_size_are_remembered(client: Any) -> None:
    token = csrf(client.get("/sample/file").text)
    client.post("/choices/look", data={"csrf_token": token, "scheme": "dark", "next": "/sample/file"})
    client.post("/choices/look", data={"csrf_token": token, "size": "large", "scheme": "nonsense"})
    assert 'data-scheme="dark" data-size="large"' in client.get("/sample/file").text


def test_a_bug_shows_a_number_and_logs_no_words_of_people(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = client.get("/sample/bug")
    assert answer.status_code == 500
    number = re.search(r"Number of this error: (\w{8})", answer.text)
    assert number
    assert number[1] in caplog.text
    assert "Amina" not in caplog.text + answer.text


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/nothing", 404), ("get", "/sign-out", 405)])
def test_wrong_addresses_have_pages(client: Any, method: str, path: str, status: int) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert "Go to the start page" in answer.text


def test_what_is_too_large_has_a_page(app: Flask, client: Any) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100
    assert client.post("/sample/raw", data={"note": "x" * 200}).status_code == 413


def test_when_the_sign_in_store_is_away_every_page_says_so(client: Any, system: FakeSystem) -> None:
    system.accounts.down = True
    answer = client.get("/sample/file")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
