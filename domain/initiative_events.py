"""What can happen to a household initiative group and its small projects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.kernel import Clear, Created, Event, Personal


class About(Event):
    """Whose names and aims are sealed under a key of the group: a village of four families points at them."""

    founded_on: Clear[date]
    district: Clear[str | None]
    name: Personal[str]
    purpose: Personal[str]


class Founded(About, Created):
    """Households agree to work together; `number` is printed."""

    TOPIC = "initiative.Founded"
    at_centre: Clear[str]
    number: Clear[str]


class Changed(About):
    """Another name, another purpose, or what was typed wrongly."""

    TOPIC = "initiative.Changed"


class HouseholdJoined(Event):
    """One household more. Who lives in it is told by its own stream."""

    TOPIC = "initiative.HouseholdJoined"
    household_id: Clear[UUID]
    on: Clear[date]


class HouseholdLeft(Event):
    """One household fewer."""

    TOPIC = "initiative.HouseholdLeft"
    household_id: Clear[UUID]
    on: Clear[date]


class Project(Event):
    """What the group wants to do with how much money."""

    project_id: Clear[UUID]
    started_on: Clear[date]
    amount: Clear[Decimal]
    currency: Clear[str]
    title: Personal[str]


class ProjectPlanned(Project):
    """A small project begins."""

    TOPIC = "initiative.ProjectPlanned"
    at_centre: Clear[str]


class ProjectChanged(Project):
    """The project as it should have stood."""

    TOPIC = "initiative.ProjectChanged"


class InstalmentPaid(Event):
    """A part of the amount was paid out, in the currency of the project."""

    TOPIC = "initiative.InstalmentPaid"
    project_id: Clear[UUID]
    instalment_id: Clear[UUID]
    paid_on: Clear[date]
    amount: Clear[Decimal]
    note: Personal[str]


class InstalmentStruck(Event):
    """It was not paid, or not so; the entry stays in the history. `amount` is what no longer counts."""

    TOPIC = "initiative.InstalmentStruck"
    project_id: Clear[UUID]
    instalment_id: Clear[UUID]
    amount: Clear[Decimal]
    reason: Clear[str]


class ProjectEnded(Event):
    """It is done, or nobody goes on with it."""

    TOPIC = "initiative.ProjectEnded"
    project_id: Clear[UUID]
    state: Clear[str]
    ended_on: Clear[date]
    note: Personal[str]


class Closed(Event):
    """The group is no more."""

    TOPIC = "initiative.Closed"
    closed_on: Clear[date]
    reason: Clear[str]
    note: Personal[str]
