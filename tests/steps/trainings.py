"""Steps about sessions of courses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import training as commands
from application.actor import Actor
from application.curriculum import PublishCurriculum, TaughtModule
from application.migrant import EraseMigrant, RequestErasure
from application.trainings import OneCandidate, Room, Trainee
from application.verifying import ANYBODY, VerifyCertificate, read
from tests.steps.office import DAY_0, Office, figures_are

HELD = 30  # the day of the session
MODULES = tuple(f"M{number}" for number in range(1, 13))
NAMES = r"(?P<names>[A-Z][a-z]+(?:(?:, | and )[A-Z][a-z]+)*)"


@dataclass
class Course:
    """The session that a scenario is about, and how many modules each person attended."""

    session_id: UUID = field(default_factory=uuid7)
    curriculum_id: UUID | None = None
    attending: dict[UUID, int] = field(default_factory=dict)


@pytest.fixture
def course() -> Course:
    return Course()


def named(names: str) -> list[str]:
    return re.split(", | and ", names)


def room(office: Office, course: Course) -> list[Trainee]:
    return list(office.ask(Room(session_id=course.session_id), "Tahmina").people)


def with_status(office: Office, course: Course, status: str) -> set[str]:
    return {person.name for person in room(office, course) if person.status == status}


def publish(office: Office) -> UUID:
    office.staff["SYSTEM"] = Actor(uuid7(), frozenset({"SYSTEM"}), frozenset())
    modules = tuple(TaughtModule(code=code, minutes=30) for code in MODULES)
    words = {"code": "PDO-RU", "revision": 2, "kind": "PDO", "title": "Before leaving for Russia"}
    curriculum_id: UUID = uuid7()
    office.accept(PublishCurriculum(curriculum_id=curriculum_id, modules=modules, **words), "SYSTEM")
    office.staff.pop("SYSTEM")
    return curriculum_id


def enrol(office: Office, course: Course, person_id: UUID, day: int = 1) -> None:
    office.send(commands.EnrolMigrant(session_id=course.session_id, person_id=person_id), "Gulnora", day)


def mark_all(office: Office, course: Course, by: str = "") -> None:
    sheets = (commands.ModuleMarks(module=module, marks=marks(course, n)) for n, module in enumerate(MODULES))
    office.accept(commands.MarkAttendance(session_id=course.session_id, modules=tuple(sheets)), by, HELD)


def marks(course: Course, number: int) -> tuple[commands.PersonMark, ...]:
    codes = {who: "PRESENT" if number < attended else "ABSENT" for who, attended in course.attending.items()}
    return tuple(commands.PersonMark(person_id=who, mark=code) for who, code in codes.items())


def certify(office: Office, course: Course, people: list[UUID], by: str = "") -> None:
    new = tuple(commands.NewCertificate(person_id=who, verify_code=who.hex[-12:].upper()) for who in people)
    office.send(commands.IssueCertificate(session_id=course.session_id, certificates=new), by, day=HELD)


def a_session(
    curriculum_id: UUID, session_id: UUID, centre: str, day: int, capacity: int, trainer: UUID | None = None
) -> commands.ScheduleSession:
    held = (DAY_0 + timedelta(days=day)).date()
    where = {"centre": centre, "language": "tg", "place": "Vose", "trainer_id": trainer}
    when_ = {"starts_on": held, "ends_on": held, "capacity": capacity}
    return commands.ScheduleSession(session_id=session_id, curriculum_id=curriculum_id, **where, **when_)


@given(parsers.re(r"(?P<which>a|another) session of PDO-RU with (?P<seats>\d+) seats"))
def scheduled(office: Office, course: Course, which: str, seats: str) -> None:
    course.curriculum_id = course.curriculum_id or publish(office)
    course.session_id = course.session_id if which == "a" else uuid7()
    ids, trainer = (course.curriculum_id, course.session_id), office.staff["Tahmina"].account_id
    office.accept(a_session(*ids, "KHT", HELD, int(seats), trainer), day=0 if which == "a" else HELD)


@given(parsers.re(NAMES + r" (is|are) enrolled"))
@when(parsers.re(NAMES + r" (is|are) enrolled"))
def enrolled(office: Office, course: Course, names: str) -> None:
    # Whoever is known came before; a scenario never goes back in time.
    for name in named(names):
        day = HELD if course.attending else 1
        enrol(office, course, office.people.get(name) or office.register(name, "Gulnora", day), day)


@given(parsers.parse("{number:d} women are enrolled"))
def women(office: Office, course: Course, number: int) -> None:
    for each in range(1, number + 1):
        enrol(office, course, office.register(f"Woman {each}", "Gulnora", 1))


@when(parsers.parse("{name} gives up her seat"))
def gives_up(office: Office, course: Course, name: str) -> None:
    office.accept(
        commands.GiveUpSeat(session_id=course.session_id, person_id=office.people[name]), "Gulnora", 2
    )


@when(parsers.parse("there are {seats:d} seats"))
def seats_are(office: Office, course: Course, seats: int) -> None:
    office.send(commands.ChangeCapacity(session_id=course.session_id, capacity=seats), day=2)


@given("the session is cancelled")
def cancelled(office: Office, course: Course) -> None:
    office.accept(commands.CancelSession(session_id=course.session_id), day=1)


@given(parsers.parse("{name} is erased"))
def erased(office: Office, name: str) -> None:
    officer = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    office.accept(RequestErasure(person_id=office.people[name], ground="CLIENT_REQUEST"), "Gulnora", 3)
    office.staff["officer"] = officer
    office.accept(EraseMigrant(person_id=office.people[name]), "officer", 4)


@when("19 attend everything, 2 attend five modules and 3 do not come")
def attend(office: Office, course: Course) -> None:
    modules = [12] * 19 + [5] * 2 + [0] * 3
    course.attending = dict(zip(office.people.values(), modules, strict=True))
    mark_all(office, course)


@given("Amina attends everything")
def amina_attends(office: Office, course: Course) -> None:
    course.attending = {office.people["Amina"]: 12}
    mark_all(office, course)


@given("Amina attends everything, Bahor attends five modules")
def two_attend(office: Office, course: Course) -> None:
    course.attending = {office.people["Amina"]: 12, office.people["Bahor"]: 5}
    mark_all(office, course)


@given("the results are set")
@when("the results are set")
def results(office: Office, course: Course) -> None:
    office.accept(commands.SetResult(session_id=course.session_id), day=HELD)


@given("certificates are issued to all who passed")
@when("certificates are issued to all who passed")
def issue(office: Office, course: Course) -> None:
    certify(
        office, course, [person.person_id for person in room(office, course) if person.result == "COMPLETED"]
    )
    assert office.verdict is not None
    assert office.verdict.accepted


@when(parsers.re(r"(the counsellor (?P<by>\w+) issues a certificate|a certificate is issued) to (?P<name>\w+)"))
def issue_to(office: Office, course: Course, name: str, by: str | None) -> None:
    certify(office, course, [office.people[name]], by or "")


@given("Amina was certified for PDO-RU at the centre KJD")
def certified_elsewhere(office: Office, course: Course) -> None:
    """Enrolled by a counsellor who works at both centres."""
    office.hire("Daler", "TRAINER", "KJD")
    office.staff["Both"] = Actor(uuid7(), frozenset({"COUNSELLOR"}), frozenset({"KHT", "KJD"}))
    course.curriculum_id, there = publish(office), Course()
    who = office.register("Amina", "Gulnora", 1)
    there.attending = course.attending = {who: 12}
    office.accept(a_session(course.curriculum_id, there.session_id, "KJD", HELD, 2), "Daler", 1)
    office.accept(commands.EnrolMigrant(session_id=there.session_id, person_id=who), "Both", 1)
    mark_all(office, there, "Daler")
    office.accept(commands.SetResult(session_id=there.session_id), "Daler", HELD)
    certify(office, there, [who], "Daler")


@when("Amina is about to be enrolled")
def about_to_enrol(office: Office, course: Course) -> None:
    question = OneCandidate(session_id=course.session_id, person_id=office.people["Amina"])
    office.shown = office.ask(question, "Gulnora")


@then("she is said to be certified already, without a word about KJD")
def said_certified(office: Office) -> None:
    assert office.shown.certified_before
    assert "KJD" not in repr(office.shown)


@when("the mark of the fourth woman at the sixth module is corrected to ABSENT")
def corrected(office: Office, course: Course) -> None:
    command = commands.CorrectAttendance(
        session_id=course.session_id, trainee_id=office.people["Woman 4"], module=MODULES[5], mark="ABSENT"
    )
    office.accept(command, day=HELD + 2)


@then(parsers.re(NAMES + " have seats"))
def have_seats(office: Office, course: Course, names: str) -> None:
    assert with_status(office, course, "ENROLLED") == set(named(names))


@then(parsers.parse("{name} waits"))
def waits(office: Office, course: Course, name: str) -> None:
    assert with_status(office, course, "WAITLISTED") == ({name} if name != "nobody" else set())


@then("the certificate of the fourth woman is revoked because ATTENDANCE_ERROR")
def revoked(office: Office, course: Course) -> None:
    person = next(each for each in room(office, course) if each.name == "Woman 4")
    assert person.certificate is not None
    assert (person.revoke_reason, person.result) == ("ATTENDANCE_ERROR", "PARTLY")


@then("Amina is marked as certified before")
def certified_before(office: Office, course: Course) -> None:
    assert [(person.name, person.certified_before) for person in room(office, course)] == [("Amina", True)]


@then("the trainings of PDO-RU are")
def figures(office: Office, datatable: list[list[str]]) -> None:
    head, line = datatable
    figures_are(office.table("T15", "curriculum"), "curriculum", [["curriculum", *head], ["PDO-RU", *line]])


SHOWN = "of the certificates {valid:d} are shown to a stranger as valid and {revoked:d} as revoked"


@then(parsers.parse(SHOWN + ', with initials, {year:d} and "{title}"'))
def shown_to_a_stranger(office: Office, course: Course, valid: int, revoked: int, year: int, title: str) -> None:
    codes = [read(person.verify_code or "") for person in room(office, course) if person.certificate]
    told = [office.house.system.ask(VerifyCertificate(code=code), ANYBODY, route="") for code in codes]
    assert {(each.initials, each.year, each.course) for each in told} == {("W.", year, title)}
    assert [sum(each.valid is wanted for each in told) for wanted in (True, False)] == [valid, revoked]
