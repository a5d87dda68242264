"""Steps about versions of courses, and about what their sessions were worth."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import review
from application.actor import Actor
from application.curriculum import PublishCurriculum, RetireCurriculum, TaughtModule
from application.reviews import ReviewView, SessionReview, TrainersReviewed
from application.trainings import ListCurricula, Room
from tests.steps.office import Office, figures_are
from tests.steps.trainings import HELD, MODULES, Course, a_session, mark_all, room

GRADES = ("ones", "twos", "threes", "fours", "fives")


def published(office: Office, revision: int, share: int = 80, **other: Any) -> UUID:
    """As an administrator; refused or not."""
    office.staff["Zarina"] = Actor(uuid7(), frozenset({"ADMINISTRATOR"}), frozenset())
    modules = tuple(TaughtModule(code=code, minutes=30, required=False) for code in MODULES[1:])
    about = {"code": "PDO-RU", "kind": "PDO", "title": "Before leaving for Russia"} | other
    curriculum_id: UUID = uuid7()
    first = TaughtModule(code=MODULES[0], minutes=30)
    command = PublishCurriculum(
        curriculum_id=curriculum_id, revision=revision, pass_per_cent=share, modules=(first, *modules), **about
    )
    office.send(command, "Zarina")
    return curriculum_id


@given(parsers.parse("version {revision:d} of the course PDO-RU, where {share:d} per cent make a pass"))
def version(office: Office, course: Course, revision: int, share: int) -> None:
    course.curriculum_id = published(office, revision, share)


@when(parsers.parse("version {revision:d} of the course PDO-RU is published again"))
def again(office: Office, revision: int) -> None:
    published(office, revision)


@given("this version is no longer taught")
def retired(office: Office, course: Course) -> None:
    assert course.curriculum_id is not None
    office.accept(RetireCurriculum(curriculum_id=course.curriculum_id), "Zarina")


@given(parsers.parse("a session of it with {seats:d} seats"))
@when("a session of it is announced")
def announced(office: Office, course: Course, seats: int = 2) -> None:
    assert course.curriculum_id is not None
    office.send(a_session(course.curriculum_id, course.session_id, "KHT", HELD, seats))


@given(parsers.parse("a session for officials with {seats:d} seats"))
def for_officials(office: Office, course: Course, seats: int) -> None:
    course.curriculum_id = published(office, 1, code="OFF", kind="OFFICIALS")
    office.accept(a_session(course.curriculum_id, course.session_id, "KHT", HELD, seats))


@given(parsers.parse("{name} attends the first {many:d} modules"))
def attends(office: Office, course: Course, name: str, many: int) -> None:
    course.attending = {office.people[name]: many}
    mark_all(office, course)


@when(parsers.parse("of {most:d} points they have"))
def scored(office: Office, course: Course, most: int, datatable: list[list[str]]) -> None:
    scores = tuple(
        review.PersonScore(person_id=office.people[name], before=_number(before), after=_number(after))
        for name, before, after in datatable[1:]
    )
    office.send(review.ScoreTests(session_id=course.session_id, most=most, scores=scores), day=HELD)


@when("the sheets say")
def evaluated(office: Office, course: Course, datatable: list[list[str]]) -> None:
    answers = tuple(
        review.Grades(question=question, **{name: int(n) for name, n in zip(GRADES, counts, strict=True)})
        for question, *counts in datatable[1:]
    )
    office.send(review.CountEvaluation(session_id=course.session_id, answers=answers), day=HELD)


@when(parsers.parse("{men:d} men and {women:d} women are counted, of whom {passed:d} passed"))
def counted(office: Office, course: Course, men: int, women: int, passed: int) -> None:
    heads = {"men": men, "women": women, "passed": passed}
    office.accept(review.CountHeads(session_id=course.session_id, **heads), day=HELD)


@then(parsers.parse("the versions of PDO-RU are {numbers}"))
def versions_are(office: Office, numbers: str) -> None:
    rows = office.ask(ListCurricula(), "Tahmina")
    assert ", ".join(str(row.revision) for row in rows if row.code == "PDO-RU") == numbers


@then(parsers.parse("{name} has {result}"))
def has(office: Office, course: Course, name: str, result: str) -> None:
    assert {person.name: person.result for person in room(office, course)}[name] == result


@then(parsers.parse("{tested:d} sat both tests and gained {gain:d} percentage points together"))
def gained(office: Office, course: Course, tested: int, gain: int) -> None:
    told = reviewed(office, course)
    assert (told.tested, told.gain) == (tested, gain)


@then(parsers.parse("there are {sheets:d} sheets with a mean of {mean:g} for the trainer {name}"))
def sheets_are(office: Office, course: Course, sheets: int, mean: float, name: str) -> None:
    told = reviewed(office, course)
    assert (told.sheets, told.grade.mean) == (sheets, mean)
    year = TrainersReviewed(first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert [(row.sessions, row.review.sheets) for row in office.ask(year, name)] == [(1, sheets)]


@then(parsers.parse("T31 shows for PDO-RU"))
def worth(office: Office, datatable: list[list[str]]) -> None:
    head, line = datatable
    table = office.table("T31", "curriculum_worth")
    figures_are(table, "curriculum", [["curriculum", *head], ["PDO-RU", *line]])


@then(parsers.parse("the session is over with {heads:d} heads"))
def over(office: Office, course: Course, heads: int) -> None:
    view = office.ask(Room(session_id=course.session_id), "Tahmina")
    assert (view.session.status, reviewed(office, course).heads) == ("FINISHED", heads)


def reviewed(office: Office, course: Course) -> ReviewView:
    """What is told of the session beside its list."""
    found: ReviewView = office.ask(SessionReview(session_id=course.session_id), "Tahmina")
    return found


def _number(text: str) -> int | None:
    return int(text) if text else None
