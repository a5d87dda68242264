"""Search before create, and registration: nobody twice, nothing typed lost."""

from __future__ import annotations

import re
from typing import Any

import pytest

from application.migrant import AssignMigrant
from application.person_parts import Document
from tests.web.counsellor.counselling import Counselling, boxes, words
from web.consent_texts import text_version

SHODI = {
    "family_name": "Шодӣ",
    "given_name": "Карим",
    "sex": "MALE",
    "born-year": "1990",
    "place": "TJ-SU",
    "stage": "NONE",
    "language": "tg",
}
AGREED = {"consents": ["REG", "STAT"], "consent_mode": "ORAL_CERTIFIED"}


def fill(client: Any, path: str, **typed: Any) -> Any:
    """Open a form, type into it, send it."""
    return client.post(path, data={**boxes(client.get(path).text), **typed})


@pytest.mark.parametrize("spelling", ["Шодӣ", "Шоди", "Shodi", "Shodī"])
def test_one_name_is_found_in_every_spelling(centre: Counselling, client: Any, spelling: str) -> None:
    centre.register(family_name="Шодӣ", given_name="Карим")
    assert "Шодӣ Карим" in words(client.get("/people", query_string={"q": spelling}).text)


def test_a_man_and_a_woman_of_one_family_are_both_offered(centre: Counselling, client: Any) -> None:
    centre.register(family_name="Каримов", given_name="Рустам", sex="MALE")
    centre.register(family_name="Каримова", given_name="Зарина")
    page = words(client.get("/people?q=Каримов").text)
    assert "Каримов Рустам" in page
    assert "Каримова Зарина" in page
    assert "Because: same name" in page


def test_a_phone_typed_in_any_way_finds_the_file(centre: Counselling, client: Any) -> None:
    centre.register()
    page = words(client.get("/people", query_string={"q": "93 500-12-34"}).text)
    assert "Каримова Зарина" in page
    assert "same phone" in page


def test_a_file_of_another_centre_is_told_of_but_not_shown(centre: Counselling, client: Any) -> None:
    centre.register("adiba", documents=(Document(kind="INT_PASSPORT", number="AB1234567"),))
    page = words(client.get("/people?q=AB1234567").text)
    assert "exists at another centre" in page
    assert "Каримова" not in page
    assert "Nobody found" in page


def test_a_file_that_a_colleague_looks_after_is_told_of_but_not_shown(
    centre: Counselling, client: Any
) -> None:
    person_id = centre.register("farrukh")
    centre.network.accept(
        AssignMigrant(person_id=person_id, owner_id=centre.ids["farrukh"]), centre.actor("farrukh")
    )
    page = words(client.get("/people?q=Каримова Зарина").text)
    assert "A colleague at this centre" in page
    assert "Nobody found" in page
    assert "A colleague" not in words(client.get("/people?q=Назарова Мадина").text)


def test_a_colleagues_file_is_asked_about_before_and_while_somebody_registers(
    centre: Counselling, client: Any
) -> None:
    paper = (Document(kind="INT_PASSPORT", number="AB1234567"),)
    person_id = centre.register("farrukh", documents=paper)
    centre.network.accept(
        AssignMigrant(person_id=person_id, owner_id=centre.ids["farrukh"]), centre.actor("farrukh")
    )
    same_name = {**SHODI, "family_name": "Каримова", "given_name": "Зарина", "sex": "FEMALE", "born-year": "1995"}
    other_name = {"family_name": "Назарова", "given_name": "Мадина"}
    for typed in (
        same_name,
        SHODI | other_name | {"phone_1_number": "935001234"},
        SHODI | other_name | {"document_1_kind": "INT_PASSPORT", "document_1_number": "AB1234567"},
    ):
        form = boxes(client.get("/people/new").text)
        told = client.post("/people/new/alike", data={**form, **typed}).text
        assert "A colleague at this centre" in told, typed
        assert "Каримова" not in told
        answer = client.post("/people/new", data={**form, **typed, **AGREED})
        assert (answer.status_code, "A colleague at this centre" in answer.text) == (422, True), typed
    asked = client.post("/people/new", data={**form, **typed, **AGREED, "somebody_else": "y"})
    assert asked.status_code == 303


def test_while_one_types_only_the_candidates_are_sent(centre: Counselling, client: Any) -> None:
    centre.register()
    answer = client.get("/people?q=Каримова", headers={"HX-Request": "true"})
    assert answer.text.startswith('<div id="candidates"')
    assert "HX-Request" in answer.headers["Vary"]


def test_what_was_searched_for_goes_along_into_the_new_file(client: Any) -> None:
    link = re.search(
        r'href="(/people/new[^"]*)"', client.get("/people?q=Шоди Карим&birth_year=1990&sex=MALE").text
    )
    assert link
    page = boxes(client.get(link.group(1).replace("&amp;", "&")).text)
    assert (page["family_name"], page["given_name"], page["born-year"], page["sex"]) == (
        ["Шоди"],
        ["Карим"],
        ["1990"],
        ["MALE"],
    )


def test_a_phone_that_was_searched_for_stands_in_the_phone_box(client: Any) -> None:
    assert boxes(client.get("/people/new?q=935001234").text)["phone_1_number"] == ["+992 93 500 1234"]


