"""Whatever is sent, the answer is a page with words: never a fault, never half a record."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.web.counsellor.counselling import Counselling, boxes, words
from web.sessions import TOKEN

NASTY = (
    "",
    " ",
    "\x00",
    "\ud800".encode("utf8", "surrogatepass"),
    "²",
    "-1",
    "9" * 40,
    "x" * 9000,
    "[]",
    '{"_type_": "UUID"}',
    "<script>alert(1)</script>",
    "0000-00-00",
    "2026-02-30",
    "25:61",
    str(uuid4()),
)
OPEN = ("csrf_token",)


def pages(centre: Counselling) -> list[str]:
    person = centre.register()
    record = centre.consultation(person)
    of_person = ("/details/correct", "/contact", "/stage", "/consents/give", "/consultations/new", "/erasure")
    of_record = ("/correct", "/void", "/follow-up")
    return [
        "/people/new",
        "/consultations/new",
        *(f"/people/{person}{page}" for page in of_person),
        *(f"/consultations/{record}{page}" for page in of_record),
    ]


@pytest.fixture(scope="module")
def desk(standing: Counselling) -> Any:
    """Gulnora's browser at the standing centre."""
    return standing.client()


@pytest.fixture(scope="module")
def forms(standing: Counselling, desk: Any) -> dict[str, Any]:
    """Every page with its boxes, opened once: what is refused leaves the page as it was."""
    return {path: boxes(desk.get(path).text) for path in pages(standing)}


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_value_in_any_box_is_a_fault(forms: dict[str, Any], desk: Any, value: Any) -> None:
    for path, form in forms.items():
        answer = desk.post(path, data={name: kept if name in OPEN else [value] for name, kept in form.items()})
        assert answer.status_code < 500, path


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_search_is_a_fault(desk: Any, value: Any) -> None:
    text = value.decode("utf8", "replace") if isinstance(value, bytes) else value
    for name in ("q", "birth_year", "sex", "visit"):
        for path in ("/people", "/people/new"):
            assert desk.get(path, query_string={"q": "Каримова", name: text}).status_code == 200


def test_fields_that_nobody_sent_are_missing_answers(centre: Counselling, client: Any) -> None:
    for path in pages(centre):
        token = boxes(client.get(path).text)["csrf_token"]
        assert client.post(path, data={"csrf_token": token}).status_code in (303, 422), path


def test_a_form_from_elsewhere_is_shown_again_with_what_was_typed(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    answer = client.post(path, data={**boxes(client.get(path).text), "csrf_token": "x", "advice": "ба суд"})
    assert answer.status_code == 422
    assert boxes(answer.text)["advice"] == ["ба суд"]


def test_half_typed_text_waits_on_the_page_of_the_day(client: Any) -> None:
    token = boxes(client.get("/consultations/new").text)["csrf_token"][0]
    kept = {"fields": [["advice", "ба суд"], ["topics", "LEG-COURT"]]}
    client.post("/drafts/consultation", json=kept, headers={"X-CSRF-Token": token})
    assert "A consultation without a name" in words(client.get("/today").text)
    form = boxes(client.get("/consultations/new?draft=1").text)
    assert (form["advice"], form["topics"]) == (["ба суд"], ["LEG-COURT"])


def test_an_ended_session_keeps_what_was_typed_until_after_sign_in(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    typed = {**boxes(client.get(path).text), "topics": ["LEG-COURT"], "advice": "ба суд"}
    with client.session_transaction() as session:
        centre.house.accounts.sign_out(session[TOKEN])
    answer = client.post(path, data=typed)
    assert answer.status_code == 401
    assert "ба суд" in answer.text
