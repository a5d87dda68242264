"""Topics that a centre adds: their codes, their words, and when they are offered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.centre import Centre
from domain.codes import added_by, counted_as
from domain.kernel import Act, Rejected, acting

ACT = Act(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC), UUID(int=1), UUID(int=2), "KJD")
PLACE = {"country": "TJK", "region": "TJ-SU", "district": None, "zone": "Asia/Dushanbe", "demonstration": False}


@pytest.fixture
def khujand() -> Any:
    with acting(ACT):
        centre = Centre.open(code="KJD", name="Khujand", prefix="KJD", **PLACE)
        centre.add_topic(below="DOC", words={"tg": "Нотариус", "ru": "Нотариус"})
        yield centre


@pytest.mark.parametrize(
    ("code", "below", "centre"),
    [
        ("DOC-KJD.1", "DOC", "KJD"),
        ("LEG-TRAFF-DYU2.12", "LEG-TRAFF", "DYU2"),
        ("DOC-PASS", "DOC-PASS", ""),
        ("DOC-KJD.01", "DOC-KJD.01", ""),
        ("NONE-KJD.1", "NONE-KJD.1", ""),
        ("DOC-KJD.1 ", "DOC-KJD.1 ", ""),
        ("DOC-KJD.١", "DOC-KJD.١", ""),
    ],
)
def test_a_code_says_where_it_is_counted_and_who_added_it(code: str, below: str, centre: str) -> None:
    assert (counted_as(code), added_by(code)) == (below, centre)


def test_numbers_are_never_used_again(khujand: Centre) -> None:
    khujand.withdraw_topic("DOC-KJD.1")
    assert khujand.add_topic(below="FAM-ALIM", words={"tg": "Ҳакам"}) == "FAM-ALIM-KJD.2"


@pytest.mark.parametrize(
    ("below", "words", "code"),
    [
        ("DOC-KJD.1", {"tg": "Дигар"}, "centre.topic_place"),
        ("DOC", {"tg": ""}, "centre.topic_words"),
        ("DOC", {"ru": "нотариус"}, "centre.topic_there_already"),
    ],
)
def test_what_cannot_be_added_is_refused(khujand: Centre, below: str, words: dict[str, str], code: str) -> None:
    with pytest.raises(Rejected) as no:
        khujand.add_topic(below=below, words=words)
    assert no.value.code == code


def test_the_same_words_may_stand_elsewhere_and_said_again_change_nothing(khujand: Centre) -> None:
    khujand.add_topic(below="LEG", words={"tg": "Нотариус"})
    before = khujand.version
    khujand.reword_topic("DOC-KJD.1", {"tg": "Нотариус", "ru": "Нотариус"})
    assert khujand.version == before


def test_a_topic_is_withdrawn_once_and_offered_once(khujand: Centre) -> None:
    with pytest.raises(Rejected, match=r"centre\.topic_offered_already"):
        khujand.offer_topic("DOC-KJD.1")
    khujand.withdraw_topic("DOC-KJD.1")
    with pytest.raises(Rejected, match=r"centre\.topic_withdrawn_already"):
        khujand.withdraw_topic("DOC-KJD.1")
    with pytest.raises(Rejected, match=r"centre\.topic_unknown"):
        khujand.reword_topic("DOC-KJD.7", {"tg": "Дигар"})
