"""A referral keeps consent before sending, its clocks, and one answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.kernel import Act, Rejected, acting
from domain.people import NOBODY
from domain.referral import Referral

DAY_0 = datetime(2026, 4, 1, 10, 30, tzinfo=UTC)
ZARINA = UUID(int=1)


def day(number: int) -> datetime:
    return DAY_0 + timedelta(days=number)


@pytest.fixture(autouse=True)
def _at_the_desk() -> Iterator[None]:
    with acting(Act(DAY_0, DAY_0, uuid4(), uuid4(), "KHT")):
        yield


def a_draft(**details: Any) -> Referral:
    words = {"agency": "District court", "contact": "", "reason": "Alimony", "shared": ["NAME"]}
    codes = {"service": "COURT", "priority": "NORMAL", "channel": "PAPER_SLIP"}
    record = {"person_id": ZARINA, "at_centre": "KHT", "consultation_id": None}
    return Referral.draft(uuid4(), **{**record, **codes, **words, **details})


def a_sent(**details: Any) -> Referral:
    referral = a_draft(**details)
    referral.send(consented=True, origin=NOBODY, at=DAY_0)
    return referral


def an_accepted() -> Referral:
    referral = a_sent()
    referral.accept(consented=True, at=day(1), note="")
    return referral


def refused(why: str, action: Any, /, **details: Any) -> None:
    with pytest.raises(Rejected) as no:
        action(**details)
    assert no.value.code == why


def test_without_consent_to_share_a_draft_is_not_sent() -> None:
    refused("consent.referral_missing", a_draft().send, consented=False, origin=NOBODY, at=DAY_0)


def test_a_second_sending_is_refused() -> None:
    refused("referral.sent_already", a_sent().send, consented=True, origin=NOBODY, at=day(1))


@pytest.mark.parametrize(
    ("priority", "due"),
    [("EMERGENCY_24H", date(2026, 4, 2)), ("URGENT_72H", date(2026, 4, 4)), ("NORMAL", date(2026, 4, 15))],
)
def test_the_answer_is_due_by_the_priority_counted_from_sending(priority: str, due: date) -> None:
    assert a_sent(priority=priority).due_on == due


def test_a_draft_cannot_be_answered() -> None:
    refused("referral.not_sent", a_draft().accept, consented=True, at=day(1), note="")


def test_accepting_after_the_consent_is_gone_is_refused() -> None:
    refused("consent.referral_missing", a_sent().accept, consented=False, at=day(1), note="")


def test_an_answer_cannot_come_before_the_sending() -> None:
    refused("referral.before_sending", a_sent().accept, consented=True, at=day(-1), note="")


def test_a_second_answer_is_refused() -> None:
    declined = {"by": "PROVIDER", "reason": "NO_CAPACITY", "at": day(2), "note": ""}
    refused("referral.answered_already", an_accepted().decline, **declined)


@pytest.mark.parametrize(("by", "status"), [("PROVIDER", "DECLINED_PROVIDER"), ("CLIENT", "DECLINED_CLIENT")])
def test_who_says_no_is_kept(by: str, status: str) -> None:
    referral = a_sent()
    referral.decline(by=by, reason="OTHER", at=day(9), note="")
    assert referral.status == status


def test_silence_is_noted_only_after_the_day_of_the_answer() -> None:
    referral = a_sent()
    refused("referral.still_time", referral.stop_waiting, today=date(2026, 4, 15))
    referral.stop_waiting(today=date(2026, 4, 16))
    assert referral.status == "NO_ANSWER"


def test_a_late_answer_is_still_taken() -> None:
    referral = a_sent()
    referral.stop_waiting(today=date(2026, 4, 16))
    referral.accept(consented=True, at=day(20), note="")
    assert referral.status == "ACCEPTED"


def test_nothing_is_completed_before_it_is_accepted() -> None:
    refused("referral.not_accepted", a_sent().complete, result="SERVICE_RECEIVED", at=day(2), feedback="")


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("SERVICE_RECEIVED", "COMPLETED"),
        ("PARTLY", "COMPLETED"),
        ("NOT_RECEIVED", "NOT_COMPLETED"),
        ("UNKNOWN", "NOT_COMPLETED"),
    ],
)
def test_the_result_says_whether_it_was_completed(result: str, status: str) -> None:
    referral = an_accepted()
    referral.start(at=day(2))
    referral.complete(result=result, at=day(48), feedback="")
    assert referral.status == status


def test_it_can_be_called_back_until_it_is_completed() -> None:
    referral = an_accepted()
    referral.cancel(reason="NEED_PASSED")
    assert referral.status == "CANCELLED"
    refused("referral.closed", referral.cancel, reason="NEED_PASSED")


def test_a_reopened_referral_stands_as_it_stood() -> None:
    referral = an_accepted()
    referral.complete(result="UNKNOWN", at=day(5), feedback="")
    referral.reopen(consented=True)
    assert referral.status == "ACCEPTED"
    refused("referral.not_closed", referral.reopen, consented=True)
