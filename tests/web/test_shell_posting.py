"""The one way a page posts: every verdict comes back as a page, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from application.ports import Unavailable
from application.verdict import CONFLICT, FORBIDDEN, REJECTED, Verdict
from application.wire import Malformed, Problem
from tests.web.fakes import NOON, Draft, FakeSystem, csrf, hidden
from tests.web.sample import Register


def posted(client: Any, **fields: Any) -> tuple[dict[str, Any], Any]:
    page = client.get("/sample/form").text
    sent = {
        "csrf_token": csrf(page),
        "command_id": next(hidden(page, "command_id")),
        "name": "Амина",
        "topics": "DOC-BAN",
        **fields,
    }
    return sent, client.post("/sample/form", data=sent)


def test_an_accepted_command_leads_on_and_says_so(client: Any, system: FakeSystem) -> None:
    sent, answer = posted(client, **{"born-year": "1991"})
    assert (answer.status_code, answer.location) == (303, "/sample/file")
    assert [(command, str(uid)) for command, uid in system.sent] == [(Register("Амина", "1991"), sent["command_id"])]
    assert "Saved." in client.get("/sample/file").text


def test_an_accepted_command_ends_its_draft(client: Any, system: FakeSystem) -> None:
    system.drafts.kept["sample"] = Draft([], NOON)
    posted(client)
    assert system.drafts.kept == {}


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_sent(client: Any, system: FakeSystem) -> None:
    sent, answer = posted(client, name="", note="three days")
    assert answer.status_code == 422
    assert system.sent == []
    assert "<title>Error: " in answer.text.replace("\n", "")
    assert '<a href="#name">Write the name.</a>' in answer.text
    assert 'aria-describedby="name-error" aria-invalid="true"' in answer.text
    assert "three days" in answer.text
    assert next(hidden(answer.text, "command_id")) == sent["command_id"]


@pytest.mark.parametrize(
    ("verdict", "status", "words"),
    [
        (Verdict(REJECTED, "occurred.future"), 422, "This lies in the future."),
        (Verdict(CONFLICT, "conflict"), 409, "Somebody changed this file"),
        (Verdict(FORBIDDEN, "policy.denied"), 403, "Your role does not allow this."),
        (Verdict(REJECTED, "sample.unheard_of"), 422, "This could not be saved (sample.unheard_of)."),
    ],
)
def test_a_refusal_shows_the_same_page_with_a_fresh_id(
    client: Any, system: FakeSystem, verdict: Verdict, status: int, words: str
) -> None:
    system.answers = [verdict]
    sent, answer = posted(client)
    assert answer.status_code == status
    assert words in answer.text
    assert 'value="Амина"' in answer.text
    assert next(hidden(answer.text, "command_id")) != sent["command_id"]


def test_a_file_that_does_not_exist_for_the_reader_is_not_found(client: Any, system: FakeSystem) -> None:
    system.answers = [Verdict(FORBIDDEN, "record.unknown")]
    assert posted(client)[1].status_code == 404


def test_a_body_that_cannot_be_read_is_told_at_its_field(client: Any, system: FakeSystem) -> None:
    system.answers = [Malformed([Problem("name", "field.too_long", {})])]
    answer = posted(client)[1]
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.text


def test_when_the_store_is_away_what_was_typed_is_sent_again_with_the_same_id(client: Any, system: FakeSystem) -> None:
    system.answers = [Unavailable()]
    sent, answer = posted(client, note="three\r\ndays")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    kept = {name: next(hidden(answer.text, name)) for name in ("command_id", "name", "topics", "note", "csrf_token")}
    assert kept["command_id"] == sent["command_id"]
    assert client.post("/sample/form", data=kept).status_code == 303
    assert [str(uid) for _, uid in system.sent] == [sent["command_id"]] * 2


def test_a_form_with_a_stale_token_comes_back_as_it_was_typed(client: Any, system: FakeSystem) -> None:
    sent, answer = posted(client, csrf_token="stale", note="three days")
    assert answer.status_code == 422
    assert "open for too long" in answer.text
    assert "three days" in answer.text
    assert system.sent == []
    assert next(hidden(answer.text, "command_id")) == sent["command_id"]


def test_a_draft_is_kept_offered_put_back_and_thrown_away(client: Any, system: FakeSystem) -> None:
    page = client.get("/sample/form").text
    headers = {"X-CSRF-Token": csrf(page)}
    fields = [["name", "Амина"], ["csrf_token", "x"], ["born-year", "1991"], ["topics", "DOC-BAN"]]
    saved = client.post("/drafts/sample", json={"fields": fields}, headers=headers)
    assert saved.json == {"saved": "14:05", "seconds": 900}
    assert system.drafts.kept["sample"].fields == [("name", "Амина"), ("born-year", "1991"), ("topics", "DOC-BAN")]
    assert "Put it back" in client.get("/sample/form").text
    back = client.get("/sample/form?draft=1").text
    assert 'value="Амина"' in back
    assert 'value="1991"' in back
    client.post("/drafts/sample/discard", data={"csrf_token": csrf(page), "next": "/sample/form"})
    assert system.drafts.kept == {}


@pytest.mark.parametrize(
    "body",
    [[], {}, {"fields": "x"}, {"fields": [["a"]]}, {"fields": [["a", 1]]}, {"fields": [["a", "\ud800"]]},
     {"fields": [["a", "x\x00"]]}, {"fields": [["a", "b"]] * 301}, {"fields": [["a", "x" * 60_000]]}],
)  # fmt: skip
def test_a_draft_that_is_none_is_refused(client: Any, body: Any) -> None:
    headers = {"X-CSRF-Token": csrf(client.get("/sample/form").text)}
    assert client.post("/drafts/sample", json=body, headers=headers).status_code == 400


def test_a_draft_of_brackets_within_brackets_is_refused(client: Any) -> None:
    headers = {"X-CSRF-Token": csrf(client.get("/sample/form").text), "Content-Type": "application/json"}
    assert client.post("/drafts/sample", data="[" * 100_000, headers=headers).status_code == 400


def test_a_draft_needs_its_token_and_a_session(client: Any, stranger: Any) -> None:
    assert client.post("/drafts/sample", json={"fields": []}).status_code == 400
    assert stranger.post("/drafts/sample", json={"fields": []}).status_code == 401


def test_a_form_page_that_checks_no_form_is_a_bug(client: Any, app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from web.pages import form_page

    monkeypatch.setitem(app.view_functions, "sample.raw", form_page(lambda: "done"))
    token = csrf(client.get("/sample/form").text)
    assert client.post("/sample/raw", data={"csrf_token": token}).status_code == 500
