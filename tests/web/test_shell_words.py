"""Languages, looks, and pages for what went wrong."""

from __future__ import annotations

import dataclasses
import logging
import re
from typing import Any

import pytest
from flask import Flask

from tests.web.fakes import FakeSystem, csrf, hidden, sign_in
from web.i18n import LANGUAGES

PAGES = ("/sample/form", "/sample/file", "/password", "/nothing")


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
