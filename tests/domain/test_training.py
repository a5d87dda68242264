"""A session keeps its seats, its pass rule, and certificates for a pass alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.curriculum import STANDARD_PDO, Curriculum, result_of
from domain.kernel import Act, Rejected, acting
from domain.people import NOBODY
from domain.training import TrainingSession

NOW = datetime(2026, 6, 5, 8, tzinfo=UTC)
TODAY = NOW.date()
AMINA, BAHOR, CHINARA = (UUID(int=number) for number in (1, 2, 3))
MODULES = [
    {"code": "MONEY", "minutes": 45, "required": True},
    {"code": "TRAVEL", "minutes": 45, "required": True},
    {"code": "TESTIMONY", "minutes": 30, "required": False},
]
ALL = dict.fromkeys(("MONEY", "TRAVEL", "TESTIMONY"), "PRESENT")


@pytest.fixture(autouse=True)
def _at_the_centre() -> Iterator[None]:
    with acting(Act(NOW, NOW, uuid4(), uuid4(), "KHT")):
        yield


def a_session(seats: int = 2, *people: UUID, starts_on: date = TODAY) -> TrainingSession:
    course = {
        "curriculum_id": uuid4(),
        "curriculum": "PDO-RU",
        "revision": 2,
        "kind": "PDO",
        "modules": MODULES,
    }
    room = {"at_centre": "KHT", "district": None, "language": "tg", "trainer_id": None, "place": "Vose"}
    session = TrainingSession.schedule(
        uuid4(), starts_on=starts_on, ends_on=starts_on, per_cent=80, capacity=seats, **course, **room
    )
    for person in people:
        session.enrol(person, NOBODY)
    return session


def attending(session: TrainingSession, person: UUID, **marks: str) -> None:
    for module, mark in marks.items():
        session.mark(module, {person: mark}, today=TODAY)


def a_finished_session() -> TrainingSession:
    """Amina passed, Bahor missed a module, Chinara did not come."""
    session = a_session(3, AMINA, BAHOR, CHINARA)
    attending(session, AMINA, **ALL)
    attending(session, BAHOR, MONEY="PRESENT", TRAVEL="EXCUSED")
    session.set_results()
    return session


def refused(why: str, action: Any, /, *args: Any, **details: Any) -> None:
    with pytest.raises(Rejected) as no:
        action(*args, **details)
    assert no.value.code == why


def topics(session: TrainingSession) -> list[str]:
    return [type(event).TOPIC.removeprefix("training.") for event in session.pending_events]


def test_a_full_session_lets_people_wait_in_line() -> None:
    session = a_session(1, AMINA)
    assert session.enrol(BAHOR, NOBODY) is False
    assert (list(session.seated), session.waiting) == ([AMINA], [BAHOR])


def test_the_same_person_cannot_be_enrolled_twice() -> None:
    session = a_session(1, AMINA, BAHOR)
    refused("training.enrolled_already", session.enrol, AMINA, NOBODY)
    refused("training.enrolled_already", session.enrol, BAHOR, NOBODY)


def test_the_first_in_line_moves_up_when_a_seat_is_given_up() -> None:
    session = a_session(1, AMINA, BAHOR, CHINARA)
    session.give_up_seat(AMINA)
    assert (list(session.seated), session.waiting) == ([BAHOR], [CHINARA])
    assert topics(session)[-2:] == ["SeatGivenUp", "MovedUp"]


def test_those_who_wait_move_up_when_there_are_more_seats() -> None:
    session = a_session(1, AMINA, BAHOR, CHINARA)
    session.change_capacity(3)
    assert (list(session.seated), session.waiting) == ([AMINA, BAHOR, CHINARA], [])


def test_nobody_loses_a_seat_to_a_smaller_room() -> None:
    refused("training.seats_taken", a_session(2, AMINA, BAHOR).change_capacity, 1)


def test_who_came_already_cannot_leave_the_list() -> None:
    session = a_session(1, AMINA)
    attending(session, AMINA, MONEY="PRESENT")
    refused("training.attended_already", session.give_up_seat, AMINA)


def test_attendance_is_not_marked_before_the_first_day() -> None:
    session = a_session(1, AMINA, starts_on=date(2026, 6, 6))
    refused("training.not_begun", session.mark, "MONEY", {AMINA: "PRESENT"}, today=TODAY)


def test_a_stranger_is_not_marked() -> None:
    session = a_session(1, AMINA)
    refused("training.not_enrolled", session.mark, "MONEY", {BAHOR: "PRESENT"}, today=TODAY)


def test_the_same_marks_again_say_nothing() -> None:
    session = a_session(1, AMINA)
    attending(session, AMINA, **ALL)
    before = len(session.pending_events)
    attending(session, AMINA, **ALL)
    assert len(session.pending_events) == before


@pytest.mark.parametrize(
    ("marks", "result"),
    [
        (ALL, "COMPLETED"),
        ({"MONEY": "PRESENT", "TRAVEL": "PRESENT"}, "PARTLY"),  # 90 of 120 minutes: 75 %
        ({"MONEY": "PRESENT", "TESTIMONY": "PRESENT"}, "PARTLY"),
        ({"MONEY": "EXCUSED"}, "NOT_COMPLETED"),
        ({}, "NOT_COMPLETED"),
    ],
)
def test_passing_needs_every_required_module_and_eighty_per_cent_of_the_minutes(
    marks: dict[str, str], result: str
) -> None:
    assert result_of(MODULES, marks) == result


def test_results_need_some_attendance() -> None:
    refused("training.no_attendance", a_session(1, AMINA).set_results)


def test_who_attended_nothing_did_not_come() -> None:
    session = a_finished_session()
    assert session.results == {AMINA: "COMPLETED", BAHOR: "PARTLY", CHINARA: "NOT_COMPLETED"}
    assert session.pending_events[-1].no_shows == [CHINARA.hex]


def test_a_certificate_only_for_a_pass() -> None:
    refused("training.not_passed", a_finished_session().certify, BAHOR, number="1", verify_code="a")


def test_one_valid_certificate_at_a_time() -> None:
    session = a_finished_session()
    session.certify(AMINA, number="1", verify_code="a")
    refused("training.certified_already", session.certify, AMINA, number="2", verify_code="b")
    session.revoke(AMINA, reason="MISPRINT")
    session.certify(AMINA, number="2", verify_code="b")
    assert session.certificates == {AMINA: "2"}


def test_a_corrected_mark_takes_back_a_certificate_that_is_no_longer_earned() -> None:
    session = a_finished_session()
    session.certify(AMINA, number="1", verify_code="a")
    session.correct_mark(AMINA, "TRAVEL", "ABSENT")
    assert topics(session)[-3:] == ["AttendanceCorrected", "ResultSet", "CertificateRevoked"]
    assert (session.results[AMINA], session.certificates) == ("PARTLY", {})


def test_a_mark_is_corrected_only_after_the_results() -> None:
    refused("training.not_finished", a_session(1, AMINA).correct_mark, AMINA, "MONEY", "PRESENT")


def test_a_cancelled_session_refuses_everything() -> None:
    session = a_session(1, AMINA)
    session.cancel(explanation="")
    refused("training.cancelled", session.enrol, BAHOR, NOBODY)
    refused("training.cancelled", session.set_results)
    refused("training.cancelled", session.certify, AMINA, number="1", verify_code="a")


def test_a_session_does_not_end_before_it_starts() -> None:
    course = {
        "curriculum_id": uuid4(),
        "curriculum": "PDO-RU",
        "revision": 2,
        "kind": "PDO",
        "modules": MODULES,
    }
    room = {"at_centre": "KHT", "district": None, "language": "tg", "trainer_id": None, "place": "", "per_cent": 80}
    days = {"starts_on": date(2026, 6, 6), "ends_on": date(2026, 6, 5)}
    refused("training.days", TrainingSession.schedule, uuid4(), capacity=1, **days, **course, **room)


def test_a_course_requires_something() -> None:
    modules = [{**module, "required": False} for module in MODULES]
    words = {"title": "Pre-departure", "module_titles": {}}
    course = {"code": "PDO-RU", "revision": 1, "kind": "PDO"}
    refused("curriculum.nothing_required", Curriculum.publish, uuid4(), modules=modules, **course, **words)


def test_the_standard_outline_lasts_seven_and_a_half_hours() -> None:
    assert (len(STANDARD_PDO), sum(STANDARD_PDO.values())) == (15, 450)
