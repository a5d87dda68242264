"""A consultation has a topic, is corrected in sight of all, and stays void once it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.consultation import Consultation
from domain.kernel import Act, Rejected, acting
from domain.people import Origin

NOON = datetime(2026, 3, 3, 7, tzinfo=UTC)
TODAY = NOON.date()
AMINA = UUID(int=1)
ORIGIN = Origin("FEMALE", 1990, 36, "TJK", "TJK", "TJ-SU", "3505401", True)
RECORD: dict[str, Any] = {
    "at_centre": "KJD",
    "channel": "OFFICE",
    "asked_by": "SELF",
    "topics": ["DOC-PASS", "EMP-WAGE"],
    "main_topic": "DOC-PASS",
    "document_problems": [],
    "destination": "RUS",
    "stage": "PRE",
    "outcome": "ADVISED",
    "urgency": "NORMAL",
    "language": "tg",
    "interpreter": False,
    "minutes": 20,
    "follow_up_on": None,
    "ban_until": None,
    "contact_district": None,
    "advice": "",
    "safety_note": "",
    "follow_up_note": "",
    "place": "",
}


@pytest.fixture(autouse=True)
def _at_the_desk() -> Iterator[None]:
    with acting(Act(NOON, NOON, uuid4(), uuid4(), "KJD")):
        yield


def held(origin: Origin | None = ORIGIN, **details: Any) -> Consultation:
    person_id = AMINA if origin else None
    return Consultation.hold(uuid4(), today=TODAY, origin=origin, person_id=person_id, **{**RECORD, **details})


def corrected(consultation: Consultation, origin: Origin | None = ORIGIN, **details: Any) -> None:
    record = {**RECORD, "explanation": "", **details}
    consultation.correct(today=TODAY, origin=origin, reason="TYPING_ERROR", **record)


def refused(why: str, action: Any, /, *args: Any, **details: Any) -> None:
    with pytest.raises(Rejected) as no:
        action(*args, **details)
    assert no.value.code == why


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ({"topics": []}, "consultation.topic_missing"),
        ({"main_topic": "LEG"}, "consultation.main_topic"),
        ({"channel": "PHONE_MISSED"}, "consultation.no_contact"),
        ({"channel": "PHONE_ABANDONED"}, "consultation.no_contact"),
        ({"follow_up_on": date(2026, 3, 2)}, "consultation.follow_up_past"),
        ({"ban_until": date(2028, 2, 11)}, "consultation.ban_missing"),
        ({"destination": None}, "migrant.destination_missing"),
    ],
)
def test_a_record_that_breaks_a_rule_is_refused_new_and_corrected(details: dict[str, Any], why: str) -> None:
    refused(why, held, **details)
    refused(why, corrected, held(), **details)


def test_the_event_carries_the_dimensions_of_the_person_on_that_day() -> None:
    event = held().pending_events[0]
    assert (event.sex, event.age, event.region, event.statistics) == ("FEMALE", 36, "TJ-SU", True)


def test_a_caller_without_a_name_has_no_dimensions() -> None:
    event = held(None, stage=None, destination=None).pending_events[0]
    assert (event.person_id, event.sex, event.age, event.statistics) == (None, "UNKNOWN", None, False)


def test_a_correction_leaves_the_residence_as_it_was_on_the_day() -> None:
    consultation = held()
    moved = Origin("MALE", 1991, 35, "KGZ", "KGZ", "KG-GB", None, False)
    corrected(consultation, moved, at_centre="KHT")
    event = consultation.pending_events[-1]
    assert (event.country, event.region, event.district, event.citizenship) == ("TJK", "TJ-SU", "3505401", "TJK")
    assert (event.sex, event.birth_year, event.age, event.statistics) == ("MALE", 1991, 35, False)
    assert consultation.at_centre == "KHT"


def test_what_is_void_stays_void() -> None:
    consultation = held(follow_up_on=date(2026, 3, 9))
    consultation.void(reason="DUPLICATE", explanation="")
    refused("consultation.voided", corrected, consultation)
    refused("consultation.voided", consultation.void, reason="DUPLICATE", explanation="")
    refused("consultation.voided", consultation.close_follow_up, outcome="ADVISED", note="")


def test_a_follow_up_is_closed_once_and_may_be_agreed_again() -> None:
    consultation = held(follow_up_on=date(2026, 3, 9))
    consultation.close_follow_up(outcome="PENDING", note="")
    refused("consultation.no_follow_up", consultation.close_follow_up, outcome="PENDING", note="")
    refused("consultation.follow_up_past", consultation.agree_follow_up, on=date(2026, 3, 2), today=TODAY, note="")
    consultation.agree_follow_up(on=date(2026, 4, 1), today=TODAY, note="")
    assert consultation.follow_up_on == date(2026, 4, 1)
