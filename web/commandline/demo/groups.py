"""Initiative groups of the story with their small projects, and courses beside the one of every month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.readmodels.households import MEMBERS
from adapters.readmodels.people import PEOPLE
from adapters.wiring import House
from application.actor import ADMINISTRATOR, MANAGER, TRAINER
from application.curriculum import PublishCurriculum, TaughtModule
from application.initiative import EndProject, FoundGroup, JoinGroup, PayInstalment, PlanProject
from application.review import CountEvaluation, CountHeads, Grades
from application.training import ScheduleSession
from web.commandline.demo import cast

_NAMESPACE = UUID("51c0e3a9-8f2d-5b67-a4c1-0d9e7b3f6a28")
CENTRE = "KJD"
# Code, kind, title, modules with their minutes.
COURSES = (
    ("FBP", "FAMILY_BUDGET", "Планирование семейного бюджета", (("Доходы и расходы", 60), ("Сбережения и долги", 90))),
    ("BIZ-START", "ENTREPRENEURSHIP", "Начать своё дело", (("Идея и рынок", 120), ("Деньги и налоги", 120))),
    ("RUS-A1", "LANGUAGE", "Русский язык для работы, A1", (("Говорить", 900), ("Читать и писать", 600))),
    ("OFF-1", "OFFICIALS", "Права мигрантов: для сотрудников", (("Закон о миграции", 90), ("Разбор случаев", 90))),
)
GROUPS = (("Умед", "Гармхона ва фурӯши сабзавот дар бозор.", 5), ("Чашма", "Дӯзандагии занон дар хона.", 3))


def teach_more(house: House, accounts: dict[cast.Part, UUID]) -> None:
    """Four more courses; officials were taught last month, a family budget is taught next week."""
    administrator, trainer = _actor(accounts, ADMINISTRATOR), _actor(accounts, TRAINER)
    today = datetime.now(UTC).date()
    for code, kind, title, modules in COURSES:
        own = enumerate(modules, 1)
        taught = tuple(TaughtModule(code=f"OWN-{n}", minutes=minutes, title=name) for n, (name, minutes) in own)
        about = {"curriculum_id": _id(code), "code": code, "revision": 1, "kind": kind, "title": title}
        _give(house, PublishCurriculum(**about, modules=taught, languages=("tg", "ru")), administrator)
    for code, day, seats in (("OFF-1", today - timedelta(days=21), 25), ("FBP", today + timedelta(days=6), 16)):
        when = {"starts_on": day, "ends_on": day, "capacity": seats, "language": "ru"}
        where = {"centre": CENTRE, "place": "Учебный зал (вымышленный)", "trainer_id": trainer.account_id}
        ids = {"session_id": _id(f"session {code}"), "curriculum_id": _id(code)}
        _give(house, ScheduleSession(**ids, **when, **where), trainer)
    of = {"session_id": _id("session OFF-1")}
    _give(house, CountHeads(**of, men=12, women=7, passed=18, organisations="Агентства (вымышленные)"), trainer)
    sheets = (Grades(question="CONTENT", threes=2, fours=7, fives=9), Grades(question="TRAINER", fours=5, fives=13))
    _give(house, CountEvaluation(**of, answers=sheets), trainer)


def initiative_groups(house: House, accounts: dict[cast.Part, UUID]) -> None:
    """Two groups of households of one centre; one project is done, others go on."""
    manager, homes = _actor(accounts, MANAGER), iter(_homes(house))
    today = datetime.now(UTC).date()
    for number, (name, purpose, households) in enumerate(GROUPS):
        founded = today - timedelta(days=300 - 120 * number)
        of = {"group_id": _id(name)}
        about = {"founded_on": founded, "name": name, "purpose": purpose}
        _give(house, FoundGroup(**of, centre=CENTRE, **about), manager)
        steps: list[Any] = []
        for _, (person_id, home) in zip(range(households), homes, strict=False):
            ids = {"person_id": person_id, "household_id": home, "centre": CENTRE}
            steps.append((JoinGroup, ids | {"on": founded + timedelta(days=9)}))
        for version, (kind, told) in enumerate([*steps, *_projects(number, founded)], 1):
            _give(house, kind(**of, base_version=version, **told), manager)


def _projects(number: int, founded: date) -> Iterator[tuple[Any, dict[str, Any]]]:
    """A project in somoni, paid in parts; the first group also finished one in dollars."""
    title, amount = (("Гармхона", 18_000), ("Мошинҳои дӯзандагӣ", 9_500))[number]
    going = {"project_id": _id(title)}
    begun = {"started_on": founded + timedelta(days=30), "amount": Decimal(amount), "currency": "TJS"}
    yield PlanProject, {**going, **begun, "title": title}
    for part in range(2):
        paid = {"instalment_id": _id(f"{title} {part}"), "paid_on": founded + timedelta(days=40 + 30 * part)}
        yield PayInstalment, {**going, **paid, "amount": Decimal(amount) / 4, "note": "Харид (мисол)"}
    if number == 0:
        done, day = {"project_id": _id("обёрӣ")}, founded + timedelta(days=60)
        money = {"started_on": day, "amount": Decimal(600), "currency": "USD"}
        yield PlanProject, {**done, **money, "title": "Обёрии қатрагӣ"}
        yield PayInstalment, {**done, "instalment_id": _id("обёрӣ 0"), "paid_on": day, "amount": Decimal(600)}
        yield EndProject, {**done, "state": "COMPLETED", "ended_on": day + timedelta(days=45)}


def _homes(house: House) -> list[tuple[UUID, UUID]]:
    """(person, household) of the first heads of households of the centre."""
    joined = MEMBERS.join(PEOPLE, PEOPLE.c.person_id == MEMBERS.c.person_id)
    query = select(MEMBERS.c.person_id, MEMBERS.c.household_id).select_from(joined)
    here = (PEOPLE.c.centre == CENTRE, PEOPLE.c.restricted.is_(False))
    with house.engines["ledger"].begin() as connection:
        rows = connection.execute(query.where(*here).order_by(PEOPLE.c.number).limit(8))
        return [(row.person_id, row.household_id) for row in rows]


def _actor(accounts: dict[cast.Part, UUID], role: str) -> Any:
    part = next(part for part in cast.FIXED if role in part.roles)
    return cast.actor(part, accounts[part])


def _give(house: House, command: Any, actor: Any) -> None:
    house.system.dispatch(command, actor, command_id=uuid7())


def _id(name: str) -> UUID:
    return uuid5(_NAMESPACE, name)
