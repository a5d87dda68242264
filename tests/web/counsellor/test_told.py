"""Sections of a file, ways abroad and back, consents that end, the sheet and the copy: the pages of a counsellor."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from application.person_parts import Phone
from application.screening import AssessMigrant, Sign
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_people import AGREED, SHODI, fill
from web.i18n import LANGUAGES


def test_the_overview_says_what_was_asked_and_what_was_not(centre: Counselling, client: Any) -> None:
    person = centre.register()
    assert "Family and household not asked yet" in words(client.get(f"/people/{person}").text)
    answer = fill(client, f"/people/{person}/tell/family", household_size="6", dependants="0")
    assert answer.status_code == 303, words(answer.text)
    assert "Family and household partly filled" in words(client.get(f"/people/{person}").text)
    details = words(client.get(f"/people/{person}/details").text)
    assert "People at home: 6; Of them under 18: 0" in details


def test_a_section_that_stands_changes_for_a_reason(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/tell/source"
    assert fill(client, path, heard_from="RADIO_TV").status_code == 303
    refused = fill(client, path, heard_from="FRIEND")
    assert refused.status_code == 422
    assert "Choose why it changes." in words(refused.text)
    assert fill(client, path, heard_from="FRIEND", reason="MISUNDERSTOOD").status_code == 303


def test_two_at_one_section_are_told_of_each_other(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/tell/languages"
    mine = boxes(client.get(path).text)
    assert fill(centre.client("farrukh"), path, reads="YES").status_code == 303
    answer = client.post(path, data={**mine, "reads": "NO"})
    assert answer.status_code == 422
    assert "Open what stands there now in a new tab" in words(answer.text)


@pytest.mark.parametrize("page", ["/details/correct", "/contact", "/tell/work"])
def test_a_form_that_does_not_say_what_it_saw_changes_nothing(centre: Counselling, client: Any, page: str) -> None:
    path = f"/people/{centre.register()}{page}"
    sent = {**boxes(client.get(path).text), "education": "3", "reason": "OTHER"}
    del sent["base_version"]
    answer = client.post(path, data=sent)
    assert answer.status_code == 422
    assert "does not say what it was made from" in words(answer.text)


def test_somebody_about_34_is_shown_as_such(centre: Counselling, client: Any) -> None:
    typed = {**SHODI, "born-year": "", "age": "34", **AGREED, "then": "file"}
    answer = fill(client, "/people/new", **typed)
    assert answer.status_code == 303, words(answer.text)
    assert "about 34 years old on" in client.get(answer.location).text
    found = words(client.get("/people?q=Шодӣ").text)
    assert f"about {datetime.now(UTC).year - 34}" in found


def test_a_guessed_age_outlives_the_correction_of_a_name(centre: Counselling, client: Any) -> None:
    said = {"birth_year": 1991, "birth_precision": "ESTIMATED", "age": 34, "age_as_of": date(2025, 11, 3)}
    person = centre.register(**said)
    answer = fill(client, f"/people/{person}/details/correct", given_name="Зарафо", reason="TYPING_ERROR")
    assert answer.status_code == 303, words(answer.text)
    assert "about 34 years old on 03.11.2025" in client.get(f"/people/{person}").text


def test_a_year_and_an_age_that_disagree_are_not_both_taken(centre: Counselling, client: Any) -> None:
    answer = fill(client, "/people/new", **SHODI, age="20", **AGREED)
    assert answer.status_code == 422
    assert "keep one of them" in words(answer.text)


def test_errors_stand_in_the_order_of_the_page(centre: Counselling, client: Any) -> None:
    page = fill(client, "/people/new", phone_1_number="12").text
    summary = page[page.index("error-summary-title") : page.index("</ul>", page.index("error-summary-title"))]
    boxes_asked = ("family_name", "sex-0", "born", "place", "consents-0", "phone_1")
    order = [summary.index(f'href="#{box}') for box in boxes_asked]
    assert order == sorted(order)


def test_look_alikes_are_shown_while_somebody_types(centre: Counselling, client: Any) -> None:
    centre.register()
    form = boxes(client.get("/people/new").text)
    typed = {**form, "family_name": "Karimova", "given_name": "Zarina"}
    assert "Каримова Зарина" in client.post("/people/new/alike", data=typed).text
    assert "Каримова" not in client.post("/people/new/alike", data={**form, "family_name": "Ка"}).text


def test_a_number_that_nobody_asked_about_says_so_until_somebody_asks(centre: Counselling, client: Any) -> None:
    person = centre.register(phones=(Phone(number="+992930000001", owner=None, safe=None),))
    path = f"/people/{person}"
    assert client.get(path).text.count("Not asked whether it is safe to call") == 2
    assert fill(client, f"{path}/contact", village="Чоркӯҳ").status_code == 303
    told = words(client.get(f"{path}/details").text)
    assert "Чоркӯҳ" in told
    assert "+992 93 000 0001 – Not asked whether it is safe to call" in told
    asked = fill(client, f"{path}/contact", phone_1_safe="y", phone_1_owner="OWN")
    assert asked.status_code == 303
    assert "Own phone safe to call" in words(client.get(f"{path}/details").text)


def test_a_departure_and_a_return_tell_the_story(centre: Counselling, client: Any) -> None:
    person = centre.register()
    path = f"/people/{person}/journey"
    left = {"country": "RUS", "when-year": "2024", "arranged_by": "AGENCY", "agency": "Роҳи сафед", "still_abroad": "y"}
    assert fill(client, f"{path}/departure", **left).status_code == 303
    told = words(client.get(path).text)
    assert "Left for: Russia" in told
    assert "Agency: Роҳи сафед" in told
    assert "Working abroad" in told.split("Now")[1]
    asked = words(fill(client, f"{path}/return", return_reason="FAMILY").text)
    assert "Write when it was; the year is enough." in asked


def test_a_struck_entry_stays_readable(centre: Counselling, client: Any) -> None:
    person = centre.register()
    path = f"/people/{person}/journey"
    fill(client, f"{path}/cost", country="RUS", fee_paid="YES", cost="9 000", cost_currency="TJS")
    strike = next(part for part in client.get(path).text.split('"') if part.endswith("/strike"))
    assert "TJS" in words(client.get(strike).text)
    assert fill(client, strike, reason="MISUNDERSTOOD").status_code == 303
    page = client.get(path).text
    assert "sf-timeline__item--struck" in page
    assert "/strike" not in page


def test_a_cost_without_a_currency_is_asked_again(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/journey/cost"
    answer = fill(client, path, country="RUS", cost="9000")
    assert answer.status_code == 422
    assert "Choose the currency." in words(answer.text)


def test_a_consent_that_ends_soon_is_told_of(centre: Counselling, client: Any) -> None:
    person = centre.register()
    soon = (datetime.now(UTC) + timedelta(days=9)).date()
    said = {"purpose": "SMS", "consent_mode": "WRITTEN", "consent_until": soon.isoformat()}
    assert fill(client, f"/people/{person}/consents/give", **said).status_code == 303
    assert f"ends on {soon:%d.%m.%Y}" in words(client.get(f"/people/{person}").text)
    assert f"ends on {soon:%d.%m.%Y}" in words(client.get(f"/people/{person}/consents").text)


def test_how_to_reach_them_names_phone_and_time(centre: Counselling, client: Any) -> None:
    page = words(client.get(f"/people/{centre.register()}").text)
    assert "Has not agreed to be called back." in page
    assert "+992 93 500 1234 · после 18:00" in page


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_intake_sheet_speaks_every_language(centre: Counselling, client: Any, tag: str) -> None:
    page = client.get(f"/people/intake?language={tag}")
    assert page.status_code == 200
    assert f'<html lang="{tag}"' in page.text


def test_the_sheet_of_a_file_is_in_the_language_of_the_person(centre: Counselling, client: Any) -> None:
    page = client.get(f"/people/{centre.register()}/intake").text
    assert '<html lang="tg"' in page
    assert "Каримова" in page


def test_a_copy_is_in_the_language_of_the_person_and_the_file_in_that_of_the_reader_or_any_other(
    centre: Counselling, client: Any
) -> None:
    person = centre.register()
    assert '<html lang="tg"' in client.get(f"/people/{person}/copy").text
    assert '<html lang="en"' in client.get(f"/people/{person}/copy?language=en").text
    assert '<html lang="en"' in client.get(f"/people/{person}/print").text
    assert '<html lang="ru"' in client.get(f"/people/{person}/print?language=ru").text
    assert '<html lang="en"' in client.get(f"/people/{person}/print?language=xx").text


def test_a_copy_holds_what_was_answered_about_situation_and_needs(centre: Counselling, client: Any) -> None:
    person = centre.register()
    said = AssessMigrant(person_id=person, signs=(Sign(code="FL07", said="YES"),), note="Шиноснома дар дасти корфармо")
    centre.network.accept(said, centre.actor("gulnora"))
    assert "Шиноснома дар дасти корфармо" in client.get(f"/people/{person}/copy").text
    held = json.loads(client.get(f"/people/{person}/copy.json").text)
    assert held["situation_and_needs"][0]["indicators"] == {"FL07": "YES"}


def test_a_copy_as_a_file_holds_everything_and_is_logged(centre: Counselling, client: Any) -> None:
    person = centre.register()
    centre.consultation(person)
    answer = client.get(f"/people/{person}/copy.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    held = json.loads(answer.text)
    assert held["details"]["family_name"] == "Каримова"
    assert {"migrant.Registered", "consultation.Held"} <= {event["what"] for event in held["events"]}
    assert "ба ОВИР равед" in answer.text
    assert "a copy of their own data" in words(client.get(f"/people/{person}/readers").text)
