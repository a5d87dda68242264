"""Pages of screening, of restricted files and of transfers, as people at two desks use them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import event
from uuid_utils.compat import uuid7

from tests.web.counsellor.counselling import Counselling, words
from tests.web.counsellor.test_people import fill

OFFER = re.compile(r'href="(/transfers/[0-9a-f-]{36})"')


def offered(centre: Counselling, client: Any) -> Any:
    """Zarina is offered to Bokhtar."""
    person = centre.register()
    answer = fill(client, f"/people/{person}/transfer", to_centre="KHT", reason="MOVED", note="ба назди модар")
    assert answer.status_code == 303, words(answer.text)
    return person


def test_a_file_moves_from_desk_to_desk(centre: Counselling, client: Any) -> None:
    person, adiba = offered(centre, client), centre.client("adiba")
    listed = adiba.get("/transfers").text
    assert "Female, 25–34" in words(listed) or "Female, 25-34" in words(listed)
    assert not any(word in listed for word in ("Зарина", "модар", "KJD-20"))
    (there,) = OFFER.findall(listed)
    assert adiba.get(f"/people/{person}").status_code == 404
    answer = fill(adiba, there, whose="ME")
    assert answer.status_code == 303, words(answer.text)
    file = words(adiba.get(f"/people/{person}").text)
    assert "Зарина" in file
    assert "Handed over from" in file
    assert adiba.get(there).status_code == 404


def test_whoever_gave_a_file_away_reads_it_and_writes_nothing(centre: Counselling, client: Any) -> None:
    person, adiba = offered(centre, client), centre.client("adiba")
    (there,) = OFFER.findall(adiba.get("/transfers").text)
    fill(adiba, there, whose="DESK")
    page = client.get(f"/people/{person}").text
    assert "Given away, to be read for a time" in page
    assert f"/people/{person}/stage" not in page
    answer = fill(client, f"/people/{person}/stage", stage="PRE", destination="RUS")
    assert answer.status_code == 403
    assert "after a transfer" in words(adiba.get(f"/people/{person}/readers").text)
    ended = fill(adiba, f"/people/{person}/transfer/{there.rpartition('/')[2]}/end")
    assert ended.status_code == 303, words(ended.text)
    assert client.get(f"/people/{person}").status_code == 404


def test_an_offer_is_declined_with_a_reason_and_taken_back(centre: Counselling, client: Any) -> None:
    person, adiba = offered(centre, client), centre.client("adiba")
    (there,) = OFFER.findall(adiba.get("/transfers").text)
    assert fill(adiba, f"{there}/decline").status_code == 422
    assert fill(adiba, f"{there}/decline", reason="NO_CAPACITY").status_code == 303
    assert "No capacity at present" in words(client.get("/transfers").text)
    fill(client, f"/people/{person}/transfer", to_centre="KHT", reason="MOVED")
    assert fill(client, f"/people/{person}/transfer/withdraw", reason="STAYS").status_code == 303
    assert OFFER.findall(adiba.get("/transfers").text) == []


def test_what_was_typed_stays_when_an_offer_lacks_something(centre: Counselling, client: Any) -> None:
    answer = fill(client, f"/people/{centre.register()}/transfer", note="ба назди модар")
    assert answer.status_code == 422
    assert "ба назди модар" in answer.text
    assert "Choose the centre." in words(answer.text)


def test_today_tells_of_offers_to_answer(centre: Counselling, client: Any) -> None:
    offered(centre, client)
    assert 'href="/transfers"' in centre.client("adiba").get("/today").text.split('id="desk-title"')[1]


def test_a_restricted_file_is_gone_for_a_colleague(centre: Counselling, client: Any) -> None:
    person, farrukh = centre.register(), centre.client("farrukh")
    assert farrukh.get(f"/people/{person}").status_code == 200
    where = f"/people/{person}/who-may-see"
    answer = fill(client, where, reason="SAFETY", note="")
    assert answer.status_code == 303, words(answer.text)
    assert farrukh.get(f"/people/{person}").status_code == 404
    assert "For named colleagues only" in client.get(f"/people/{person}").text
    assert fill(client, f"{where}/lift").status_code == 303
    assert farrukh.get(f"/people/{person}").status_code == 200


def test_answers_are_kept_and_suggest_something(centre: Counselling, client: Any) -> None:
    person = centre.register()
    where = f"/people/{person}/screening"
    assert "Nobody has asked yet" not in words(client.get(where).text)
    assert fill(client, f"{where}/questions").status_code == 422
    answer = fill(client, f"{where}/questions", sign_FL05="YES", sign_FL07="YES", hard_SEEING="A_LOT", note="ором")
    assert answer.status_code == 303, words(answer.text)
    page = words(client.get(where).text)
    for said in ("Consider a referral to a shelter.", "lives with a disability", "Did somebody keep their passport"):
        assert said in page
    assert "ором" in page
    assert "Did somebody keep" not in words(client.get(f"/people/{person}").text)


@pytest.mark.parametrize("login", ["farrukh", "nigora", "daler"])
def test_answers_are_for_whoever_looks_after_the_person(centre: Counselling, client: Any, login: str) -> None:
    person = centre.register()
    fill(client, f"/people/{person}/screening/questions", sign_FL05="YES")
    assert centre.client(login).get(f"/people/{person}/screening").status_code in (403, 404)


@pytest.mark.parametrize("page", ["", "/details", "/consultations", "/referrals", "/transfer", "/screening"])
def test_a_restricted_file_costs_as_many_questions_as_nobody(centre: Counselling, client: Any, page: str) -> None:
    """Whoever measures how long an answer takes learns as little as whoever reads it."""
    person, nobody, asked = centre.register(), uuid7(), list[str]()
    fill(client, f"/people/{person}/who-may-see", reason="SAFETY")
    farrukh = centre.client("farrukh")
    for engine in centre.house.engines.values():
        event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    counted = []
    for who in (person, nobody):
        asked.clear()
        assert farrukh.get(f"/people/{who}{page}").status_code == 404
        counted.append(len(asked))
    assert counted[0] == counted[1]
