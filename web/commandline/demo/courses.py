"""The trainings of the story: a pre-departure course each month at each centre, from announcement to certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from application.curriculum import CourseWords, PublishCurriculum, TaughtModule
from application.review import CountEvaluation, Grades, PersonScore, ScoreTests
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
GRADES = ("ones", "twos", "threes", "fours", "fives")


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
        languages=("tg", "ru"),
        texts=(
            CourseWords(
                language="tg",
                title="Омодагӣ пеш аз сафар: Федератсияи Россия",
                aims="Донистани ҳуқуқ ва ӯҳдадориҳо, роҳи қонунии кор, ёрӣ дар ҳолати душвор.",
                certificate="Дар бораи ҳуқуқи меҳнат, ҳуҷҷатҳо ва интиқоли маблағ маълумот гирифт.",
            ),
            CourseWords(
                language="ru",
                title="Предвыездная ориентация: Российская Федерация",
                aims="Знать права и обязанности, законный путь к работе, куда обратиться за помощью.",
                certificate="Ознакомлен(а) с трудовыми правами, документами и переводом денег.",
            ),
        ),
    )


def course(
    teller: Teller,
    centre: DemonstrationCentre,
    curriculum_id: UUID,
    day: date,
    people: list[UUID],
    trainer_id: UUID | None = None,
) -> Iterator[Step]:
    """One session with the people who take part, announced two weeks before; a session to come has no marks yet."""
    announced = teller.desk_time(day - timedelta(days=14), centre.zone)
    session_id = teller.new_id(announced)
    yield Step(announced, _scheduled(centre, session_id, curriculum_id, day, trainer_id), centre.code, "trainer")
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
    for minute, told in enumerate(_worth(session_id, [p for p in seated if p not in absent]), 20):
        yield Step(evening + timedelta(minutes=minute), told, centre.code, "trainer")


def _worth(session_id: UUID, people: list[UUID]) -> Iterator[ScoreTests | CountEvaluation]:
    """Points before and after, and what the sheets say; most of those who came filled one in."""
    # Dice of its own: the rest of the story stays as it was.
    dice = Random(session_id.int)  # noqa: S311 - chance of a story, not of a key
    if not people:
        return
    before = {who: dice.randint(5, 12) for who in people}
    scores = (
        PersonScore(person_id=who, before=n, after=min(20, n + dice.randint(0, 8))) for who, n in before.items()
    )
    yield ScoreTests(session_id=session_id, most=20, scores=tuple(scores))
    answers = []
    for question in ("CONTENT", "USEFUL", "TRAINER", "MATERIALS", "PLACE"):
        given = dice.choices(GRADES, (1, 2, 6, 20, 30), k=len(people))
        answers.append(Grades(question=question, **{grade: given.count(grade) for grade in GRADES}))
    yield CountEvaluation(session_id=session_id, answers=tuple(answers))


def _scheduled(
    centre: DemonstrationCentre, session_id: UUID, curriculum_id: UUID, day: date, trainer_id: UUID | None
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
        trainer_id=trainer_id,
    )


def _sheet(code: str, seated: list[UUID], missing: set[UUID]) -> ModuleMarks:
    marks = tuple(PersonMark(person_id=p, mark="ABSENT" if p in missing else "PRESENT") for p in seated)
    return ModuleMarks(module=code, marks=marks)
