"""Sent twice, sent late, sent by two at once, sent in a shape that no browser sends."""

from __future__ import annotations

import html
import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.harness.days import today
from tests.web.counsellor.counselling import words
from tests.web.fakes import csrf
from tests.web.fuzz.forms import Browser, Door
from tests.web.fuzz.values import ENVELOPE, TYPED
from tests.web.matrix.village import Village

DESK = "COUNSELLOR"
TODAY = today().isoformat()
# Enough for each of these forms to be accepted, beside what stands in it already.
VALID: dict[str, dict[str, str]] = {
    "people.register": {
        "family_name": "Ҳамидова",
        "sex": "FEMALE",
        "birth_year_known": "no",
        "born-year": "1991",
        "place": "3505401",
        "stage": "NONE",
        "language": "tg",
        "consents": "REG",
        "mode": "ORAL_CERTIFIED",
    },
    "consultations.record": {"channel": "OFFICE", "topics": "DOC-PATENT", "advice": TYPED},
    "referrals.draft": {"service": "LEGAL", "channel": "PAPER_SLIP", "agency": "Ҳуқуқ", "reason": TYPED},
    "contact.change": {"safe_contact": TYPED},
    "consents.withdraw": {"note": TYPED},
}
# Saying the same again is a second event only in these.
VERSIONED = {"person.correct": {"reason": "TYPING_ERROR"}, "contact.change": VALID["contact.change"]}


def filled(village: Village, endpoint: str, **fields: str) -> tuple[Browser, list[tuple[str, bytes]]]:
    browser = Browser(village, Door(endpoint, DESK, "plain" if endpoint == "people.register" else "unowned"))
    form, token = browser.form()
    said = {**VALID.get(endpoint, {}), **fields}
    kept = [(name, value) for name, value in form.pairs if name not in said]
    return browser, [*kept, *((name, text.encode()) for name, text in said.items()), ("csrf_token", token)]


@pytest.mark.parametrize("endpoint", VALID)
def test_a_form_sent_twice_is_saved_once(village: Village, endpoint: str) -> None:
    browser, pairs = filled(village, endpoint)
    first = browser.send(pairs)
    assert first.status_code == 303, words(first.text)
    events = village.events()
    again = browser.send(pairs)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    assert village.events() == events


@pytest.mark.parametrize("endpoint", ["consultations.record", "referrals.draft"])
def test_going_back_and_sending_other_words_is_told_and_kept(village: Village, endpoint: str) -> None:
    browser, pairs = filled(village, endpoint)
    assert browser.send(pairs).status_code == 303
    events, other = village.events(), TYPED + " дигар"
    answer = browser.send([(name, other.encode() if value == TYPED.encode() else value) for name, value in pairs])
    assert answer.status_code == 422
    assert "already saved" in answer.text
    assert other in html.unescape(answer.text)
    assert village.events() == events


@pytest.mark.parametrize("endpoint", VERSIONED)
def test_a_form_of_an_older_version_is_refused_with_its_text(village: Village, endpoint: str) -> None:
    box = {"person.correct": "family_name", "contact.change": "safe_contact"}[endpoint]
    browser, late = filled(village, endpoint, **{**VERSIONED[endpoint], box: "Дер Омада"})
    other, pairs = filled(village, "contact.change", safe_contact=f"ҳоло {endpoint}")
    assert other.send(pairs).status_code == 303
    events = village.events()
    answer = browser.send(late)
    assert answer.status_code in (409, 422)
    assert "Дер Омада" in html.unescape(answer.text)
    assert "Somebody changed" in answer.text
    assert village.events() == events


def test_of_two_who_save_one_page_at_once_one_is_told(village: Village) -> None:
    both = [filled(village, "contact.change", safe_contact=f"ҳамзамон {number}") for number in range(2)]
    events = village.events()
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one: one[0].send(one[1]), both))
    assert sorted(answer.status_code for answer in answers) in ([303, 409], [303, 422])
    assert village.events() == events + 1


SHAPES: tuple[dict[str, Any], ...] = (
    {"json": {"advice": TYPED}},
    {"json": [ENVELOPE]},
    {"data": b"{", "content_type": "application/json"},
    {"data": b"\xff" * 50, "content_type": "text/plain"},
    {"data": b"--x\r\nContent-Disposition: form-data", "content_type": "multipart/form-data; boundary=x"},
    {"data": b"", "content_type": "multipart/form-data"},
    {"data": {f"f{number}": "x" for number in range(3000)}, "content_type": "multipart/form-data"},
    {"file": "advice"},
    {"data": b"advice=" + b"x" * 3_000_000, "content_type": "application/x-www-form-urlencoded"},
    {"data": b"a=%", "content_type": "application/x-www-form-urlencoded; charset=utf-16"},
)


def sent(shape: dict[str, Any]) -> dict[str, Any]:
    """What the client is told; a file can be read only once."""
    if "file" not in shape:
        return shape
    return {"data": {shape["file"]: (io.BytesIO(b"x" * 100), "a.txt")}, "content_type": "multipart/form-data"}


@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_shape_that_no_form_has_is_refused(village: Village, shape: dict[str, Any], method: str) -> None:
    client, events = village.client(DESK), village.events()
    token = csrf(client.get("/password").text)
    for where in ("/consultations/new", "/drafts/person", "/sign-in", "/people"):
        for headers in ({}, {"X-CSRF-Token": token}):
            assert client.open(where, method=method, headers=headers, **sent(shape)).status_code < 500
    assert village.events() == events


@pytest.mark.parametrize("year", ["0", "0000", "9" * 40, "9" * 5000, "2199"])
def test_a_year_that_never_was_is_said_in_words(village: Village, year: str) -> None:
    browser, pairs = filled(village, "people.register", **{"born-day": "31", "born-month": "2", "born-year": year})
    answer = browser.send(pairs)
    assert answer.status_code == 422
    assert "There is no such date" in answer.text
    assert "digits" not in answer.text
