"""Commands about a journey of a mobile team, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Line, Many, Note, Text, Touched, Whole
from application.numbers import numbered
from application.ports import Ledger
from domain.geography import DISTRICTS
from domain.kernel import Rejected
from domain.trip import FieldTrip

Day = Annotated[date, Days()]
District = Annotated[str, Text(16)]
# Before the serial number of a trip, so that nobody takes it for that of a person.
SERIES = "T"


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """When, where to, who, with what."""

    starts_on: Day
    ends_on: Day | None = None
    districts: Annotated[tuple[District, ...], Many(20)] = ()
    team: Annotated[tuple[UUID, ...], Many(20)] = ()
    route: Note = ""
    vehicle: Line = ""
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class StartTrip(_Plan):
    """A team sets out; the sheet gets its number."""

    trip_id: Touched
    centre: CentreCode
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _OfTrip:
    """`base_version` is the version that the page showed."""

    trip_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class ChangeTrip(_Plan, _OfTrip):
    """Other days, another team, another car."""


@dataclass(frozen=True, kw_only=True)
class VisitVillage:
    """One more stop. Two of a team may add their stops at the same time."""

    trip_id: Touched
    visited_on: Day
    district: District | None = None
    village: Annotated[str, Text(120, required=True)]


@dataclass(frozen=True, kw_only=True)
class StrikeStop(_OfTrip):
    """The team was not there, or it was typed wrong; `stop` is the version at which it was written down."""

    stop: Annotated[int, Whole(1, 10**6)]
    reason: Annotated[str, Code("correction_reason")]
    explanation: Line = ""


@dataclass(frozen=True, kw_only=True)
class CloseTrip(_OfTrip):
    """Everybody is back."""

    ended_on: Day
    kilometres: Annotated[int, Whole(0, 100_000)] | None = None
    note: Note = ""


def start_trip(ledger: Ledger, command: StartTrip) -> Changed:
    """Refuses a second one under the same id, and a centre that is closed."""
    if ledger.find(FieldTrip, command.trip_id) is not None:
        raise Rejected("trip.started_already")
    number = numbered(ledger, command.centre, SERIES, command.starts_on.year)
    trip = FieldTrip.start(command.trip_id, at_centre=command.centre, number=number, **_plan(command))
    return [trip], {"number": number}


def change_trip(ledger: Ledger, command: ChangeTrip) -> Changed:
    """Refuses one that is over."""
    trip = _current(ledger, command)
    trip.change(**_plan(command))
    return [trip]


def visit_village(ledger: Ledger, command: VisitVillage) -> Changed:
    """Refuses another day than those of the journey."""
    trip = ledger.get(FieldTrip, command.trip_id)
    _known([command.district] if command.district else [])
    trip.visit(visited_on=command.visited_on, district=command.district, village=command.village)
    return [trip]


def strike_stop(ledger: Ledger, command: StrikeStop) -> Changed:
    """Refuses a stop that does not stand."""
    trip = _current(ledger, command)
    trip.strike_stop(command.stop, reason=command.reason, explanation=command.explanation)
    return [trip]


def close_trip(ledger: Ledger, command: CloseTrip) -> Changed:
    """Refuses a second time."""
    trip = _current(ledger, command)
    trip.close(ended_on=command.ended_on, kilometres=command.kilometres, note=command.note)
    return [trip]


HANDLERS: dict[type, Handler] = {
    StartTrip: start_trip,
    ChangeTrip: change_trip,
    VisitVillage: visit_village,
    StrikeStop: strike_stop,
    CloseTrip: close_trip,
}


def _plan(command: _Plan) -> dict[str, Any]:
    _known(command.districts)
    found = {f.name: getattr(command, f.name) for f in fields(_Plan)}
    return found | {"districts": list(command.districts), "team": list(command.team)}


def _known(districts: Any) -> None:
    if not set(districts) <= set(DISTRICTS):
        raise Rejected("place.district")


def _current(ledger: Ledger, command: _OfTrip) -> FieldTrip:
    trip = ledger.get(FieldTrip, command.trip_id)
    if trip.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return trip
