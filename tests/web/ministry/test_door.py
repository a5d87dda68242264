"""Who may come in, how they are kept out, and that nothing they send breaks a page."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from adapters.releases.accounts import LIMITS
from adapters.releases.tables import SESSIONS
from tests.releases.samples import release_id
from tests.web.ministry.conftest import Clock
from tests.web.ministry.walk import FILES, PAGES, PASSWORD, sign_in, speak, token
from web.ministry.routes import MACHINE, PUBLIC, READER, ROUTES


def test_every_endpoint_has_a_line_and_every_line_an_endpoint(ministry: Flask) -> None:
    assert {rule.endpoint for rule in ministry.url_map.iter_rules()} == set(ROUTES)
    assert set(ROUTES.values()) == {PUBLIC, READER, MACHINE}


def test_strangers_see_only_the_door(ministry: Flask, stranger: Any) -> None:
    values = {"period": "2026-Q1", "code": "R-T2", "kind": "adx", "flow": "DF_R_T2"}
    with ministry.test_request_context():
        adapter = ministry.create_url_adapter(None) or ministry.url_map.bind("localhost")
        addresses = [adapter.build(name, values) for name, who in ROUTES.items() if who == READER]
    for address in [*addresses, *PAGES, *FILES]:
        answer = stranger.get(address)
        assert answer.status_code == 303
        assert answer.location.startswith("/sign-in")


def test_a_route_without_a_line_is_refused(ministry: Flask) -> None:
    ministry.add_url_rule("/hidden/from/view", "hidden", lambda: "never")
    client = ministry.test_client()
    sign_in(client)
    assert client.get("/hidden/from/view").status_code == 403


def test_wrong_name_wrong_password_and_too_many_tries_are_one_answer(stranger: Any) -> None:
    answers = [sign_in(stranger, "wrong"), sign_in(stranger, login="nobody")]
    answers += [sign_in(stranger, "wrong") for _ in range(LIMITS["pair"])]
    answers.append(sign_in(stranger))
    bare = {re.sub(r'value="[^"]*"|content="[^"]*"', "", answer.text) for answer in answers}
    assert {answer.status_code for answer in answers} == {422}
    assert len(bare) == 1
    assert stranger.get("/").status_code == 303


def test_a_sign_in_begins_a_new_session_and_ends_the_old_one(reader: Any, engine: Engine) -> None:
    before = reader.get_cookie("safar-ministry").value
    with engine.connect() as connection:
        first = connection.scalars(select(SESSIONS.c.token_hash)).all()
    reader.post("/sign-out", data={"csrf_token": token(reader, "/methods")})
    sign_in(reader)
    with engine.connect() as connection:
        second = connection.scalars(select(SESSIONS.c.token_hash)).all()
    assert len(first) == len(second) == 1
    assert first != second
    assert reader.get_cookie("safar-ministry").value != before


def test_a_session_ends_after_a_quarter_of_an_hour_and_after_nine_hours(reader: Any, clock: Clock) -> None:
    for _ in range(53):
        clock.now += timedelta(minutes=10)
        assert reader.get("/methods").status_code == 200
    clock.now += timedelta(minutes=11)
    assert reader.get("/methods").status_code == 303
    sign_in(reader)
    clock.now += timedelta(minutes=16)
    assert reader.get("/methods").status_code == 303


def test_an_official_changes_the_password_and_other_sessions_end(reader: Any, ministry: Flask) -> None:
    other, fresh = ministry.test_client(), "seven herons by the lake"
    sign_in(other)
    speak(reader, "en")
    typed = {"csrf_token": token(reader, "/password"), "old_password": PASSWORD, "new_password": fresh}
    for wrong, said in (
        ({"old_password": "wrong"}, "not right"),
        ({"new_password": "short"}, "at least 12"),
        ({"new_password": PASSWORD}, "must differ"),
        ({"new_password": "Nigora-ministry-1"}, "known to many"),
        ({"new_password": ""}, "govuk-error-message"),
    ):
        answer = reader.post("/password", data=typed | wrong)
        assert (answer.status_code, said in answer.text) == (422, True)
        assert fresh not in answer.text
    assert reader.post("/password", data=typed).status_code == 303
    assert reader.get("/methods").status_code == 200
    assert other.get("/methods").status_code == 303
    assert (sign_in(other).status_code, sign_in(other, fresh).status_code) == (422, 303)


def test_signing_in_leads_back_but_never_elsewhere(stranger: Any) -> None:
    assert sign_in(stranger, next="/2026-Q1/R-T2").location == "/2026-Q1/R-T2"
    stranger.post("/sign-out", data={"csrf_token": token(stranger, "/methods")})
    for elsewhere in ("https://example.org/", "//example.org", "/\\example.org"):
        assert sign_in(stranger, next=elsewhere).location == "/"
        stranger.post("/sign-out", data={"csrf_token": token(stranger, "/methods")})


def test_a_form_from_elsewhere_does_nothing(reader: Any, ministry: Flask) -> None:
    for address in ("/sign-out", "/choices/language", "/choices/look"):
        assert reader.post(address, data={"language": "ru"}).status_code == 400
    assert reader.get("/methods").status_code == 200
    other = ministry.test_client()
    answer = other.post("/sign-in", data={"login": "ministry", "password": PASSWORD})
    assert answer.status_code == 422
    assert 'value="ministry"' in answer.text
    assert PASSWORD not in answer.text
    assert other.get("/methods").status_code == 303


def test_headers_guard_every_answer(reader: Any) -> None:
    for page in (*PAGES, *FILES, "/no/such/page"):
        headers = reader.get(page).headers
        assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


BAD = (
    "/2026-Q9/", "/2026Q1/", "/0000-Q1/", "/٢٠٢٦-Q1/", "/2026-Q1/R-T99", "/2026-Q1/R-T99.csv", "/2026-Q1/.csv",
    "/2026-Q1/R-T99.xlsx", "/2027-Q1/", "/2026-Q1/R-T2?release=1", "/2026-Q1/R-T2?release=%00",
    f"/2025-Q4/R-T2?release={release_id(3)}", "/2026-Q1/R-T2/compare?with=x", "/2025-Q1/R-T2/compare",
    f"/2026-Q1/R-T2?release={UUID(int=99)}", "/2026-Q1/R-T2.pdf", "/%ff%fe/", "/2026-Q1/%00", "/..%2f..%2fetc/passwd",
)  # fmt: skip


@pytest.mark.parametrize("address", BAD)
def test_a_bad_address_is_answered_kindly(reader: Any, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404
    assert "<h1" in answer.text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"login": "\ud800"},
        {"login": "x" * 10_000},
        {"login": "a\0b", "password": "\0"},
        {"login": "ministry", "password": "x", "next": "\r\n"},
    ],
)
def test_a_bad_form_is_answered_kindly(stranger: Any, fields: dict[str, str]) -> None:
    data = {"csrf_token": token(stranger), **fields}
    body = "&".join(f"{name}={value}" for name, value in data.items()).encode("utf-8", "surrogatepass")
    answer = stranger.post("/sign-in", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (400, 422)


def test_a_lost_database_is_told_with_a_time_to_try_again(
    reader: Any, engine: Engine, tmp_path: Path
) -> None:
    engine.dispose()
    (tmp_path / "releases.db").unlink()
    (tmp_path / "releases.db").mkdir()
    answer = reader.get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "<h1" in answer.text
