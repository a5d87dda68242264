"""Wherever somebody stands in a list, the list says how to reach them without harm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from application.ban_check import AskBanCheck
from application.case import OpenCase
from application.case_task import SetTask
from application.claim import StateClaim
from application.person_parts import Consent, Phone
from application.referral_commands import AcceptReferral, DraftReferral, SendReferral
from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling, agreed, words

SAFE = "Гӯед: аз дӯзандагӣ"
LONG_AGO = datetime.now(UTC) - timedelta(days=90)
LISTS = {
    "today": "/today",
    "cases": "/cases?show=open",
    "no contact for 60 days": "/cases?show=quiet",
    "tasks": "/today/tasks?show=today",
    "promises": "/today/follow-ups?show=today",
    "referrals to act on": "/today/referrals?show=accepted",
    "referrals": "/referrals?show=open",
    "ban checks": "/ban-checks",
    "claims": "/claims",
    "people": "/lists/people?col=name&col=phones",
    "calendar": "/calendar?view=week",
}


@pytest.fixture(scope="module")
def zarina(standing: Counselling) -> UUID:
    """Something of everything of one person, who may be called at one of two numbers."""
    phones = (Phone(number="+992930000001", when="то 12:00"), Phone(number="+992930000002", safe=False))
    allowed = (agreed("REG"), agreed("CONTACT"), Consent(**{**vars(agreed("REF")), "agency": "Адвокатура"}))
    person: UUID = standing.register(phones=phones, safe_contact=SAFE, consents=allowed)
    standing.consultation(person, follow_up_on=today(), occurred_at=LONG_AGO)
    for command in _everything(person):
        standing.network.accept(command, standing.actor("gulnora"))
    return person


def _everything(person: UUID) -> Any:
    case_id, referral_id = uuid7(), uuid7()
    yield OpenCase(person_id=person, case_id=case_id, topic="EMP-WAGE", occurred_at=LONG_AGO)
    what = {"kind": "CALL_BACK", "what": "зангзанӣ", "due_on": today()}
    yield SetTask(person_id=person, case_id=case_id, base_version=1, task_id=uuid7(), **what)
    yield AskBanCheck(person_id=person, check_id=uuid7(), centre="KJD", entry_to="RUS")
    owed = {"worked_in": "RUS", "amount": Decimal(1000), "currency": "RUB"}
    yield StateClaim(person_id=person, claim_id=uuid7(), centre="KJD", **owed)
    step = {"person_id": person, "referral_id": referral_id}
    yield DraftReferral(**step, service="LEGAL", channel="PHONE", agency="Адвокатура")
    yield SendReferral(**step, base_version=1)
    yield AcceptReferral(**step, base_version=2)


@pytest.fixture(scope="module")
def desk(standing: Counselling, zarina: UUID) -> Any:
    return standing.client()


@pytest.fixture(scope="module")
def managers_desk(standing: Counselling, zarina: UUID) -> Any:
    return standing.client("daler")


@pytest.mark.parametrize("address", LISTS.values(), ids=LISTS)
def test_a_list_of_people_says_how_to_reach_them(desk: Any, address: str) -> None:
    page = words(desk.get(address).text)
    assert "Каримова Зарина" in page
    assert SAFE in page
    if "calendar" not in address:
        assert "do not call" in page


@pytest.mark.parametrize("address", LISTS.values(), ids=LISTS)
def test_a_manager_is_told_neither_words_nor_numbers(managers_desk: Any, address: str) -> None:
    answer = managers_desk.get(address)
    assert answer.status_code in (200, 403, 404)
    assert SAFE not in answer.text
    assert "930000" not in answer.text.replace(" ", "")
