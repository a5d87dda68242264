"""A household as a counsellor keeps it, without scripts."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest

from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling, boxes, words


def sent(client: Any, address: str, **fields: Any) -> Any:
    """The form of a page as it stands, with these boxes filled in."""
    return client.post(address, data={**boxes(client.get(address).text), **fields})


def months_ago(months: int) -> str:
    now = today()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return f"{month + 1:02d}.{year}"


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    return centre.register(district="3505207", village="Исписор")


@pytest.fixture
def home(client: Any, zarina: UUID) -> str:
    """The address of her household, of which she is the head."""
    answer = sent(client, f"/people/{zarina}/household/new", role="HEAD")
    assert answer.status_code == 303, words(answer.text)
    return f"/people/{zarina}/household"


def test_a_file_without_a_household_offers_to_begin_one(client: Any, zarina: UUID) -> None:
    assert "Begin a household" in words(client.get(f"/people/{zarina}/household").text)


def test_children_without_files_are_named(client: Any, home: str) -> None:
    answer = sent(client, f"{home}/relatives/new", name="Нилуфар", birth_year="2017", sex="FEMALE")
    assert answer.status_code == 303, words(answer.text)
    page = words(client.get(home).text)
    assert "Нилуфар Son or daughter 2017 Female" in page


def test_an_abandoned_wife_is_marked_and_the_rule_is_printed(client: Any, home: str) -> None:
    told = {
        "man": "ABROAD",
        "away_since": "05.2023",
        "last_money": months_ago(14),
        "last_contact": months_ago(1),
    }
    answer = sent(client, f"{home}/assess", **told)
    assert answer.status_code == 303, words(answer.text)
    page = words(client.get(home).text)
    assert "Split family, Women-headed household, Abandoned family" in page
    assert "Abandoned: no money or no contact for 12 months or more" in page


def test_what_was_typed_wrong_is_kept_and_explained(client: Any, home: str) -> None:
    answer = sent(client, f"{home}/assess", man="ABROAD", last_money="in spring", money_never="y", note="хат")
    assert answer.status_code == 422
    assert "Write month and year, for example 03.2024." in words(answer.text)
    assert 'value="in spring"' in answer.text
    assert "хат" in answer.text


def test_an_unknown_month_of_leaving_makes_never_unanswerable(client: Any, home: str) -> None:
    answer = sent(client, f"{home}/assess", man="LEFT", money_never="y")
    assert answer.status_code == 422
    assert "Write since when he is away" in words(answer.text)


def test_a_mother_in_law_with_a_file_is_found_and_added(client: Any, centre: Counselling, home: str) -> None:
    mother = centre.register(family_name="Назарова", given_name="Хосият")
    address = f"{home}/members/new?q=Назарова"
    answer = client.post(
        address, data={**boxes(client.get(address).text), "member": str(mother), "role": "PARENT"}
    )
    assert answer.status_code == 303, words(answer.text)
    assert "Хосият" in words(client.get(home).text)
    assert "Каримова" in words(client.get(f"/people/{mother}/household").text)
    again = sent(client, f"{home}/members/{mother}/leave", reason="MOVED_OUT")
    assert again.status_code == 303
    assert "Хосият" not in words(client.get(home).text)


def test_somebody_of_another_centre_is_not_found(client: Any, centre: Counselling, home: str) -> None:
    centre.register("adiba", family_name="Элчиева")
    assert "Nobody was found" in words(client.get(f"{home}/members/new?q=Элчиева").text)


def test_another_member_is_registered_with_the_same_residence_and_joins(
    client: Any, zarina: UUID, home: str
) -> None:
    page = client.get(f"/people/new?household={zarina}&visit=1").text
    assert re.search(r'<option value="3505207" selected', page)
    assert 'value="Исписор"' in page


def test_the_next_person_of_a_visit_is_one_of_the_household(
    client: Any, centre: Counselling, home: str
) -> None:
    sent(client, f"{home}/relatives/new", name="Нилуфар")
    zarina = home.split("/")[2]
    page = words(client.get(f"/visit/next/{zarina}").text)
    assert "Нилуфар" in page
    assert "Register another member of the household" in page
    assert client.get("/visit/next").status_code == 303


def test_a_manager_reads_how_it_stands_but_not_the_answers(
    client: Any, centre: Counselling, home: str
) -> None:
    sent(client, f"{home}/assess", man="LEFT", away_since="05.2023", note="ривоят")
    page = words(centre.client("daler").get(home).text)
    assert "Women-headed household" in page
    assert "ривоят" not in page
    assert "Has left the family" not in page


def test_the_administrator_states_the_rule_and_it_is_printed(
    client: Any, centre: Counselling, home: str
) -> None:
    centre.network.hire("rustam", "ADMINISTRATOR", centres=(), name="Рустам")
    office = centre.client("rustam")
    assert "The office has stated no rule of its own" in words(office.get("/household-rule").text)
    answer = sent(office, "/household-rule", basis="NO_MONEY", months="24")
    assert answer.status_code == 303, words(answer.text)
    sent(client, f"{home}/assess", man="ABROAD", last_money=months_ago(14), last_contact=months_ago(14))
    page = words(client.get(home).text)
    assert "Abandoned: no money for 24 months or more" in page
    assert "Abandoned family" not in page


@pytest.mark.parametrize("months", ["0", "121", "twelve", "-3", "9" * 30])
def test_an_impossible_rule_is_explained(centre: Counselling, months: str) -> None:
    centre.network.hire("rustam", "ADMINISTRATOR", centres=(), name="Рустам")
    answer = sent(centre.client("rustam"), "/household-rule", basis="BOTH", months=months)
    assert answer.status_code == 422
    assert "Write a whole number from 1 to 120." in words(answer.text)


@pytest.mark.parametrize(
    "typed", ["13.2024", "2024", "03.1066", "0.0", "٣.٢٠٢٤", "03/2024; DROP", "\u0000", "9" * 500]
)
def test_no_month_breaks_the_page(client: Any, home: str, typed: str) -> None:
    assert sent(client, f"{home}/assess", man="ABROAD", away_since=typed).status_code in (303, 422)
