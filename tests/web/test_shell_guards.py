"""What stands between a stranger and a page: policy lines, tokens, headers, cookies, hosts."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from flask import Flask, request

from tests.web.fakes import SETTINGS, FakeSystem, hidden
from web.app import create_app
from web.assets_map import asset_url
from web.routes import MEMBER, OPEN, ROUTES

PAGES = ("/sample/form", "/sample/file", "/password", "/nothing")


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
