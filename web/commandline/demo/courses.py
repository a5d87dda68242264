"""The trainings of the story: a pre-departure course each month at each centre, from announcement to certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from application.curriculum import PublishCurriculum, TaughtModule
from application.training import (
    EnrolMigrant,
    IssueCertificate,
    MarkAttendance,
    ModuleMarks,
    NewCertificate,
    PersonMark,
    ScheduleSession,
    SetResult,
)
from domain.curriculum import STANDARD_PDO
from domain.geography import DemonstrationCentre
from web.commandline.demo.teller import Step, Teller

SEATS = 12
# Who is absent misses the course; who leaves early misses the last modules and does not pass.
ABSENT, LEFT_EARLY = 0.1, 0.08


def published(teller: Teller, at: datetime) -> PublishCurriculum:
    """The standard pre-departure orientation."""
    modules = tuple(TaughtModule(code=code, minutes=minutes) for code, minutes in STANDARD_PDO.items())
    return PublishCurriculum(
        curriculum_id=teller.new_id(at),
        code="PDO-RU",
        revision=1,
        kind="PDO",
        title="Предвыездная ориентация: Российская Федерация",
        modules=modules,
    )


def course(
    teller: Teller, centre: DemonstrationCentre, curriculum_id: UUID, day: date, people: list[UUID]
) -> Iterator[Step]:
    """One session with the people who take part, announced two weeks before; a session to come has no marks yet."""
    announced = teller.desk_time(day - timedelta(days=14), centre.zone)
    session_id = teller.new_id(announced)
    yield Step(announced, _scheduled(centre, session_id, curriculum_id, day), centre.code, "trainer")
    for number, person_id in enumerate(people):
        at = announced + timedelta(days=number % 12, minutes=number + 1)
        if at <= teller.end:
            yield Step(at, EnrolMigrant(session_id=session_id, person_id=person_id), centre.code, "trainer")
    if teller.desk_time(day, centre.zone) + timedelta(hours=9) < teller.end:
        yield from _held(teller, centre, session_id, day, people[:SEATS])


def _held(
    teller: Teller, centre: DemonstrationCentre, session_id: UUID, day: date, seated: list[UUID]
) -> Iterator[Step]:
    evening = teller.desk_time(day, centre.zone).replace(hour=18)
    absent = {person for person in seated if teller.chance(ABSENT)}
    early = {person for person in seated if teller.chance(LEFT_EARLY)}
    modules = list(STANDARD_PDO)
    sheets = tuple(
        _sheet(code, seated, absent | (early if code in modules[10:] else set())) for code in modules
    )
    if not seated:
        return
    yield Step(evening, MarkAttendance(session_id=session_id, modules=sheets), centre.code, "trainer")
    yield Step(evening + timedelta(minutes=5), SetResult(session_id=session_id), centre.code, "trainer")
    passed = [person for person in seated if person not in absent | early]
    if passed:
        new = tuple(
            NewCertificate(person_id=p, verify_code=f"{teller.dice.getrandbits(40):010X}") for p in passed
        )
        issued = IssueCertificate(session_id=session_id, certificates=new)
        yield Step(evening + timedelta(minutes=15), issued, centre.code, "trainer")


def _scheduled(
    centre: DemonstrationCentre, session_id: UUID, curriculum_id: UUID, day: date
) -> ScheduleSession:
    return ScheduleSession(
        session_id=session_id,
        curriculum_id=curriculum_id,
        centre=centre.code,
        starts_on=day,
        ends_on=day,
        capacity=SEATS,
        language="ru",
        place="Учебный зал (вымышленный)",
    )


def _sheet(code: str, seated: list[UUID], missing: set[UUID]) -> ModuleMarks:
    marks = tuple(PersonMark(person_id=p, mark="ABSENT" if p in missing else "PRESENT") for p in seated)
    return ModuleMarks(module=code, marks=marks)
