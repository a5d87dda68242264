"""A referral from draft to result, as a counsellor walks it without scripts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.migrant import WithdrawConsent
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words


def sent(client: Any, address: str, **fields: str) -> Any:
    """The form of a page as it stands, with these boxes filled in."""
    page = client.get(address).text
    return client.post(address, data={**boxes(page), **fields})


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    """Agrees to sharing."""
    return centre.register(consents=tuple(agreed(purpose) for purpose in ("REG", "STAT", "REF")))


@pytest.fixture
def draft(client: Any, zarina: UUID) -> str:
    """The address of a draft to a legal-aid organisation."""
    answer = sent(
        client, f"/people/{zarina}/referrals/new", service="LEGAL", agency="Ҳуқуқ ва адолат", shared="NAME"
    )
    assert answer.status_code == 303, words(answer.text)
    return str(answer.headers["Location"])


def status_of(client: Any, address: str) -> str:
    found = re.search(r"sf-tag--\w+\">([^<]+)<", client.get(address).text)
    assert found is not None
    return found.group(1)


def test_a_referral_goes_its_way(client: Any, draft: str) -> None:
    assert status_of(client, draft) == "Draft"
    for step, fields, status in (
        ("send", {}, "Sent"),
        ("accept", {"note": "бо Мадина"}, "Accepted"),
        ("start", {}, "Service started"),
        ("complete", {"result": "SERVICE_RECEIVED", "feedback": "алимент"}, "Completed"),
    ):
        assert sent(client, f"{draft}/{step}", **fields).status_code == 303
        assert status_of(client, draft) == status
    assert "алимент" in words(client.get(draft).text)


def test_without_consent_it_is_asked_for_what_the_law_obliges_to_send(centre: Counselling, client: Any) -> None:
    person = centre.register()
    written = sent(client, f"/people/{person}/referrals/new", service="CHILD_PROT", agency="Комиссия", shared="NAME")
    draft = str(written.headers["Location"])
    assert "because the law obliges" in words(client.get(draft).text)
    assert sent(client, f"{draft}/override", ground="CHILD_AT_RISK").status_code == 422
    assert sent(client, f"{draft}/override", ground="CHILD_AT_RISK", explanation="Кӯдак").status_code == 303
    page = words(client.get(draft).text)
    assert "A protection officer decides whether" in page
    assert "because the law obliges" not in page


def test_what_is_missing_is_said_beside_its_field(client: Any, zarina: UUID) -> None:
    answer = sent(client, f"/people/{zarina}/referrals/new", agency="", reason="Нафақа")
    assert answer.status_code == 422
    assert "Name the organisation." in words(answer.text)
    assert "Нафақа" in answer.text


def test_a_refusal_needs_the_reason_of_who_says_no(client: Any, draft: str) -> None:
    sent(client, f"{draft}/send")
    assert sent(client, f"{draft}/decline", by="CLIENT", provider_reason="NO_CAPACITY").status_code == 422
    assert sent(client, f"{draft}/decline", by="CLIENT", client_reason="DISTANCE").status_code == 303
    assert "Too far" in words(client.get(draft).text)


def test_without_consent_the_page_says_so_and_sending_is_refused(
    client: Any, centre: Counselling, zarina: UUID, draft: str
) -> None:
    centre.network.accept(WithdrawConsent(person_id=zarina, purpose="REF"), centre.actor("gulnora"))
    assert "There is no consent to share" in words(client.get(draft).text)
    answer = sent(client, f"{draft}/send")
    assert answer.status_code == 422
    assert "Record the consent first." in words(answer.text)


def test_sending_the_same_page_twice_is_sending_once(client: Any, draft: str) -> None:
    fields = boxes(client.get(f"{draft}/send").text)
    first, second = (client.post(f"{draft}/send", data=fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)


def test_an_older_page_is_refused_and_told(client: Any, draft: str) -> None:
    older = boxes(client.get(f"{draft}/cancel").text)
    sent(client, f"{draft}/send")
    answer = client.post(f"{draft}/cancel", data={**older, "reason": "NEED_PASSED"})
    assert answer.status_code in (409, 422)
    again = client.post(f"{draft}/cancel", data={**boxes(answer.text), "reason": "NEED_PASSED"})
    assert again.status_code == 303


def test_an_answer_does_not_lie_before_the_sending(client: Any, draft: str) -> None:
    sent(client, f"{draft}/send")
    page = boxes(client.get(f"{draft}/accept").text)
    yesterday = str(date.fromisoformat(page["day"][0]) - timedelta(days=1))
    answer = client.post(f"{draft}/accept", data={**page, "day": yesterday})
    assert "This lies before the day the referral was sent." in words(answer.text)


def test_what_waits_stands_apart_from_the_list_of_all(client: Any, draft: str) -> None:
    page = client.get("/referrals")
    assert 'href="/lists/referrals"' in page.text
    assert client.get("/referrals?show=closed").status_code == 404
    assert "Каримова Зарина" in words(client.get("/referrals?show=drafts").text)


def test_the_list_names_only_whom_the_reader_may_open(client: Any, centre: Counselling, draft: str) -> None:
    sent(client, f"{draft}/send")
    assert "Каримова Зарина" in words(client.get("/referrals").text)
    assert "Каримова" not in centre.client("adiba").get("/referrals").text
    assert centre.client("adiba").get(draft).status_code == 404
    assert centre.client("nigora").get("/referrals").status_code == 403
