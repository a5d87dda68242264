"""A journey of a mobile team: who went with what, which villages, when it was over."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event

STARTED, CLOSED = "STARTED", "CLOSED"


class Plan(Event):
    """What a journey is to be. `team` are accounts; route, vehicle and villages are sealed under a key of the trip."""

    starts_on: Clear[date]
    ends_on: Clear[date | None]
    districts: Clear[list[str]]
    team: Clear[list[UUID]]
    route: Personal[str]
    vehicle: Personal[str]
    note: Personal[str]


class FieldTrip(Aggregate):
    """State: the days of the journey, and whether it is over."""

    TOPIC = "trip"

    class Started(Plan, Created):
        """The team sets out; `number` is printed on the sheet."""

        TOPIC = "trip.Started"
        at_centre: Clear[str]
        number: Clear[str]

    class PlanChanged(Plan):
        """Other days, another team, another car."""

        TOPIC = "trip.PlanChanged"

    class VillageVisited(Event):
        """One stop."""

        TOPIC = "trip.VillageVisited"
        visited_on: Clear[date]
        district: Clear[str | None]
        village: Personal[str]

    class StopStruck(Event):
        """The team was not there; `stop` is the version at which it was written down. It stays readable, struck."""

        TOPIC = "trip.StopStruck"
        stop: Clear[int]
        reason: Clear[str]
        explanation: Personal[str]

    class Closed(Event):
        """Everybody is back."""

        TOPIC = "trip.Closed"
        ended_on: Clear[date]
        kilometres: Clear[int | None]
        note: Personal[str]

    @classmethod
    def start(cls, trip_id: UUID, **planned: Any) -> Self:
        """Raises Rejected when it ends before it begins."""
        _days(planned["starts_on"], planned["ends_on"])
        return cls._create(cls.Started, id=trip_id, **planned)

    @event(Started)
    def __init__(self, at_centre: str, number: str, starts_on: date, ends_on: date | None) -> None:
        self.at_centre = at_centre
        self.number = number
        self.starts_on, self.ends_on = starts_on, ends_on
        self.status = STARTED
        # Versions at which stops were written down that stand.
        self.stops: list[int] = []

    def change(self, **planned: Any) -> None:
        """Raises Rejected once it is over."""
        self._under_way()
        _days(planned["starts_on"], planned["ends_on"])
        self.trigger_event(self.PlanChanged, **planned)

    def visit(self, *, visited_on: date, district: str | None, village: str) -> None:
        """Raises Rejected for another day. Paper is typed in after the journey too."""
        self.covers(visited_on)
        self.trigger_event(self.VillageVisited, visited_on=visited_on, district=district, village=village)

    def strike_stop(self, stop: int, *, reason: str, explanation: str) -> None:
        """After the journey too: its stops are counted. Raises Rejected for a stop that does not stand."""
        if stop not in self.stops:
            raise Rejected("trip.stop_unknown")
        self.trigger_event(self.StopStruck, stop=stop, reason=reason, explanation=explanation)

    def close(self, *, ended_on: date, kilometres: int | None, note: str) -> None:
        """Raises Rejected a second time, and for a day before it began."""
        self._under_way()
        _days(self.starts_on, ended_on)
        self.trigger_event(self.Closed, ended_on=ended_on, kilometres=kilometres, note=note)

    def covers(self, day: date) -> None:
        """Raises Rejected for a day on which nobody was away: before it, or after it was over."""
        over = self.status == CLOSED and self.ends_on is not None and day > self.ends_on
        if day < self.starts_on or over:
            raise Rejected("trip.other_days")

    def _under_way(self) -> None:
        if self.status == CLOSED:
            raise Rejected("trip.closed")

    @event(PlanChanged)
    def _take_plan(self, starts_on: date, ends_on: date | None) -> None:
        self.starts_on, self.ends_on = starts_on, ends_on

    @event(VillageVisited)
    def _take_village(self, originator_version: int) -> None:
        self.stops = [*self.stops, originator_version]

    @event(StopStruck)
    def _drop_village(self, stop: int) -> None:
        self.stops = [each for each in self.stops if each != stop]

    @event(Closed)
    def _end(self, ended_on: date) -> None:
        self.status, self.ends_on = CLOSED, ended_on


def _days(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise Rejected("trip.days")
