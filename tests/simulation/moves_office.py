"""Moves about an office at random: courses, sessions, accounts, centres, releases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from application import centre, staff, training
from application.actor import ANALYST
from application.curriculum import PublishCurriculum
from application.release import ProposeRelease, PublishRelease
from tests.simulation.asking import a_curriculum, a_session, just_now
from tests.simulation.staff import ADMIN, TRAINERS, an_actor, an_id
from tests.simulation.world import OFFICES, Maker, Move, World

ANALYSES = an_actor(ANALYST, centres=())
MODULES = ("MONEY", "TRAVEL", "NO_SUCH")
DIGEST = "0" * 64


def _room(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(session_id=w.pick(w.sessions), **more), TRAINERS["KJD"]

    return made


def _enrolled(w: World) -> Move:
    seat = (w.pick(w.sessions), w.pick(w.people))
    w.seats.append(seat)
    return training.EnrolMigrant(session_id=seat[0], person_id=seat[1]), TRAINERS["KJD"]


def _seat(w: World) -> tuple[UUID, UUID]:
    found: tuple[UUID, UUID] = w.pick(w.seats or [(w.pick(w.sessions), w.pick(w.people))])
    return found


def _in_room(kind: Any, name: str, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        session, person = _seat(w)
        return kind(session_id=session, **{name: person}, **more), TRAINERS["KJD"]

    return made


def _published(w: World) -> Move:
    command = a_curriculum(revision=w.rng.randrange(1, 9))
    w.courses.append(command.curriculum_id)
    return command, ADMIN


def _scheduled(w: World) -> Move:
    command = a_session(w.pick(w.courses), capacity=w.rng.randrange(1, 4))
    w.sessions.append(command.session_id)
    return command, TRAINERS["KJD"]


def _marked(w: World) -> Move:
    session, person = _seat(w)
    marks = (training.PersonMark(person_id=person, mark=w.pick(["PRESENT", "PRESENT", "PRESENT", "ABSENT"])),)
    sheets = tuple(
        training.ModuleMarks(module=module, marks=marks)
        for module in MODULES[: w.rng.choice((1, 2, 2, 2, 3))]
    )
    return training.MarkAttendance(session_id=session, modules=sheets), TRAINERS["KJD"]


def _certified(w: World) -> Move:
    session, person = _seat(w)
    made = training.NewCertificate(person_id=person, verify_code=an_id().hex)
    return training.IssueCertificate(session_id=session, certificates=(made,)), TRAINERS["KJD"]


def _invited(w: World) -> Move:
    command = staff.InviteStaff(
        account_id=an_id(), full_name="Зарина Н.", login=f"z{w.rng.randrange(99)}.n", language="tg"
    )
    w.accounts.append(command.account_id)
    return command, ADMIN


def _account(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(
            account_id=w.pick(w.accounts), **{name: w.pick(list(of)) for name, of in more.items()}
        ), ADMIN

    return made


def _bound(kind: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(account_id=w.pick(w.accounts), provider_id=w.pick(w.providers or [an_id()])), ADMIN

    return made


def _changed_centre(w: World) -> Move:
    return centre.ChangeCentre(
        code=w.office(), name="Хуҷанд", country="TJK", region="TJ-SU", zone="Asia/Dushanbe", prefix="KJD"
    ), ADMIN


def _opened_centre(w: World) -> Move:
    return centre.OpenCentre(
        code=f"X{w.rng.randrange(9)}",
        name="X",
        country="TJK",
        region="TJ-SU",
        zone="Asia/Dushanbe",
        prefix="XX",
    ), ADMIN


def _proposed(w: World) -> Move:
    command = ProposeRelease(
        programme="QUARTER",
        release_id=UUID(int=w.rng.randrange(3)),
        output_sha256=DIGEST,
        version=w.rng.randrange(1, 4),
        period="2026-Q1",
        stage="FIRST",
        as_of=just_now(),
        input_mac=DIGEST,
    )
    return command, ANALYSES


def _published_release(w: World) -> Move:
    ahead = w.pick([None, just_now()])
    figures = {"release_id": UUID(int=w.rng.randrange(3)), "output_sha256": DIGEST}
    return PublishRelease(programme="QUARTER", **figures, visible_from=ahead), ANALYSES


def _capacity(w: World) -> Move:
    return _room(training.ChangeCapacity, capacity=w.rng.randrange(1, 5))(w)


def _attendance(w: World) -> Move:
    mark = w.pick(["PRESENT", "ABSENT"])
    return _in_room(training.CorrectAttendance, "trainee_id", module="MONEY", mark=mark)(w)


# How often, beside how.
OFFICE: dict[type, tuple[float, Maker]] = {
    PublishCurriculum: (1, _published),
    training.ScheduleSession: (0.6, _scheduled),
    training.ChangeCapacity: (2, _capacity),
    training.CancelSession: (0.15, _room(training.CancelSession, explanation="flood")),
    training.EnrolMigrant: (10, _enrolled),
    training.GiveUpSeat: (2, _in_room(training.GiveUpSeat, "person_id")),
    training.MarkAttendance: (10, _marked),
    training.SetResult: (3, _room(training.SetResult)),
    training.CorrectAttendance: (3, _attendance),
    training.IssueCertificate: (5, _certified),
    training.RevokeCertificate: (
        2,
        _in_room(training.RevokeCertificate, "trainee_id", reason="ATTENDANCE_ERROR"),
    ),
    staff.InviteStaff: (2, _invited),
    staff.GrantRole: (3, _account(staff.GrantRole, role=("COUNSELLOR", "ADMINISTRATOR", "ANALYST", "PARTNER"))),
    staff.RevokeRole: (2, _account(staff.RevokeRole, role=("COUNSELLOR", "ADMINISTRATOR"))),
    staff.AssignCentre: (2, _account(staff.AssignCentre, code=OFFICES)),
    staff.LeaveCentre: (1, _account(staff.LeaveCentre, code=OFFICES)),
    staff.BindProvider: (2, _bound(staff.BindProvider)),
    staff.UnbindProvider: (1, _bound(staff.UnbindProvider)),
    staff.SuspendStaff: (1, _account(staff.SuspendStaff)),
    staff.ReinstateStaff: (1, _account(staff.ReinstateStaff)),
    staff.ResetAccess: (1, _account(staff.ResetAccess)),
    centre.OpenCentre: (1, _opened_centre),
    centre.ChangeCentre: (1, _changed_centre),
    centre.CloseCentre: (1, lambda _: (centre.CloseCentre(code="DYU"), ADMIN)),
    centre.ReopenCentre: (2, lambda _: (centre.ReopenCentre(code="DYU"), ADMIN)),
    ProposeRelease: (1, _proposed),
    PublishRelease: (1, _published_release),
}
