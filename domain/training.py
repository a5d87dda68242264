"""A training session: seats and a waiting list, attendance, results by the pass rule, certificates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain import training_events as happened
from domain.curriculum import COMPLETED, PASS_PER_CENT, Module, attended, counts_heads, results_of
from domain.kernel import Aggregate, Rejected, event
from domain.people import Origin

SCHEDULED, FINISHED, CANCELLED = "SCHEDULED", "FINISHED", "CANCELLED"
ATTENDANCE_ERROR = "ATTENDANCE_ERROR"


class TrainingSession(Aggregate):
    """State holds who sits where, what was marked and who holds a valid certificate."""

    TOPIC = "training"

    # The library looks for event classes here.
    Scheduled = happened.Scheduled
    RuleTaken = happened.RuleTaken
    CapacityChanged = happened.CapacityChanged
    SeatTaken = happened.SeatTaken
    Waitlisted = happened.Waitlisted
    MovedUp = happened.MovedUp
    SeatGivenUp = happened.SeatGivenUp
    AttendanceMarked = happened.AttendanceMarked
    AttendanceCorrected = happened.AttendanceCorrected
    ResultSet = happened.ResultSet
    CertificateIssued = happened.CertificateIssued
    CertificateRevoked = happened.CertificateRevoked
    Cancelled = happened.Cancelled

    @classmethod
    def schedule(cls, session_id: UUID, *, starts_on: date, ends_on: date, per_cent: int, **details: Any) -> Self:
        """`per_cent` of the minutes make a pass. Raises Rejected when it ends before it starts."""
        if ends_on < starts_on:
            raise Rejected("training.days")
        session = cls._create(cls.Scheduled, id=session_id, starts_on=starts_on, ends_on=ends_on, **details)
        if per_cent != PASS_PER_CENT:
            session.trigger_event(cls.RuleTaken, pass_per_cent=per_cent)
        return session

    @event(Scheduled)
    def __init__(
        self,
        at_centre: str,
        curriculum: str,
        kind: str,
        modules: list[Module],
        starts_on: date,
        capacity: int,
    ) -> None:
        self.at_centre = at_centre
        self.curriculum = curriculum
        self.modules = modules
        self.heads_only = counts_heads(kind)
        self.pass_per_cent = PASS_PER_CENT
        self.starts_on = starts_on
        self.capacity = capacity
        self.status = SCHEDULED
        # Who has a seat, with their marks: module code → attendance code.
        self.seated: dict[UUID, dict[str, str]] = {}
        self.waiting: list[UUID] = []
        self.results: dict[UUID, str] = {}
        self.certificates: dict[UUID, str] = {}

    def change_capacity(self, capacity: int) -> None:
        """Those who wait move up while there is room. Raises Rejected when more people have a seat already."""
        self._is_ahead()
        if capacity < len(self.seated):
            raise Rejected("training.seats_taken", taken=len(self.seated))
        self.trigger_event(self.CapacityChanged, capacity=capacity)
        self._move_up()

    def enrol(self, person_id: UUID, origin: Origin) -> bool:
        """Whether there was a seat; without one the person waits in line. Raises Rejected for a second time."""
        self._is_ahead()
        if self.heads_only:
            raise Rejected("training.heads_only")
        if person_id in self.seated or person_id in self.waiting:
            raise Rejected("training.enrolled_already")
        free = len(self.seated) < self.capacity
        clear = {"at_centre": self.at_centre, "curriculum": self.curriculum, "held_on": self.starts_on}
        kind = self.SeatTaken if free else self.Waitlisted
        self.trigger_event(kind, person_id=person_id, **clear, **origin.values())
        return free

    def give_up_seat(self, person_id: UUID) -> None:
        """The first in line moves up. Raises Rejected for somebody who is not on the list, or who came already."""
        self._is_ahead()
        if person_id not in (*self.seated, *self.waiting):
            raise Rejected("training.not_enrolled")
        if attended(self.seated.get(person_id, {})):
            raise Rejected("training.attended_already")
        self.trigger_event(self.SeatGivenUp, person_id=person_id)
        self._move_up()

    def mark(self, module: str, marks: Mapping[UUID, str], *, today: date) -> None:
        """Raises Rejected before the first day, for a stranger, and once results are set. Same marks say nothing."""
        self._is_ahead()
        if today < self.starts_on:
            raise Rejected("training.not_begun")
        self._teaches(module)
        if any(person_id not in self.seated for person_id in marks):
            raise Rejected("training.not_enrolled")
        news = {who: mark for who, mark in marks.items() if self.seated[who].get(module) != mark}
        if not news:
            return
        counts = {who.hex: attended({**self.seated[who], module: mark}) for who, mark in news.items()}
        by_hex = {who.hex: mark for who, mark in news.items()}
        self.trigger_event(self.AttendanceMarked, module=module, marks=by_hex, attended=counts)

    def set_results(self) -> None:
        """Raises Rejected while no attendance is marked, and a second time."""
        self._is_ahead()
        if not self.heads_only and not any(self.seated.values()):
            raise Rejected("training.no_attendance")
        self._set_results(self.seated)

    def correct_mark(self, person_id: UUID, module: str, mark: str) -> None:
        """Set the result anew; a certificate no longer earned is revoked. Raises Rejected before the results."""
        self._is_finished()
        self._teaches(module)
        if person_id not in self.seated:
            raise Rejected("training.not_enrolled")
        marks = self.seated[person_id]
        before = marks.get(module)
        if before == mark:
            raise Rejected("training.mark_same")
        count = attended({**marks, module: mark})
        self.trigger_event(
            self.AttendanceCorrected,
            person_id=person_id,
            module=module,
            mark=mark,
            before=before,
            attended=count,
        )
        self._set_results([person_id])
        if person_id in self.certificates and self.results[person_id] != COMPLETED:
            self.revoke(person_id, reason=ATTENDANCE_ERROR)

    def has_earned(self, person_id: UUID) -> None:
        """Raises Rejected for anything but a pass, and while a certificate is valid."""
        self._is_finished()
        if self.results.get(person_id) != COMPLETED:
            raise Rejected("training.not_passed")
        if person_id in self.certificates:
            raise Rejected("training.certified_already")

    def certify(self, person_id: UUID, *, number: str, verify_code: str) -> None:
        """Only for a pass, see `has_earned`."""
        self.has_earned(person_id)
        self.trigger_event(
            self.CertificateIssued, person_id=person_id, number=number, verify_code=verify_code
        )

    def revoke(self, person_id: UUID, *, reason: str) -> None:
        """Raises Rejected when there is no valid certificate."""
        number = self.certificates.get(person_id)
        if number is None:
            raise Rejected("training.no_certificate")
        self.trigger_event(self.CertificateRevoked, person_id=person_id, number=number, reason=reason)

    def cancel(self, *, explanation: str) -> None:
        """Raises Rejected once the results are set."""
        self._is_ahead()
        self.trigger_event(self.Cancelled, explanation=explanation)

    def _is_ahead(self) -> None:
        if self.status == CANCELLED:
            raise Rejected("training.cancelled")
        if self.status == FINISHED:
            raise Rejected("training.finished")

    def _is_finished(self) -> None:
        if self.status != FINISHED:
            raise Rejected("training.cancelled" if self.status == CANCELLED else "training.not_finished")

    def _teaches(self, module: str) -> None:
        if module not in [each["code"] for each in self.modules]:
            raise Rejected("training.module_unknown")

    def _move_up(self) -> None:
        while self.waiting and len(self.seated) < self.capacity:
            self.trigger_event(self.MovedUp, person_id=self.waiting[0])

    def _set_results(self, people: Iterable[UUID]) -> None:
        marks = {who: self.seated[who] for who in people}
        results, nobody = results_of(self.modules, marks, self.pass_per_cent)
        self.trigger_event(self.ResultSet, results=results, no_shows=nobody)

    @event(RuleTaken)
    def _take_rule(self, pass_per_cent: int) -> None:
        self.pass_per_cent = pass_per_cent

    @event(CapacityChanged)
    def _take_capacity(self, capacity: int) -> None:
        self.capacity = capacity

    @event(SeatTaken)
    def _take_seat(self, person_id: UUID) -> None:
        self.seated[person_id] = {}

    @event(Waitlisted)
    def _wait(self, person_id: UUID) -> None:
        self.waiting.append(person_id)

    @event(MovedUp)
    def _take_free_seat(self, person_id: UUID) -> None:
        self.waiting.remove(person_id)
        self.seated[person_id] = {}

    @event(SeatGivenUp)
    def _leave(self, person_id: UUID) -> None:
        self.seated.pop(person_id, None)
        self.waiting = [who for who in self.waiting if who != person_id]

    @event(AttendanceMarked)
    def _take_marks(self, module: str, marks: dict[str, str]) -> None:
        for who, mark in marks.items():
            self.seated[UUID(hex=who)][module] = mark

    @event(AttendanceCorrected)
    def _take_mark(self, person_id: UUID, module: str, mark: str) -> None:
        self.seated[person_id][module] = mark

    @event(ResultSet)
    def _take_results(self, results: dict[str, str]) -> None:
        self.status = FINISHED
        self.results.update({UUID(hex=who): result for who, result in results.items()})

    @event(CertificateIssued)
    def _take_certificate(self, person_id: UUID, number: str) -> None:
        self.certificates[person_id] = number

    @event(CertificateRevoked)
    def _lose_certificate(self, person_id: UUID) -> None:
        self.certificates.pop(person_id, None)

    @event(Cancelled)
    def _not_take_place(self) -> None:
        self.status = CANCELLED
