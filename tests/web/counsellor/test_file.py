"""The file of a person: what is in sight, what may be changed and by whom, on screen and on paper."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.readmodels import initiatives
from adapters.readmodels.timeline import TOLD
from application.person_parts import Phone
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_people import fill
from web.consent_texts import consent_text
from web.counsellor.titles import TITLES
from web.i18n import using

# Events that a file never shows: with it the whole file is gone.
GONE = {"migrant.Erased"}
PAGES = ("", "/details", "/consents", "/consultations", "/readers", "/print", "/copy", "/consultations/new")


def test_how_to_reach_somebody_safely_stands_on_every_page(centre: Counselling, client: Any) -> None:
    phones = (Phone(number="+992935001234", safe=False),)
    person = centre.register(safe_contact="рамз «зардолу»", phones=phones)
    for page in ("", "/details", "/consents", "/consultations/new", "/contact", "/stage"):
        bar = client.get(f"/people/{person}{page}").text.split('id="main-content"')[0]
        assert "рамз «зардолу»." in bar, page
        assert "Do not call +992 93 500 1234." in bar, page


@pytest.mark.parametrize("page", PAGES)
def test_a_file_of_another_centre_does_not_exist(centre: Counselling, client: Any, page: str) -> None:
    assert client.get(f"/people/{centre.register('adiba')}{page}").status_code == 404


def test_every_event_of_a_file_or_a_group_has_its_title() -> None:
    told = {*TOLD, *initiatives.VIEW.rows}
    assert told - set(TITLES) == GONE
    assert set(TITLES) <= told


def test_details_are_corrected_with_a_reason(centre: Counselling, client: Any) -> None:
    person = centre.register()
    answer = fill(client, f"/people/{person}/details/correct", given_name="Зарафо", reason="TYPING_ERROR")
    assert answer.status_code == 303, words(answer.text)
    assert "Каримова Зарафо" in words(client.get(f"/people/{person}").text)


def test_a_correction_changes_only_what_was_changed(centre: Counselling, client: Any) -> None:
    person = centre.register(citizenships=("TJK", "RUS"), patronymic="Одиловна", education="3")
    before = boxes(client.get(f"/people/{person}/details/correct").text)
    fill(client, f"/people/{person}/details/correct", reason="OTHER")
    after = boxes(client.get(f"/people/{person}/details/correct").text)
    ours = {"csrf_token", "command_id", "base_version"}
    assert {k: v for k, v in before.items() if k not in ours} == {
        k: v for k, v in after.items() if k not in ours
    }


def test_two_corrections_at_once_are_not_silent(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/details/correct"
    mine = boxes(client.get(path).text)
    assert fill(centre.client("farrukh"), path, alias="Зара", reason="OTHER").status_code == 303
    answer = client.post(path, data={**mine, "given_name": "Зарафо", "reason": "OTHER"})
    assert answer.status_code == 422
    assert "Open what stands there now in a new tab" in words(answer.text)
    assert client.post(path, data=boxes(answer.text)).status_code == 303


def test_contact_is_changed_and_phones_are_kept_apart(centre: Counselling, client: Any) -> None:
    person = centre.register()
    typed = {"phone_2_number": "+992 55 333-33-33", "phone_2_owner": "NEIGHBOUR", "place": "3505401"}
    answer = fill(client, f"/people/{person}/contact", **typed)
    assert answer.status_code == 303, words(answer.text)
    form = boxes(client.get(f"/people/{person}/contact").text)
    numbers = [form[f"phone_{row}_number"] for row in (1, 2)]
    assert numbers == [["+992 93 500 1234"], ["+992 55 333 3333"]]
    assert form["phone_1_when"] == ["после 18:00"]


def test_a_new_stage_needs_its_country(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/stage"
    answer = fill(client, path, stage="EMP", destination="")
    assert answer.status_code == 422
    assert "Choose the country." in words(answer.text)
    assert fill(client, path, stage="EMP", destination="RUS").status_code == 303


def test_a_consent_is_recorded_and_taken_back(centre: Counselling, client: Any) -> None:
    person = centre.register()
    given = {"purpose": "REF", "agency": "Суди шаҳри Хуҷанд", "consent_mode": "WRITTEN"}
    assert fill(client, f"/people/{person}/consents/give", **given).status_code == 303
    assert "Суди шаҳри Хуҷанд" in words(client.get(f"/people/{person}/consents").text)
    assert (
        fill(client, f"/people/{person}/consents/REF/withdraw", note="фикрамро дигар кардам").status_code
        == 303
    )
    assert "withdrawn on" in words(client.get(f"/people/{person}/consents").text)


def test_sharing_needs_the_name_of_the_organisation(centre: Counselling, client: Any) -> None:
    answer = fill(client, f"/people/{centre.register()}/consents/give", purpose="REF")
    assert answer.status_code == 422
    assert "Name the organisation" in words(answer.text)


def test_a_consent_that_was_never_given_cannot_be_taken_back(centre: Counselling, client: Any) -> None:
    person = centre.register()
    assert "no such consent" in words(fill(client, f"/people/{person}/consents/PHOTO/withdraw").text)
    assert client.get(f"/people/{person}/consents/NONSENSE/withdraw").status_code == 404


def test_a_file_is_taken_and_given_back(centre: Counselling, client: Any) -> None:
    person, colleague = centre.register(), centre.client("farrukh")
    assert colleague.get(f"/people/{person}").status_code == 200
    assert fill(client, f"/people/{person}/take").status_code == 303
    assert colleague.get(f"/people/{person}").status_code == 404
    assert fill(client, f"/people/{person}/give-back").status_code == 303
    assert colleague.get(f"/people/{person}").status_code == 200


def test_erasure_is_requested_once_and_seen_in_the_file(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/erasure"
    assert fill(client, path, ground="CLIENT_REQUEST").status_code == 303
    assert "Erasure requested" in words(client.get(path.removesuffix("/erasure")).text)
    assert "requested already" in words(fill(client, path, ground="CLIENT_REQUEST").text)


def test_a_manager_sees_the_file_without_what_was_said(centre: Counselling) -> None:
    person = centre.register(safe_contact="рамз")
    centre.consultation(person, advice="махфӣ")
    manager = centre.client("daler")
    page = manager.get(f"/people/{person}").text
    assert "without what was said" in words(page)
    assert "махфӣ" not in page
    assert "Log a consultation" not in page
    for paper in ("/print", "/copy"):
        assert manager.get(f"/people/{person}{paper}").status_code == 403


def test_every_look_is_kept_and_shown(centre: Counselling, client: Any) -> None:
    person = centre.register()
    centre.client("farrukh").get(f"/people/{person}")
    assert "Фаррух Назаров" in words(client.get(f"/people/{person}/readers").text)


def test_the_copy_for_the_person_holds_what_they_agreed_to(centre: Counselling, client: Any) -> None:
    person = centre.register()
    centre.consultation(person)
    page = words(client.get(f"/people/{person}/copy?language=en").text)
    assert "Your data at this centre" in page
    assert "ба ОВИР равед" in page
    with using("tg"):  # in which it was read out
        assert consent_text("REG") in page


@pytest.mark.parametrize("language", ["en", "ru", "tg", "ky", "kk", "uz"])
def test_every_page_speaks_every_language(centre: Counselling, language: str) -> None:
    client = centre.client(language=language)
    person = centre.register(stage="PRE", destination="RUS")
    record = centre.consultation(person)
    others = (
        "/today",
        "/people",
        "/people/new",
        f"/consultations/{record}",
        f"/consultations/{record}/correct",
    )
    for path in (
        # A copy is in the person's own language, unless another is asked for.
        *(f"/people/{person}{page}?language={language}" for page in (*PAGES, "/contact", "/stage", "/erasure")),
        *others,
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert f'<html lang="{language}"' in answer.text
