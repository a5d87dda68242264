"""Commands about a training session, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.consenting import recorded
from application.consultation_further import on_the_way
from application.curriculum import CourseCode
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Line, Many, Note, Text, Touched, Whole
from application.numbers import printed
from application.ports import Ledger
from domain.curriculum import Curriculum
from domain.geography import DISTRICTS
from domain.kernel import Rejected, current_act
from domain.training import TrainingSession

Seats = Annotated[int, Whole(1, 500)]
Mark = Annotated[str, Code("attendance")]
_STATED = ("curriculum_id", "starts_on", "ends_on", "district", "capacity", "language", "trainer_id", "place")


@dataclass(frozen=True, kw_only=True)
class ScheduleSession:
    """Announce a session of a course at a centre."""

    session_id: Touched
    curriculum_id: Touched
    centre: CentreCode
    occurred_at: datetime | None = None
    starts_on: Annotated[date, Days()]
    ends_on: Annotated[date, Days()]
    district: Annotated[str, Text(16)] | None = None
    capacity: Seats
    language: Annotated[str, Code("language")]
    trainer_id: UUID | None = None
    place: Line = ""
    # The journey on which it is held.
    trip_id: Touched | None = None


@dataclass(frozen=True, kw_only=True)
class _Session:
    session_id: Touched
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeCapacity(_Session):
    """More seats, or fewer; those who wait move up."""

    capacity: Seats


@dataclass(frozen=True, kw_only=True)
class CancelSession(_Session):
    """The session does not take place."""

    explanation: Note = ""


@dataclass(frozen=True, kw_only=True)
class EnrolMigrant(_Session):
    """Give a person a seat, or a place in the waiting line; the answer says which."""

    person_id: Touched


@dataclass(frozen=True, kw_only=True)
class GiveUpSeat(_Session):
    """Take a person off the list; the first in line moves up."""

    person_id: Touched


@dataclass(frozen=True, kw_only=True)
class PersonMark:
    """Whether one person was there."""

    person_id: UUID
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class ModuleMarks:
    """Who was there at one module."""

    module: CourseCode
    marks: Annotated[tuple[PersonMark, ...], Many(500)]


@dataclass(frozen=True, kw_only=True)
class MarkAttendance(_Session):
    """The whole sheet at once, or any part of it."""

    modules: Annotated[tuple[ModuleMarks, ...], Many(60, least=1)]


@dataclass(frozen=True, kw_only=True)
class SetResult(_Session):
    """Close the session: each of them passes or does not, by the pass rule."""


@dataclass(frozen=True, kw_only=True)
class CorrectAttendance(_Session):
    """Correct a mark after the results were set; a certificate no longer earned is revoked with it."""

    trainee_id: UUID
    module: CourseCode
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class NewCertificate:
    """`verify_code` is made at random by whoever asks."""

    person_id: UUID
    verify_code: Annotated[str, Text(40, required=True)]


@dataclass(frozen=True, kw_only=True)
class IssueCertificate(_Session):
    """Issue certificates to some or all who passed; the answer carries their numbers."""

    certificates: Annotated[tuple[NewCertificate, ...], Many(500, least=1)]


@dataclass(frozen=True, kw_only=True)
class RevokeCertificate(_Session):
    """Declare a certificate no longer valid."""

    trainee_id: UUID
    reason: Annotated[str, Code("certificate_revoke_reason")]


def schedule_session(ledger: Ledger, command: ScheduleSession) -> Changed:
    """Refuses a closed centre, an unknown district, a retired course, another journey's days, a second one."""
    if ledger.find(TrainingSession, command.session_id) is not None:
        raise Rejected("training.scheduled_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    if command.district is not None and command.district not in DISTRICTS:
        raise Rejected("place.district")
    on_the_way(ledger, command.trip_id, command.centre, command.starts_on)
    course = ledger.get(Curriculum, command.curriculum_id)
    if course.retired:
        raise Rejected("curriculum.retired")
    session = TrainingSession.schedule(
        command.session_id,
        at_centre=command.centre,
        curriculum=course.code,
        revision=course.revision,
        kind=course.kind,
        modules=course.modules,
        per_cent=course.pass_per_cent,
        **{name: getattr(command, name) for name in _STATED},
    )
    return [session]


def change_capacity(ledger: Ledger, command: ChangeCapacity) -> Changed:
    """Refuses fewer seats than are taken."""
    session = ledger.get(TrainingSession, command.session_id)
    session.change_capacity(command.capacity)
    return [session]


def cancel_session(ledger: Ledger, command: CancelSession) -> Changed:
    """Refuses one that is over."""
    session = ledger.get(TrainingSession, command.session_id)
    session.cancel(explanation=command.explanation)
    return [session]


def enrol_migrant(ledger: Ledger, command: EnrolMigrant) -> Changed:
    """Refuses a person who is erased or does not let us record, and a second time."""
    session = ledger.get(TrainingSession, command.session_id)
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    seated = session.enrol(command.person_id, migrant.origin(session.starts_on))
    return [session], {"enrolment": "ENROLLED" if seated else "WAITLISTED"}


def give_up_seat(ledger: Ledger, command: GiveUpSeat) -> Changed:
    """Refuses for somebody who is not on the list, or who came already."""
    session = ledger.get(TrainingSession, command.session_id)
    session.give_up_seat(command.person_id)
    return [session]


def mark_attendance(ledger: Ledger, command: MarkAttendance) -> Changed:
    """One event for each module whose marks differ from what stands."""
    session = ledger.get(TrainingSession, command.session_id)
    today = current_act().occurred.date()
    for sheet in command.modules:
        session.mark(sheet.module, {each.person_id: each.mark for each in sheet.marks}, today=today)
    return [session]


def set_result(ledger: Ledger, command: SetResult) -> Changed:
    """Refuses without any attendance, and a second time."""
    session = ledger.get(TrainingSession, command.session_id)
    session.set_results()
    return [session]


def correct_attendance(ledger: Ledger, command: CorrectAttendance) -> Changed:
    """Refuses before the results are set, and a mark that stands already."""
    session = ledger.get(TrainingSession, command.session_id)
    session.correct_mark(command.trainee_id, command.module, command.mark)
    return [session]


def issue_certificate(ledger: Ledger, command: IssueCertificate) -> Changed:
    """Refuses anything but a pass; numbers run by centre and year."""
    session = ledger.get(TrainingSession, command.session_id)
    prefix, year = ledger.centre(session.at_centre).prefix, current_act().occurred.year
    numbers: dict[str, str] = {}
    for each in command.certificates:
        session.has_earned(each.person_id)  # before a number is spent
    for each in command.certificates:
        number = printed(f"C-{prefix}", year, ledger.next_number(f"certificate-{prefix}-{year}"))
        session.certify(each.person_id, number=number, verify_code=each.verify_code)
        numbers[each.person_id.hex] = number
    return [session], {"numbers": numbers}


def revoke_certificate(ledger: Ledger, command: RevokeCertificate) -> Changed:
    """Refuses when there is no valid one."""
    session = ledger.get(TrainingSession, command.session_id)
    session.revoke(command.trainee_id, reason=command.reason)
    return [session]


HANDLERS: dict[type, Handler] = {
    ScheduleSession: schedule_session,
    ChangeCapacity: change_capacity,
    CancelSession: cancel_session,
    EnrolMigrant: enrol_migrant,
    GiveUpSeat: give_up_seat,
    MarkAttendance: mark_attendance,
    SetResult: set_result,
    CorrectAttendance: correct_attendance,
    IssueCertificate: issue_certificate,
    RevokeCertificate: revoke_certificate,
}
