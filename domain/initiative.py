"""A household initiative group: which households work together, for what, with which small projects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from domain import initiative_events as happened
from domain.kernel import Aggregate, Rejected, event

ACTIVE, CLOSED = "ACTIVE", "CLOSED"
UNDER_WAY, COMPLETED, GIVEN_UP = "UNDER_WAY", "COMPLETED", "GIVEN_UP"
MOST_HOUSEHOLDS = 100


@dataclass(frozen=True)
class Project:
    """A small project: what it may cost, since when, what was paid out of it, how it stands."""

    amount: Decimal
    currency: str
    started_on: date
    state: str = UNDER_WAY
    paid: dict[UUID, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """What was paid so far."""
        return sum(self.paid.values(), Decimal(0))


class InitiativeGroup(Aggregate):
    """State: who belongs to it, its projects, whether it is over."""

    TOPIC = "initiative"

    # The library looks for event classes here.
    Founded = happened.Founded
    Changed = happened.Changed
    HouseholdJoined = happened.HouseholdJoined
    HouseholdLeft = happened.HouseholdLeft
    ProjectPlanned = happened.ProjectPlanned
    ProjectChanged = happened.ProjectChanged
    InstalmentPaid = happened.InstalmentPaid
    InstalmentStruck = happened.InstalmentStruck
    ProjectEnded = happened.ProjectEnded
    Closed = happened.Closed

    @classmethod
    def found(cls, group_id: UUID, **about: Any) -> Self:
        """A group without households yet."""
        return cls._create(cls.Founded, id=group_id, **about)

    @event(happened.Founded)
    def __init__(self, at_centre: str, founded_on: date) -> None:
        self.at_centre = at_centre
        self.founded_on = founded_on
        self.status = ACTIVE
        self.households: set[UUID] = set()
        self.projects: dict[UUID, Project] = {}

    def change(self, **about: Any) -> None:
        """Raises Rejected once it is closed."""
        self._is_active()
        self.trigger_event(self.Changed, **about)

    def join(self, household_id: UUID, on: date) -> None:
        """Raises Rejected for a member, before the group was founded, and when it is full."""
        self._is_active(on)
        if household_id in self.households:
            raise Rejected("initiative.member_already")
        if len(self.households) >= MOST_HOUSEHOLDS:
            raise Rejected("initiative.full", most=MOST_HOUSEHOLDS)
        self.trigger_event(self.HouseholdJoined, household_id=household_id, on=on)

    def leave(self, household_id: UUID, on: date) -> None:
        """Raises Rejected for a household that does not belong to it."""
        self._is_active(on)
        if household_id not in self.households:
            raise Rejected("initiative.no_member")
        self.trigger_event(self.HouseholdLeft, household_id=household_id, on=on)

    def plan(self, project_id: UUID, *, amount: Decimal, started_on: date, **told: Any) -> None:
        """Raises Rejected for a second one under the same id, and for nothing."""
        self._is_active(started_on)
        if project_id in self.projects:
            raise Rejected("initiative.project_already")
        _positive(amount)
        told |= {"amount": amount, "started_on": started_on, "at_centre": self.at_centre}
        self.trigger_event(self.ProjectPlanned, project_id=project_id, **told)

    def replan(self, project_id: UUID, *, amount: Decimal, currency: str, started_on: date, title: str) -> None:
        """Raises Rejected for less than was paid, and for another currency once something was."""
        self._is_active(started_on)
        project = self._going(project_id)
        _positive(amount)
        if amount < project.total:
            raise Rejected("initiative.more_than_amount")
        if project.paid and currency != project.currency:
            raise Rejected("initiative.paid_already")
        told = {"amount": amount, "currency": currency, "started_on": started_on, "title": title}
        self.trigger_event(self.ProjectChanged, project_id=project_id, **told)

    def pay(
        self, project_id: UUID, *, instalment_id: UUID, amount: Decimal, paid_on: date, note: str
    ) -> None:
        """Raises Rejected for more than the project has, for nothing, and before it began."""
        self._is_active()
        project = self._going(project_id)
        _positive(amount)
        if any(instalment_id in each.paid for each in self.projects.values()):
            raise Rejected("initiative.paid_already")
        if project.total + amount > project.amount:
            raise Rejected("initiative.more_than_amount")
        if paid_on < project.started_on:
            raise Rejected("initiative.day")
        told = {"amount": amount, "paid_on": paid_on, "note": note}
        self.trigger_event(self.InstalmentPaid, project_id=project_id, instalment_id=instalment_id, **told)

    def strike(self, project_id: UUID, *, instalment_id: UUID, reason: str) -> None:
        """Raises Rejected for an instalment that there is not."""
        self._is_active()
        amount = self._project(project_id).paid.get(instalment_id)
        if amount is None:
            raise Rejected("initiative.no_instalment")
        told = {"instalment_id": instalment_id, "amount": amount, "reason": reason}
        self.trigger_event(self.InstalmentStruck, project_id=project_id, **told)

    def end(self, project_id: UUID, *, state: str, ended_on: date, note: str) -> None:
        """Raises Rejected a second time, and before it began."""
        self._is_active()
        project = self._going(project_id)
        if state == UNDER_WAY:
            raise Rejected("initiative.project_goes_on")
        if ended_on < project.started_on:
            raise Rejected("initiative.day")
        self.trigger_event(self.ProjectEnded, project_id=project_id, state=state, ended_on=ended_on, note=note)

    def close(self, *, closed_on: date, reason: str, note: str) -> None:
        """Raises Rejected while a project goes on, and a second time."""
        self._is_active(closed_on)
        if any(each.state == UNDER_WAY for each in self.projects.values()):
            raise Rejected("initiative.project_goes_on")
        self.trigger_event(self.Closed, closed_on=closed_on, reason=reason, note=note)

    def _is_active(self, on: date | None = None) -> None:
        if self.status == CLOSED:
            raise Rejected("initiative.closed")
        if on is not None and on < self.founded_on:
            raise Rejected("initiative.day")

    def _project(self, project_id: UUID) -> Project:
        project = self.projects.get(project_id)
        if project is None:
            raise Rejected("initiative.no_project")
        return project

    def _going(self, project_id: UUID) -> Project:
        project = self._project(project_id)
        if project.state != UNDER_WAY:
            raise Rejected("initiative.project_ended")
        return project

    @event(happened.Changed)
    def _take_change(self, founded_on: date) -> None:
        self.founded_on = founded_on

    @event(happened.HouseholdJoined)
    def _take_in(self, household_id: UUID) -> None:
        self.households.add(household_id)

    @event(happened.HouseholdLeft)
    def _let_go(self, household_id: UUID) -> None:
        self.households.discard(household_id)

    @event(happened.ProjectPlanned)
    def _begin(self, project_id: UUID, amount: Decimal, currency: str, started_on: date) -> None:
        self.projects[project_id] = Project(amount, currency, started_on)

    @event(happened.ProjectChanged)
    def _begin_anew(self, project_id: UUID, amount: Decimal, currency: str, started_on: date) -> None:
        project = self.projects[project_id]
        self.projects[project_id] = replace(project, amount=amount, currency=currency, started_on=started_on)

    @event(happened.InstalmentPaid)
    def _take_payment(self, project_id: UUID, instalment_id: UUID, amount: Decimal) -> None:
        self.projects[project_id].paid[instalment_id] = amount

    @event(happened.InstalmentStruck)
    def _lose_payment(self, project_id: UUID, instalment_id: UUID) -> None:
        self.projects[project_id].paid.pop(instalment_id, None)

    @event(happened.ProjectEnded)
    def _finish(self, project_id: UUID, state: str) -> None:
        self.projects[project_id] = replace(self.projects[project_id], state=state)

    @event(happened.Closed)
    def _end(self) -> None:
        self.status = CLOSED


def _positive(amount: Decimal) -> None:
    if amount <= 0:
        raise Rejected("initiative.nothing")
