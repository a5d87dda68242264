"""Versions of a course and what a session was worth, as an administrator and a trainer walk them without scripts."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_trainings import course, people, room, sent, trainer

__all__ = ["course", "people", "room", "trainer"]


def test_the_next_version_begins_as_a_copy_and_is_compared(centre: Counselling, course: None) -> None:
    office = centre.client("zarina")
    first = re.findall(r"/courses/([0-9a-f-]{36})", office.get("/courses").text)[0]
    page = office.get(f"/courses/new?from={first}").text
    copied = boxes(page)
    assert (copied["code"], copied["revision"]) == (["PDO-RU"], ["2"])
    assert office.post("/courses/new", data={**copied, "minutes_MONEY": "90"}).status_code == 303
    found = dict.fromkeys(re.findall(r"/courses/([0-9a-f-]{36})", office.get("/courses").text))
    compared = words(office.get("/courses/{}/compare/{}".format(*found)).text)
    assert "45 · required" in compared
    assert "Changed" in compared
    again = sent(office, f"/courses/new?from={first}", revision="1")
    assert again.status_code == 422
    assert "Version 1 of this course is published already" in words(again.text)


def test_wrong_points_stay_in_their_boxes(trainer: Any, room: str, people: list[UUID]) -> None:
    sheet = boxes(trainer.get(f"{room}/tests").text)
    typed = {**sheet, "of": "20", f"before-{people[0].hex}": "five", f"after-{people[0].hex}": "16"}
    answer = trainer.post(f"{room}/tests", data=typed)
    assert answer.status_code == 422
    assert 'value="five"' in answer.text
    assert trainer.post(f"{room}/tests", data={**typed, f"before-{people[0].hex}": "8"}).status_code == 303
    assert "+40 percentage points gained on average" in words(trainer.get(room).text)


def test_sheets_are_typed_in_as_sums(trainer: Any, room: str) -> None:
    assert sent(trainer, f"{room}/evaluation", **{"CONTENT-fours": "1", "CONTENT-fives": "1"}).status_code == 303
    assert "4.5" in words(trainer.get(room).text)
    refused = sent(trainer, f"{room}/evaluation", **{"CONTENT-fives": "3"})
    assert "more answers to a question than seats" in words(refused.text)
    assert "4.5" in words(trainer.get("/trainings/trainers").text)
