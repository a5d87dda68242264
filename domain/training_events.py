"""What can happen to a training session. Marks and results are kept by person: `person_id.hex` → code."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Clear, Created, Event, Personal


class Scheduled(Created):
    """A course on given days. The modules are copied in: whatever is decided later reads this stream alone."""

    TOPIC = "training.Scheduled"
    at_centre: Clear[str]
    curriculum_id: Clear[UUID]
    curriculum: Clear[str]
    revision: Clear[int]
    kind: Clear[str]
    modules: Clear[list[dict[str, str | int | bool]]]
    starts_on: Clear[date]
    ends_on: Clear[date]
    district: Clear[str | None]
    capacity: Clear[int]
    language: Clear[str]
    trainer_id: Clear[UUID | None]
    place: Personal[str]


class RuleTaken(Event):
    """The share of minutes that a pass asks for, where the course has another than the usual one."""

    TOPIC = "training.RuleTaken"
    pass_per_cent: Clear[int]


class CapacityChanged(Event):
    """More seats, or fewer; nobody who has a seat loses it."""

    TOPIC = "training.CapacityChanged"
    capacity: Clear[int]


class SeatTaken(Dimensions):
    """Somebody enrolled and there was room; dimensions are those of the session's first day."""

    TOPIC = "training.SeatTaken"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    curriculum: Clear[str]
    held_on: Clear[date]


class Waitlisted(Dimensions):
    """Somebody enrolled and there was no room."""

    TOPIC = "training.Waitlisted"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    curriculum: Clear[str]
    held_on: Clear[date]


class MovedUp(Event):
    """The first in line took a seat that became free."""

    TOPIC = "training.MovedUp"
    person_id: Clear[UUID]


class SeatGivenUp(Event):
    """Somebody left the list, with a seat or waiting for one."""

    TOPIC = "training.SeatGivenUp"
    person_id: Clear[UUID]


class AttendanceMarked(Event):
    """Who was there at one module. `attended` counts the modules each of them was present at so far."""

    TOPIC = "training.AttendanceMarked"
    module: Clear[str]
    marks: Clear[dict[str, str]]
    attended: Clear[dict[str, int]]


class AttendanceCorrected(Event):
    """A mark typed wrongly, found after the results were set."""

    TOPIC = "training.AttendanceCorrected"
    person_id: Clear[UUID]
    module: Clear[str]
    mark: Clear[str]
    before: Clear[str | None]
    attended: Clear[int]


class ResultSet(Event):
    """What the pass rule says of each of them; who attended nothing did not come."""

    TOPIC = "training.ResultSet"
    results: Clear[dict[str, str]]
    no_shows: Clear[list[str]]


class CertificateIssued(Event):
    """A printed number with a check digit, and a random code by which a stranger can ask whether it is valid."""

    TOPIC = "training.CertificateIssued"
    person_id: Clear[UUID]
    number: Clear[str]
    verify_code: Clear[str]


class CertificateRevoked(Event):
    """No longer valid, and why."""

    TOPIC = "training.CertificateRevoked"
    person_id: Clear[UUID]
    number: Clear[str]
    reason: Clear[str]


class Cancelled(Event):
    """The session does not take place."""

    TOPIC = "training.Cancelled"
    explanation: Personal[str]
