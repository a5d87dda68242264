"""The topics that a centre adds: its manager's pages, the form of its counsellors, lists, files and other readers."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from application.own_topic import AddTopic, TopicWords, WithdrawTopic
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_bad_input import NASTY
from tests.web.counsellor.test_desk_files import sent
from tests.web.counsellor.test_people import fill
from tests.web.fakes import csrf


@pytest.fixture(scope="module")
def office(standing: Counselling) -> Counselling:
    """Khujand with one topic of its own, in Tajik only."""
    added = AddTopic(centre="KJD", below="DOC", words=(TopicWords(language="tg", text="Нотариус"),))
    standing.network.accept(added, standing.actor("daler"))
    return standing


@pytest.fixture(scope="module")
def manager(office: Counselling) -> Any:
    """Daler, who manages Khujand."""
    return office.client("daler")


def test_a_manager_adds_rewords_withdraws_and_offers_again(manager: Any) -> None:
    answer = fill(manager, "/topics/KJD", below="FAM-ALIM", words_tg="Алимент", words_ru="Алименты из-за рубежа")
    assert answer.status_code == 303, words(answer.text)
    assert "Алименты из-за рубежа" in words(manager.get("/topics/").text)
    one = "/topics/KJD/FAM-ALIM-KJD.2"
    assert fill(manager, one, words_ru="Алименты за границей").status_code == 303
    assert "Алименты за границей" in words(manager.get("/topics/KJD").text)
    for state in ("no longer offered", "offered"):
        token = csrf(manager.get(one).text)
        assert manager.post(f"{one}/offered", data={"csrf_token": token}).status_code == 303
        assert state in words(manager.get("/topics/KJD").text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"below": "DOC"}, "in at least one language"),
        ({"words_tg": "Чизе"}, "Choose the topic below which it stands."),
        ({"below": "DOC", "words_tg": "нотариус"}, "stands there already"),
    ],
)
def test_what_cannot_be_is_said_and_kept(manager: Any, typed: dict[str, str], said: str) -> None:
    answer = fill(manager, "/topics/KJD", **typed)
    assert answer.status_code == 422
    assert said in words(answer.text)
    kept = boxes(answer.text)
    assert {name: kept[name] for name in typed} == {name: [text] for name, text in typed.items()}


def test_it_is_ticked_used_lately_listed_and_shown_in_the_language_it_has(office: Counselling) -> None:
    client, person = office.client(), office.register()
    form = f"/people/{person}/consultations/new"
    assert re.search(r'value="DOC-KJD.1">\s*<label [^>]* lang="tg">Нотариус</label>', client.get(form).text)
    saved = fill(client, form, topics=["DOC-KJD.1"])
    assert saved.status_code == 303, words(saved.text)
    assert "Documents and status › Нотариус" in words(client.get(saved.location).text)
    assert page_of_recent(client.get(form).text).count("DOC-KJD.1") == 1
    listed = client.get("/lists/consultations?topic=DOC-KJD.1").text
    assert "Нотариус" in words(listed)
    assert '<span lang="tg">Нотариус</span>' in listed
    taken = client.get(f"/people/{person}/cases/new?topic=DOC-KJD.1").text
    assert boxes(taken)["topic"] == ["DOC"]


def page_of_recent(page: str) -> str:
    """The part of the form with what was used lately."""
    begun = page.index("Used lately")
    return page[begun : page.index("</fieldset>", begun)]


def test_it_is_not_offered_elsewhere_nor_once_it_is_withdrawn(office: Counselling) -> None:
    added = AddTopic(centre="KJD", below="EMP", words=(TopicWords(language="en", text="Seasonal work on farms"),))
    code = office.network.accept(added, office.actor("daler")).result["topic"]
    client, person = office.client(), office.register()
    held = office.consultation(person, topics=(code,), main_topic=code)
    assert code not in office.client("adiba").get("/consultations/new").text
    assert code in client.get("/consultations/new").text
    office.network.accept(WithdrawTopic(centre="KJD", topic=code), office.actor("daler"))
    assert code not in client.get("/consultations/new").text
    correction = f"/consultations/{held}/correct"
    assert boxes(client.get(correction).text)["topics"] == [code]
    assert fill(client, correction, reason="TYPING_ERROR", advice="боз").status_code == 303
    assert "Seasonal work on farms" in words(client.get(f"/consultations/{held}").text)


def test_a_register_that_is_taken_in_may_say_it_in_the_centres_words(office: Counselling) -> None:
    client = office.client()
    table = BytesIO("ФИО;Пол;Дата;Тема\nКаримов Рустам;м;2026-01-02;нотариус\n".encode())
    where = sent(client, "/imports/new", centre="KJD", file=(table, "r.csv")).location + "/columns"
    usual = {"agreed": "y", "consent_mode": "WRITTEN", "spoken": "tg", "place": "TJ-SU", "channel": "OFFICE"}
    columns = {"column-0": "full_name", "column-1": "sex", "column-2": "held_on", "column-3": "topic"}
    assert sent(client, where, **usual, **columns).location == where.removesuffix("/columns")


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_value_in_any_box_is_a_fault(manager: Any, value: Any) -> None:
    token = csrf(manager.get("/topics/KJD").text)
    for path in ("/topics/KJD", "/topics/KJD/DOC-KJD.1", f"/topics/{quote(str(value)[:40]) or 'x'}"):
        sent = {"csrf_token": token, "below": value, "words_tg": value}
        assert manager.post(path, data=sent).status_code < 500, path
