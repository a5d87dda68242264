"""The slip and the page behind its code: what an organisation without an account sees and says."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from adapters.access.tables import READS
from application.actor import SLIP
from application.migrant import WithdrawConsent
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words
from tests.web.counsellor.test_referrals import sent

CODE = re.compile(r"sf-slip__code\">([A-Z]{4}-[A-Z]{4})<")
LINK = re.compile(r"/answer/link/[\w-]+")


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    return centre.register(
        family_name="Раҳимова",
        given_name="Зарина",
        consents=tuple(agreed(purpose) for purpose in ("REG", "STAT", "REF")),
    )


@pytest.fixture
def referral(client: Any, zarina: UUID) -> str:
    said = {"service": "LEGAL", "agency": "Ёрии ҳуқуқӣ", "reason": "Нафақа барои се кӯдак", "shared": ["NAME"]}
    answer = sent(client, f"/people/{zarina}/referrals/new", **said)
    where = str(answer.headers["Location"])
    assert sent(client, f"{where}/send").status_code == 303
    return where


@pytest.fixture
def code(client: Any, referral: str) -> str:
    answer = sent(client, f"{referral}/slip", speaks="ru")
    assert answer.status_code == 200
    found = CODE.search(answer.text)
    assert found
    return found[1]


@pytest.fixture
def partner(centre: Counselling) -> FlaskClient:
    return centre.app.test_client()


def open_with(partner: FlaskClient, code: str) -> Any:
    return partner.post("/answer", data={**boxes(partner.get("/answer").text), "code": code})


def say(partner: FlaskClient, page: Any, **answer: str) -> Any:
    return partner.post("/answer/say", data={**boxes(page.text), **answer})


def test_the_code_opens_the_ticked_fields_and_nothing_else(partner: FlaskClient, code: str) -> None:
    page = open_with(partner, code.lower().replace("-", " "))
    assert page.status_code == 200
    assert "Зарина" in page.text
    assert "се кӯдак" not in page.text
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_every_look_is_logged_under_the_code(
    centre: Counselling, partner: FlaskClient, zarina: UUID, code: str
) -> None:
    open_with(partner, code)
    with centre.network.house.engines["access"].begin() as connection:
        rows = [row for row in connection.execute(select(READS)) if row.roles == SLIP]
    assert [(row.person_id, row.action) for row in rows] == [(zarina, "referrals.partner")]


def test_the_whole_way_from_acceptance_to_the_result(
    client: Any, partner: FlaskClient, referral: str, code: str
) -> None:
    assert say(partner, open_with(partner, code), answer="ACCEPT", note="Завтра в 10").status_code == 303
    assert "Accepted" in words(client.get(referral).text)
    assert say(partner, open_with(partner, code), answer="START").status_code == 303
    done = say(partner, open_with(partner, code), answer="COMPLETE", result="SERVICE_RECEIVED")
    assert done.status_code == 303
    assert "Completed" in words(client.get(referral).text)
    over = open_with(partner, code)
    assert over.status_code == 200
    assert "Зарина" not in over.text


def test_a_refusal_needs_its_reason(client: Any, partner: FlaskClient, referral: str, code: str) -> None:
    page = open_with(partner, code)
    assert say(partner, page, answer="DECLINE").status_code == 422
    assert say(partner, page, answer="DECLINE", reason="NOT_ELIGIBLE").status_code == 303
    assert "Send on to another organisation" in words(client.get(referral).text)


def test_what_is_no_answer_now_is_refused(partner: FlaskClient, code: str) -> None:
    page = open_with(partner, code)
    assert say(partner, page, answer="COMPLETE", result="SERVICE_RECEIVED").status_code == 422


def test_after_the_consent_is_withdrawn_the_page_says_so_and_nothing_else(
    centre: Counselling, partner: FlaskClient, zarina: UUID, code: str
) -> None:
    page = open_with(partner, code)
    centre.network.accept(WithdrawConsent(person_id=zarina, purpose="REF"), centre.actor("gulnora"))
    assert say(partner, page, answer="ACCEPT").status_code == 422
    again = open_with(partner, code)
    assert again.status_code == 200
    assert "Зарина" not in again.text
    assert "Ёрии" not in again.text
    assert "<form" not in again.text


def test_the_link_opens_once(client: Any, partner: FlaskClient, referral: str) -> None:
    slip = sent(client, f"{referral}/slip", speaks="tg").text
    assert LINK.search(slip) is None, "the link stands in the picture only"


def test_a_revoked_code_and_a_wrong_one_answer_alike(
    client: Any, partner: FlaskClient, referral: str, code: str
) -> None:
    wrong = open_with(partner, "AAAABBBB")
    client.post(f"{referral}/slip/revoke", data=boxes(client.get(f"{referral}/slip").text))
    revoked = open_with(partner, code)
    assert (wrong.status_code, revoked.status_code) == (422, 422)
    assert "opens nothing" in wrong.text
    assert "opens nothing" in revoked.text


def test_a_new_slip_ends_the_code_of_the_old_one(client: Any, partner: FlaskClient, referral: str, code: str) -> None:
    assert sent(client, f"{referral}/slip", speaks="tg").status_code == 200
    assert open_with(partner, code).status_code == 422
