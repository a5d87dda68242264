"""Logging a consultation, putting it right, declaring it void, coming back to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_people import fill

PATENT = {"topics": ["DOC-PATENT"], "advice": "Дар сомона сабти ном кунед"}


def test_the_page_needs_one_topic_and_no_more(centre: Counselling, client: Any) -> None:
    person = centre.register()
    answer = fill(client, f"/people/{person}/consultations/new", **PATENT)
    assert answer.status_code == 303, words(answer.text)
    page = words(client.get(answer.location).text)
    assert "Дар сомона сабти ном кунед" in page
    assert "The consultation was saved." in page


def test_the_form_knows_the_person(centre: Counselling, client: Any) -> None:
    person = centre.register(stage="PRE", destination="RUS", language="ru")
    form = boxes(client.get(f"/people/{person}/consultations/new").text)
    known = {
        name: form[name] for name in ("asked_by", "channel", "stage", "destination", "language", "outcome")
    }
    assert known == {
        "asked_by": ["SELF"],
        "channel": ["OFFICE"],
        "stage": ["PRE"],
        "destination": ["RUS"],
        "language": ["ru"],
        "outcome": ["ADVISED"],
    }


def test_a_hotline_operator_begins_with_an_incoming_call(centre: Counselling) -> None:
    form = boxes(centre.client("nigora").get("/consultations/new").text)
    assert (form["channel"], form["asked_by"]) == (["PHONE_IN"], ["ANONYMOUS"])


def test_several_topics_need_a_main_one_and_nothing_typed_is_lost(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    answer = fill(client, path, topics=["FAM-ABAND", "FAM-ALIM"], advice="ба суд")
    assert answer.status_code == 422
    assert "choose the main one" in words(answer.text)
    form = boxes(answer.text)
    assert (form["topics"], form["advice"]) == (["FAM-ABAND", "FAM-ALIM"], ["ба суд"])
    assert client.post(path, data={**form, "main_topic": "FAM-ALIM"}).status_code == 303


def test_without_a_topic_the_page_asks_for_one(centre: Counselling, client: Any) -> None:
    answer = fill(client, f"/people/{centre.register()}/consultations/new")
    assert "Tick at least one topic." in words(answer.text)


def test_topics_used_lately_come_first_next_time(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    assert "Used lately" not in client.get(path).text
    fill(client, path, **PATENT)
    assert "Used lately" in client.get(path).text


def test_a_call_without_a_name_is_found_again_on_the_page_of_the_day(client: Any) -> None:
    due = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    answer = fill(client, "/consultations/new", topics=["LEG-DEPORT"], asked_by="SIBLING", follow_up_on=due)
    assert answer.location == "/today"
    assert "without a name" in words(client.get("/today").text)


def test_the_same_visit_goes_on_with_the_next_person(centre: Counselling, client: Any) -> None:
    first, second = centre.register(), centre.register(family_name="Назарова")
    village = {"channel": "MOBILE", "place": "деҳаи Ворух"}
    answer = fill(client, f"/people/{first}/consultations/new", **PATENT, **village, then="next")
    assert answer.location == f"/visit/next/{first}"
    found = client.get("/people?visit=1&q=Назарова").text
    assert f"/people/{second}/consultations/new?visit=1" in found
    form = boxes(client.get(f"/people/{second}/consultations/new?visit=1").text)
    assert (form["channel"], form["place"]) == (["MOBILE"], ["деҳаи Ворух"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"follow_up_on": "2020-01-01"}, "has passed"),
        ({"held_on": "2090-01-01"}, "in the future"),
        ({"ban_until": "2030-01-01"}, "entry ban"),
        ({"stage": "EMP", "destination": ""}, "about a country"),
        ({"channel": "PHONE_MISSED"}, "Not a valid choice"),
        ({"minutes": "many"}, "whole number"),
        ({"held_on": "32.13.2026"}, "Not a valid date value"),
        ({"topics": ["NOTHING"]}, "not a valid choice"),
        ({"held_at": ""}, "Not a valid time value"),
    ],
)
def test_an_answer_that_cannot_be_is_told_at_its_field(
    centre: Counselling, client: Any, typed: dict[str, Any], said: str
) -> None:
    answer = fill(client, f"/people/{centre.register()}/consultations/new", **{**PATENT, **typed})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert boxes(answer.text)["advice"] == [PATENT["advice"]]


def test_a_correction_keeps_what_stood_before_and_says_why(centre: Counselling, client: Any) -> None:
    person = centre.register()
    record = centre.consultation(person)
    path = f"/consultations/{record}/correct"
    form = boxes(client.get(path).text)
    assert form["topics"] == ["DOC-PATENT"]
    changed = {"topics": ["DOC-PERMIT"], "main_topic": "", "reason": "WRONG_CODE", "explanation": "иштибоҳ"}
    assert client.post(path, data={**form, **changed}).status_code == 303
    page = words(client.get(f"/people/{person}").text)
    for part in ("corrected", "before the correction", "иштибоҳ"):
        assert part in page


def test_a_correction_of_what_somebody_else_changed_is_not_silent(centre: Counselling, client: Any) -> None:
    record = centre.consultation(centre.register())
    path = f"/consultations/{record}/correct"
    mine, theirs = boxes(client.get(path).text), centre.client("farrukh")
    assert fill(theirs, path, reason="TYPING_ERROR", advice="дигар").status_code == 303
    answer = client.post(path, data={**mine, "reason": "WRONG_CODE", "advice": "аз они ман"})
    assert answer.status_code == 422
    assert "Somebody changed this while you were typing" in words(answer.text)
    again = boxes(answer.text)
    assert again["advice"] == ["аз они ман"]
    assert client.post(path, data=again).status_code == 303


def test_a_void_record_is_struck_with_its_reason(centre: Counselling, client: Any) -> None:
    person = centre.register()
    record = centre.consultation(person)
    assert (
        fill(client, f"/consultations/{record}/void", reason="DUPLICATE", explanation="ду бор").status_code
        == 303
    )
    page = client.get(f"/people/{person}").text
    assert "sf-timeline__item--struck" in page
    assert "ду бор" in page
    assert f"/consultations/{record}/correct" not in page


def test_a_follow_up_is_closed_from_the_page_of_the_day(centre: Counselling, client: Any) -> None:
    record = centre.consultation(
        centre.register(), follow_up_on=(datetime.now(UTC) + timedelta(days=3)).date()
    )
    assert f"/consultations/{record}/follow-up" in client.get("/today").text
    assert (
        fill(client, f"/consultations/{record}/follow-up", outcome="ADVISED", note="занг задам").status_code
        == 303
    )
    assert f"/consultations/{record}/follow-up" not in client.get("/today").text


def test_a_record_of_another_centre_does_not_exist(centre: Counselling, client: Any) -> None:
    record = centre.consultation(centre.register("adiba"), "adiba")
    for page in ("", "/correct", "/void", "/follow-up"):
        assert client.get(f"/consultations/{record}{page}").status_code == 404


def test_a_person_who_took_consent_back_gets_no_record_and_the_text_stays(
    centre: Counselling, client: Any
) -> None:
    person = centre.register()
    path = f"/people/{person}/consultations/new"
    typed = {**boxes(client.get(path).text), **PATENT}
    assert fill(client, f"/people/{person}/consents/REG/withdraw").status_code == 303
    answer = client.post(path, data=typed)
    assert answer.status_code == 422
    assert "did not agree that anything is recorded" in words(answer.text)
    assert boxes(answer.text)["advice"] == [PATENT["advice"]]
