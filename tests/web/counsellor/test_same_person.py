"""Two files of one man in the own centre, as counsellor and manager walk it without scripts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from application.ban_check import AskBanCheck
from application.case import OpenCase
from application.claim import StateClaim
from application.household import FormHousehold
from application.migrant import ChangeMigrantStage, GiveConsent, WithdrawConsent
from application.person_parts import Document
from application.telling import TellLanguages
from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words

PASSPORT = (Document(kind="INT_PASSPORT", number="A1234567"),)
ALL_OF_NAME = ("patronymic", "family_name_latin", "given_name_latin", "alias")


@pytest.fixture
def two(centre: Counselling) -> tuple[UUID, UUID]:
    """Кодиров Рустам, and Rustam Qodirov with the same passport."""
    empty = dict.fromkeys(ALL_OF_NAME, "")
    born = {"sex": "MALE", "birth_year": 1991, "birth_precision": "YEAR", "documents": PASSPORT, "phones": ()}
    first = centre.register(family_name="Кодиров", given_name="Рустам", **{**empty, **born, "birth_date": None})
    names = {"family_name": "Qodirov", "given_name": "Rustam", **empty}
    return first, centre.register(**names, **{**born, "birth_date": None})


def compared(client: Any, two: tuple[UUID, UUID], **fields: str) -> Any:
    address = f"/same-person/{two[0]}/{two[1]}"
    return client.post(address, data={**boxes(client.get(address).text), **fields})


def test_a_pair_is_listed_compared_linked_and_taken_apart(client: Any, two: tuple[UUID, UUID]) -> None:
    page = client.get("/same-person").text
    assert "80 points of 100" in words(page)
    assert "same passport number; name equal in both scripts; same year of birth" in words(page)
    assert re.search(r'href="/same-person/[0-9a-f-]+/[0-9a-f-]+"', page)
    assert "1 person, 0 consultations" in words(client.get(f"/same-person/{two[0]}/{two[1]}").text)
    assert compared(client, two, reason="Both passports seen").status_code == 303
    assert "No two files are alike" in words(client.get("/same-person").text)
    for person in two:
        file = words(client.get(f"/people/{person}").text)
        assert "Files of this person" in file
        assert "Both passports seen" in file
    assert "Undo the link" in words(client.get(f"/same-person/{two[1]}/{two[0]}").text)
    assert compared(client, two, reason="Two brothers").status_code == 303
    assert "Files of this person" not in words(client.get(f"/people/{two[0]}").text)
    assert "No two files are alike" in words(client.get("/same-person").text)


def test_everything_of_both_files_is_compared_and_each_leads_to_the_other(
    centre: Counselling, client: Any, two: tuple[UUID, UUID]
) -> None:
    gulnora = centre.actor("gulnora")
    case = OpenCase(person_id=two[1], case_id=uuid7(), topic="EMP-WAGE")
    owed = {"amount": Decimal(900), "currency": "RUB", "worked_in": "RUS"}
    for command in (
        case,
        StateClaim(person_id=two[1], claim_id=uuid7(), centre="KJD", **owed),
        AskBanCheck(person_id=two[0], check_id=uuid7(), centre="KJD", entry_to="RUS"),
        FormHousehold(person_id=two[0], household_id=uuid7(), role="HEAD"),
        TellLanguages(person_id=two[0], languages=("tg", "ru"), reads="YES"),
        ChangeMigrantStage(person_id=two[1], stage="EMP", destination="RUS", since=today()),
    ):
        centre.network.accept(command, gulnora)
    page = words(client.get(f"/same-person/{two[0]}/{two[1]}").text)
    for told in ("Unpaid wages, Open", "900 RUB", "Not answered", "Head", "Tajik, Russian", "Stage: Working abroad"):
        assert told in page
    assert compared(client, two, reason="Both passports seen").status_code == 303
    assert f'href="/people/{two[1]}/cases"' in client.get(f"/people/{two[0]}/cases").text


def test_without_a_reason_nothing_is_said(client: Any, two: tuple[UUID, UUID]) -> None:
    answer = compared(client, two)
    assert answer.status_code == 422
    assert "Write down how you know." in words(answer.text)


def test_two_different_people_are_not_proposed_again(client: Any, two: tuple[UUID, UUID]) -> None:
    assert compared(client, two, reason="Cousins", say="apart").status_code == 303
    assert "No two files are alike" in words(client.get("/same-person").text)
    again = compared(client, two, reason="Cousins", say="apart")
    assert again.status_code == 422
    assert "These two were found to be two people already." in words(again.text)


def test_another_file_is_found_by_its_number(client: Any, two: tuple[UUID, UUID]) -> None:
    address = f"/people/{two[0]}/same-person"
    number = re.search(r"KJD-\d{4}-\d{6}", client.get(f"/people/{two[1]}").text)
    assert number is not None
    assert client.get(address, query_string={"number": number.group()}).status_code == 303
    for wrong in ("KJD-2026-999999", "', --", "ӯ" * 30):
        assert "No file that you may open" in words(client.get(address, query_string={"number": wrong}).text)


def test_another_centre_sees_no_pair_and_cannot_compare(centre: Counselling, two: tuple[UUID, UUID]) -> None:
    elsewhere = centre.client("adiba")
    assert "No two files are alike" in words(elsewhere.get("/same-person").text)
    assert elsewhere.get(f"/same-person/{two[0]}/{two[1]}").status_code == 404


def test_erasure_asks_which_of_the_files(client: Any, centre: Counselling, two: tuple[UUID, UUID]) -> None:
    compared(client, two, reason="Both passports seen")
    address = f"/people/{two[0]}/erasure"
    page = client.get(address).text
    assert "Every file of this person" in words(page)
    wanted = {**boxes(page), "ground": "CLIENT_REQUEST"}
    assert client.post(address, data=wanted).status_code == 422
    assert client.post(address, data={**boxes(client.get(address).text), **wanted, "which": "all"}).status_code == 303
    for person in two:
        assert "Erasure requested" in words(client.get(f"/people/{person}").text)


@pytest.mark.parametrize("after", ["x", "-1-2-3", "80-zz-zz", "9" * 70, "80--"])
def test_a_strange_place_in_the_list_is_no_error(client: Any, two: tuple[UUID, UUID], after: str) -> None:
    assert client.get("/same-person", query_string={"after": after}).status_code == 200


def test_a_consent_that_another_file_does_not_allow_is_not_shown_as_holding(
    centre: Counselling, client: Any, two: tuple[UUID, UUID]
) -> None:
    for person in two:
        centre.network.accept(GiveConsent(person_id=person, **vars(agreed("PHOTO"))), centre.actor("gulnora"))
    assert compared(client, two, reason="Both passports seen").status_code == 303
    assert "another file of the person does not allow it" not in words(client.get(f"/people/{two[0]}/consents").text)
    centre.network.accept(WithdrawConsent(person_id=two[1], purpose="PHOTO"), centre.actor("gulnora"))
    tab = words(client.get(f"/people/{two[0]}/consents").text)
    assert "does not hold: another file of the person does not allow it" in tab
    assert "withdrawn on" in words(client.get(f"/people/{two[1]}/consents").text)
