"""What an organisation and a counsellor see of each other: the queue of an account, a hand-out, an agency's figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from application.migrant import WithdrawConsent
from application.provider import ListProvider
from application.referral import DraftReferral, SendReferral
from tests.harness.house import living_in
from tests.harness.stores import fresh_stores
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words
from tests.web.counsellor.test_referrals import sent
from tests.web.fakes import csrf


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counselling]:
    """One house for all tests here: each has people of its own."""
    folder: Path = tmp_path_factory.mktemp("agencies")
    with fresh_stores("sqlite", folder) as urls, living_in(urls, folder) as house:
        yield Counselling(house)


@pytest.fixture(scope="module")
def entry(centre: Counselling) -> UUID:
    provider_id: UUID = uuid7()
    about = {"name": "Ёрии ҳуқуқӣ", "kind": "NGO", "services": ("LEGAL",), "languages": ("ru",)}
    centre.network.accept(ListProvider(provider_id=provider_id, **about), centre.actor("daler"))
    return provider_id


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    consents = tuple(agreed(purpose) for purpose in ("REG", "STAT", "REF"))
    return centre.register(family_name="Раҳимова", given_name="Зарина", consents=consents)


def referred(centre: Counselling, person_id: UUID, provider_id: UUID) -> UUID:
    ids = {"person_id": person_id, "referral_id": uuid7()}
    said = {"service": "LEGAL", "channel": "SYSTEM", "agency": "-", "reason": "Нафақа", "shared": ("NAME",)}
    centre.network.accept(DraftReferral(**ids, provider_id=provider_id, **said), centre.actor("gulnora"))
    centre.network.accept(SendReferral(**ids, base_version=2), centre.actor("gulnora"))
    return ids["referral_id"]


def admins(centre: Counselling) -> Any:
    centre.network.hire("root", "ADMINISTRATOR", name="Rustam")
    return centre.client("root")


def test_an_account_is_bound_and_answers_its_referrals_and_sees_no_other_page(
    centre: Counselling, entry: UUID, zarina: UUID
) -> None:
    account = centre.network.hire("sitora", "PARTNER", name="Sitora")
    administrator, page = admins(centre), f"/administration/accounts/{account}"
    partner = centre.client("sitora")
    assert "No organisation is bound" in words(partner.get("/", follow_redirects=True).text)
    form = {"csrf_token": csrf(administrator.get(page).text), "provider": str(entry)}
    assert administrator.post(f"{page}/organisations", data=form).status_code == 303
    first, second = (referred(centre, zarina, entry) for _ in range(2))
    queue = partner.get("/partner").text
    assert queue.count("Зарина") == 2
    assert [line for line in ("/people", "/organisations", "/notices", "/reports") if f'href="{line}' in queue] == []
    assert sent(partner, f"/partner/{first}", answer="DECLINE").status_code == 422
    assert sent(partner, f"/partner/{first}", answer="ACCEPT", note="Завтра").status_code == 303
    centre.network.accept(WithdrawConsent(person_id=zarina, purpose="REF"), centre.actor("gulnora"))
    gone = partner.get(f"/partner/{second}").text
    assert "withdrawn" in words(gone)
    assert "Зарина" not in gone + partner.get("/partner?show=withdrawn").text
    assert partner.get(f"/people/{zarina}").status_code == 403


def test_a_hand_out_keeps_what_was_typed_and_is_signed_for_in_the_persons_language(
    centre: Counselling, zarina: UUID
) -> None:
    client, page = centre.client(), f"/people/{zarina}/help"
    wrong = sent(client, f"{page}/new", kind_1="CASH", quantity_1="50", unit_1="PIECE", note="барои роҳ")
    assert wrong.status_code == 422
    assert "Choose the currency" in wrong.text
    assert "барои роҳ" in wrong.text
    food = {"kind_2": "FOOD", "quantity_2": "3", "unit_2": "KG"}
    right = sent(client, f"{page}/new", kind_1="CASH", quantity_1="50", unit_1="TJS", **food)
    assert right.status_code == 303
    where = str(right.headers["Location"])
    assert 'lang="tg"' in client.get(f"{where}/receipt").text
    assert sent(client, f"{where}/void", reason="TEST_ENTRY").status_code == 303
    assert client.get(f"{where}/receipt").status_code == 404
    assert "Hand-out declared void" in words(client.get(f"/people/{zarina}").text)


def test_an_agency_is_sent_its_figures_in_its_language(centre: Counselling, entry: UUID, zarina: UUID) -> None:
    referred(centre, zarina, entry)
    manager = centre.client("daler")
    sheet = manager.get(f"/organisations/{entry}/answers").text
    assert 'lang="ru"' in sheet
    table = manager.get(f"/organisations/{entry}/answers.csv?in=en").get_data().decode("utf-8-sig")
    assert table.splitlines()[0] == "Organisation;Ёрии ҳуқуқӣ"
    assert "No answer after the day of answering;–" in table
    assert "Зарина" not in sheet + table


def test_while_codes_are_guessed_the_page_asks_for_further_letters(
    centre: Counselling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(centre.house.system.answers, "cautious", lambda _now: True)
    stranger = centre.app.test_client()
    page = stranger.get("/answer")
    assert 'name="check"' in page.text
    refused = stranger.post("/answer", data={**boxes(page.text), "code": "AAAABBBB"})
    assert refused.status_code == 422
    assert "four letters" in refused.text