def test_a_registration_leads_to_the_first_consultation(client: Any) -> None:
    answer = fill(client, "/people/new", **SHODI, **AGREED)
    assert answer.status_code == 303, words(answer.text)
    assert answer.location.endswith("/consultations/new")
    page = client.get(answer.location).text
    assert "Registered as KJD-2026-" in page or "Registered as KJD-" in page


def test_sent_twice_it_is_one_person(client: Any) -> None:
    form = {**boxes(client.get("/people/new").text), **SHODI, **AGREED}
    first, second = (client.post("/people/new", data=form) for _ in range(2))
    assert first.location == second.location
    assert words(client.get("/people?q=Шодӣ").text).count("Шодӣ Карим") == 1


def test_the_consent_keeps_which_text_was_read_out_and_in_which_language(client: Any) -> None:
    goal = fill(client, "/people/new", **SHODI, **AGREED, then="file").location
    page = words(client.get(f"{goal}/consents").text)
    assert text_version("REG", "en")[:12] in page


def test_without_consent_nothing_is_kept_and_the_typed_text_stays(client: Any) -> None:
    answer = fill(client, "/people/new", **SHODI)
    assert answer.status_code == 422
    assert "Without consent to be recorded nothing can be kept" in words(answer.text)
    assert boxes(answer.text)["family_name"] == ["Шодӣ"]
    assert boxes(answer.text)["place"] == ["TJ-SU"]
    assert "Nobody found" in words(client.get("/people?q=Шодӣ").text)


def test_every_missing_answer_is_named_in_the_summary(client: Any) -> None:
    answer = fill(client, "/people/new", language="")
    said = words(answer.text)
    for part in (
        "Write a name",
        "Choose the sex",
        "Write the year of birth",
        "Choose the district",
        "Choose the language",
    ):
        assert part in said


def test_a_look_alike_is_shown_before_anybody_is_registered(centre: Counselling, client: Any) -> None:
    known = centre.register(family_name="Шодӣ", given_name="Карим", sex="MALE", birth_year=1990)
    answer = fill(client, "/people/new", **SHODI, **AGREED)
    assert answer.status_code == 422
    assert f"/people/{known}" in answer.text
    assert "This is somebody else: register" in answer.text
    again = client.post("/people/new", data={**boxes(answer.text), **SHODI, **AGREED, "somebody_else": "y"})
    assert again.status_code == 303


def test_a_file_of_another_centre_is_asked_about_before_a_second_one_is_made(
    centre: Counselling, client: Any
) -> None:
    centre.register("adiba", family_name="Назарова")
    typed = {**SHODI, **AGREED, "phone_1_number": "935001234"}
    answer = fill(client, "/people/new", **typed)
    assert answer.status_code == 422
    assert "exists at another centre" in words(answer.text)
    assert "Назарова" not in answer.text
    assert fill(client, "/people/new", **typed, somebody_else="y").status_code == 303


def test_a_district_brings_its_region_and_country_along(client: Any) -> None:
    goal = fill(client, "/people/new", **{**SHODI, "place": "3505401"}, **AGREED, then="file").location
    assert "Khujand, Sughd Region, Tajikistan" in words(client.get(f"{goal}/details").text)


def test_a_child_needs_a_guardian_or_the_reason_why_not(client: Any) -> None:
    child = {**SHODI, "born-year": "2015"}
    answer = fill(client, "/people/new", **child, **AGREED)
    assert "under 18" in words(answer.text)
    made = fill(client, "/people/new", **child, **AGREED, guardian="Шодӣ Нозим")
    assert made.status_code == 303
    file = client.get(made.location.removesuffix("/consultations/new")).text
    assert "Under 18" in words(file)
    assert "MINOR" not in file


def test_unknown_birth_and_a_name_they_go_by_are_enough(client: Any) -> None:
    nobody = {
        "alias": "Дядя Ваня",
        "sex": "UNKNOWN",
        "born_unknown": "y",
        "stage": "NONE",
        "place": "TJ-SU",
        "language": "ru",
    }
    assert fill(client, "/people/new", **nobody, **AGREED).status_code == 303


def test_a_manager_finds_people_but_registers_nobody(centre: Counselling) -> None:
    client = centre.client("daler")
    assert "/people/new" not in client.get("/people?q=Каримова").text
    assert client.get("/people/new").status_code == 403


def test_a_no_is_typed_in_from_paper_and_nobody_is_asked_again(client: Any) -> None:
    both = {"consents": ["REG", "STAT"], "consent_mode": "WRITTEN", "refusals": ["STAT"]}
    answer = fill(client, "/people/new", **SHODI, **both)
    assert "One purpose is both agreed to and refused" in words(answer.text)
    goal = fill(client, "/people/new", **SHODI, **both | {"refusals": ["SMS"]}, then="file").location
    assert "purpose=SMS" not in client.get(goal).text
    assert "did not agree on" in words(client.get(goal).text)
    said = fill(client, f"{goal}/consents/give", purpose="PHOTO", answer="NO")
    assert said.status_code == 303, words(said.text)
    assert "Did not agree: " in words(client.get(goal).text)
    assert "purpose=PHOTO" not in client.get(f"{goal}/consents").text
    paper = client.get(f"{goal}/intake?language=en").text
    assert len(re.findall("✕</span>(Не|No)<", paper)) == 2
    stands = fill(client, f"{goal}/consents/give", purpose="STAT", answer="NO")
    assert "withdraw that consent" in words(stands.text)
