"""Commands at random, likely and unlikely ones, about whatever there is so far: one maker for each command."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import centre, consultation, migrant, referral, staff, training
from application.actor import ANALYST, Actor
from application.curriculum import PublishCurriculum
from application.person_parts import Details, Residence
from application.release import ProposeRelease, PublishRelease
from tests.simulation.asking import (
    a_consent,
    a_consultation,
    a_curriculum,
    a_referral,
    a_registration,
    a_session,
    today,
)
from tests.simulation.staff import ADMIN, COUNSELLORS, MANAGERS, PROTECTOR, TRAINERS, an_actor, an_id

ANALYSES = an_actor(ANALYST, centres=())
OFFICES = ("KJD", "DYU")
PURPOSES = ("REG", "STAT", "REF", "SMS")
TOPICS = ("DOC-PATENT", "INF-COST", "INF-RULES", "DOC-REG")
SERVICES = ("LEGAL", "HEALTH", "SHELTER")
MODULES = ("MONEY", "TRAVEL", "NO_SUCH")
Move = tuple[Any, Actor]


@dataclass
class World:
    """What there is to give commands about; `version` tells how many events a stream has."""

    rng: random.Random
    version: Callable[[UUID], int]
    people: list[UUID] = field(default_factory=list)
    contacts: list[tuple[UUID, UUID | None]] = field(default_factory=list)
    referrals: list[tuple[UUID, UUID]] = field(default_factory=list)
    courses: list[UUID] = field(default_factory=list)
    sessions: list[UUID] = field(default_factory=list)
    # Who asked for a seat in which session.
    seats: list[tuple[UUID, UUID]] = field(default_factory=list)
    accounts: list[UUID] = field(default_factory=list)

    def pick(self, known: list[Any]) -> Any:
        """Rather one of the newest: what is known long ago is mostly over."""
        return self.rng.choice(known[-4:] if self.rng.random() < 0.85 else known)

    def base(self, identifier: UUID) -> int:
        """The version a page would show; sometimes an older one."""
        return max(1, self.version(identifier) - (self.rng.random() < 0.1))

    def desk(self) -> Actor:
        return COUNSELLORS[self.office()]

    def office(self) -> str:
        return self.rng.choices(OFFICES, (30, 1))[0]

    def maybe(self, value: Any, often: float = 0.5) -> Any:
        return value if self.rng.random() < often else None


def _register(w: World) -> Move:
    who = {"sex": w.pick(["FEMALE", "MALE", "UNKNOWN"]), "birth_year": w.rng.randrange(1950, 2010)}
    given = tuple(a_consent(purpose) for purpose in PURPOSES if w.rng.random() < 0.8)
    office = w.office()
    command = a_registration(centre=office, consents=given, guardian="Холмат", **who)
    w.people.append(command.person_id)
    return command, COUNSELLORS[office]


def _details(w: World) -> Move:
    person = w.pick(w.people)
    first = a_registration(birth_year=w.rng.randrange(1950, 2010), sex=w.pick(["FEMALE", "MALE"]))
    same = {f.name: getattr(first, f.name) for f in fields(Details)}
    head = {"person_id": person, "base_version": w.base(person), "reason": "TYPING_ERROR"}
    return migrant.CorrectMigrantDetails(**head, **same), w.desk()


def _contact(w: World) -> Move:
    person, first = w.pick(w.people), a_registration(village=w.pick(["Исписор", "Ёва", ""]))
    same = {f.name: getattr(first, f.name) for f in fields(Residence)}
    return migrant.ChangeMigrantContact(person_id=person, base_version=w.base(person), **same), w.desk()


def _held(w: World) -> Move:
    person, office, topics = w.maybe(w.pick(w.people), 0.9), w.office(), tuple(w.rng.sample(TOPICS, 2))
    when = {"follow_up_on": w.maybe(today() + timedelta(days=w.rng.randrange(-1, 9)))}
    command = a_consultation(person, centre=office, topics=topics, main_topic=topics[0], **when)
    w.contacts.append((command.consultation_id, person))
    return command, COUNSELLORS[office]


def _of_contact(w: World) -> dict[str, Any]:
    contact, person = w.pick(w.contacts)
    return {"consultation_id": contact, "person_id": person if w.rng.random() < 0.95 else w.pick(w.people)}


def _corrected(w: World) -> Move:
    ids, office = _of_contact(w), w.office()
    topics = tuple(w.rng.sample(TOPICS, 1))
    same = vars(a_consultation(None, centre=office, topics=topics, main_topic=topics[0])) | ids
    version = {"base_version": w.base(ids["consultation_id"]), "reason": "WRONG_CODE"}
    return consultation.CorrectConsultation(**same, **version), COUNSELLORS[office]


def _voided(w: World) -> Move:
    ids = _of_contact(w)
    version = w.base(ids["consultation_id"])
    return consultation.VoidConsultation(**ids, base_version=version, reason="DUPLICATE"), w.desk()


def _closed(w: World) -> Move:
    after = w.maybe(today() + timedelta(days=3))
    return consultation.CloseFollowUp(**_of_contact(w), outcome="ADVISED", note="ok", next_on=after), w.desk()


def _drafted(w: World) -> Move:
    command = a_referral(w.pick(w.people), service=w.pick(SERVICES))
    w.referrals.append((command.referral_id, command.person_id))
    return command, w.desk()


def _step(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        referral_id, person = w.pick(w.referrals)
        ids = {"referral_id": referral_id, "person_id": person, "base_version": w.base(referral_id)}
        return kind(**ids, **more), w.desk()

    return made


def _person(kind: Any, office: Actor | None = None, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(person_id=w.pick(w.people), **more), office or w.desk()

    return made


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
        programme="QUARTER", release_id=UUID(int=w.rng.randrange(3)), output_sha256="0" * 64, version=w.rng.randrange(1, 4),
        period="2026-Q1", stage="FIRST", as_of=a_consultation(None).occurred_at, input_mac="0" * 64,
    )  # fmt: skip
    return command, ANALYSES


def _published_release(w: World) -> Move:
    return PublishRelease(
        programme="QUARTER", release_id=UUID(int=w.rng.randrange(3)), output_sha256="0" * 64
    ), ANALYSES


def _erased(w: World) -> Move:
    return migrant.EraseMigrant(person_id=w.pick(w.people)), PROTECTOR


# How often, beside how.
MAKERS: dict[type, tuple[float, Callable[[World], Move]]] = {
    migrant.RegisterMigrant: (2, _register),
    migrant.CorrectMigrantDetails: (4, _details),
    migrant.ChangeMigrantContact: (3, _contact),
    migrant.ChangeMigrantStage: (2, _person(migrant.ChangeMigrantStage, stage="PRE", destination="RUS", since=today())),
    migrant.GiveConsent: (5, lambda w: (migrant.GiveConsent(person_id=w.pick(w.people), **vars(a_consent(w.pick(PURPOSES)))), w.desk())),
    migrant.WithdrawConsent: (1.5, lambda w: (migrant.WithdrawConsent(person_id=w.pick(w.people), purpose=w.pick(PURPOSES), note="no"), w.desk())),
    migrant.AssignMigrant: (0.6, lambda w: (migrant.AssignMigrant(person_id=w.pick(w.people), owner_id=w.maybe(w.desk().account_id, 0.2)), MANAGERS[w.office()])),
    migrant.RequestErasure: (0.7, _person(migrant.RequestErasure, MANAGERS["KJD"], ground="CLIENT_REQUEST")),
    migrant.DeclineErasure: (0.3, _person(migrant.DeclineErasure, PROTECTOR, reason="no")),
    migrant.EraseMigrant: (0.5, _erased),
    consultation.RecordConsultation: (8, _held),
    consultation.CorrectConsultation: (6, _corrected),
    consultation.VoidConsultation: (2, _voided),
    consultation.CloseFollowUp: (4, _closed),
    referral.DraftReferral: (1.2, _drafted),
    referral.SendReferral: (5, _step(referral.SendReferral)),
    referral.AcceptReferral: (4, _step(referral.AcceptReferral, note="yes")),
    referral.DeclineReferral: (0.6, _step(referral.DeclineReferral, by="PROVIDER", reason="NO_CAPACITY")),
    referral.StopWaiting: (1, _step(referral.StopWaiting)),
    referral.StartReferral: (3, _step(referral.StartReferral)),
    referral.CompleteReferral: (3, _step(referral.CompleteReferral, result="SERVICE_RECEIVED", feedback="well")),
    referral.CancelReferral: (0.3, lambda w: _step(referral.CancelReferral, reason=w.pick(CANCEL))(w)),
    referral.ReopenReferral: (2, _step(referral.ReopenReferral)),
    PublishCurriculum: (1, _published),
    training.ScheduleSession: (0.6, _scheduled),
    training.ChangeCapacity: (2, lambda w: _room(training.ChangeCapacity, capacity=w.rng.randrange(1, 5))(w)),
    training.CancelSession: (0.15, lambda w: _room(training.CancelSession, explanation="flood")(w)),
    training.EnrolMigrant: (10, _enrolled),
    training.GiveUpSeat: (2, _in_room(training.GiveUpSeat, "person_id")),
    training.MarkAttendance: (10, _marked),
    training.SetResult: (3, _room(training.SetResult)),
    training.CorrectAttendance: (3, lambda w: _in_room(training.CorrectAttendance, "trainee_id", module="MONEY", mark=w.pick(["PRESENT", "ABSENT"]))(w)),
    training.IssueCertificate: (5, _certified),
    training.RevokeCertificate: (2, _in_room(training.RevokeCertificate, "trainee_id", reason="ATTENDANCE_ERROR")),
    staff.InviteStaff: (2, _invited),
    staff.GrantRole: (3, _account(staff.GrantRole, role=("COUNSELLOR", "ADMINISTRATOR", "ANALYST"))),
    staff.RevokeRole: (2, _account(staff.RevokeRole, role=("COUNSELLOR", "ADMINISTRATOR"))),
    staff.AssignCentre: (2, _account(staff.AssignCentre, code=OFFICES)),
    staff.LeaveCentre: (1, _account(staff.LeaveCentre, code=OFFICES)),
    staff.SuspendStaff: (1, _account(staff.SuspendStaff)),
    staff.ReinstateStaff: (1, _account(staff.ReinstateStaff)),
    staff.ResetAccess: (1, _account(staff.ResetAccess)),
    centre.OpenCentre: (1, _opened_centre),
    centre.ChangeCentre: (1, _changed_centre),
    centre.CloseCentre: (1, lambda _: (centre.CloseCentre(code="DYU"), ADMIN)),
    centre.ReopenCentre: (2, lambda _: (centre.ReopenCentre(code="DYU"), ADMIN)),
    ProposeRelease: (1, _proposed),
    PublishRelease: (1, _published_release),
}  # fmt: skip
CANCEL = ("OTHER",)
# What must be there before anything can be picked.
FIRST = (_register, _held, _drafted, _published, _scheduled, _invited)


def a_life(world: World, length: int) -> Any:
    """`length` moves, the first of which lay the ground."""
    kinds = list(MAKERS.values())
    weights = [often for often, _ in kinds]
    for number in range(length):
        make = FIRST[number] if number < len(FIRST) else world.rng.choices(kinds, weights)[0][1]
        yield make(world)
