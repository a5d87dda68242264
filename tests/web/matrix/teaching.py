"""Who gets what of courses and of initiative groups; part of `tests/web/matrix/table.py`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from application.curriculum import PublishCurriculum, TaughtModule
from application.initiative import FoundGroup, JoinGroup, PayInstalment, PlanProject
from application.training import EnrolMigrant, MarkAttendance, ModuleMarks, PersonMark, ScheduleSession
from tests.harness.days import today
from tests.simulation.asking import a_curriculum
from tests.web.matrix.rights import KEPT_ROOM, OUTSIDE, PLAIN, ROOM, SEEN_ROOM, Table, only, sends

# A version of a course that is taught; one of nobody.
TAUGHT = ("here", "absent")

TEACHING: Table = {
    "courses.overview": (PLAIN, only("TCFMOD"), None),
    "courses.one": (TAUGHT, {"TCFMOD": "200 404"}, None),
    "courses.compare": (TAUGHT, {"TCFMOD": "200 404"}, None),
    "courses.publish": (PLAIN, only("OD"), only("OD", 422)),
    "courses.retire": (TAUGHT, {"OD": "200 404"}, {"OD": "303 404"}),
    "reviews.tests": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 422)),
    "reviews.evaluation": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 303)),
    "reviews.evaluation_sheet": (ROOM, SEEN_ROOM, None),
    "reviews.heads": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 422)),
    "reviews.trainers": (PLAIN, only("TM"), None),
    "groups.overview": (PLAIN, only("CFM"), None),
    "groups.found": (PLAIN, only("CFM"), only("CFM", 422)),
    "groups.show": (ROOM, OUTSIDE, None),
    "groups.take_step": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "groups.leave": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "groups.project_step": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "groups.strike": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
}


def a_course(village: Any) -> UUID:
    """A version of a course that nobody has taught yet."""
    course = a_curriculum(code="LANG", kind="LANGUAGE", title="Забон")
    village.centre.network.accept(course)
    return course.curriculum_id


def a_room(village: Any, login: str, centre: str) -> UUID:
    """A session that began today, with one person who was there."""
    session_id, course, day = uuid7(), uuid7(), today()
    network, actor = village.centre.network, village.centre.actor(login)
    modules = (TaughtModule(code="REGISTRATION", minutes=30),)
    about = {"curriculum_id": course, "code": f"PDO-{centre}", "revision": 1, "kind": "PDO", "title": "Курс"}
    network.accept(PublishCurriculum(**about, modules=modules))
    when = {"starts_on": day, "ends_on": day, "capacity": 9, "language": "tg"}
    network.accept(ScheduleSession(session_id=session_id, curriculum_id=course, centre=centre, **when), actor)
    who = village.people["elsewhere" if centre == "KHT" else "mine"]
    network.accept(EnrolMigrant(session_id=session_id, person_id=who), actor)
    sheet = (ModuleMarks(module="REGISTRATION", marks=(PersonMark(person_id=who, mark="PRESENT"),)),)
    network.accept(MarkAttendance(session_id=session_id, modules=sheet), actor)
    return UUID(str(session_id))


def a_group(village: Any, login: str, centre: str) -> UUID:
    """A group with a household and a project that got an instalment; all of them under one id."""
    group_id, actor, day = uuid7(), village.centre.actor(login), today()
    person = village.people["elsewhere" if centre == "KHT" else "mine"]
    home = village.households["elsewhere" if centre == "KHT" else "mine"]
    ids = {"group_id": group_id, "project_id": group_id}
    for command in (
        FoundGroup(group_id=group_id, centre=centre, founded_on=day, name="Умед"),
        JoinGroup(group_id=group_id, base_version=1, person_id=person, household_id=home, centre=centre, on=day),
        PlanProject(**ids, base_version=2, title="Гармхона", started_on=day, amount=Decimal(900), currency="TJS"),
        PayInstalment(**ids, base_version=3, instalment_id=group_id, paid_on=day, amount=Decimal(400)),
    ):
        village.centre.network.accept(command, actor)
    return UUID(str(group_id))


