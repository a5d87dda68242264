"""Facts of initiative groups: one row for each group, and one for each project, and version. Nothing is converted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text

from adapters.facts.claims import units
from adapters.facts.dimensions import RecordKey, version_columns
from adapters.facts.persons import counted
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from domain.initiative import COMPLETED

GROUPS = Table(
    "fact_initiative_groups",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("founded_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    *counted("groups", "groups_closed"),
    *version_columns(),
    Index("fact_initiative_groups_period", "founded_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)
PROJECTS = Table(
    "fact_initiative_projects",
    METADATA,
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("started_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("currency", Text, nullable=False),
    # Whole units of the currency, halves up: each payment is rounded by itself.
    Column("amount", BigInteger, nullable=False),
    Column("paid_out", BigInteger, nullable=False),
    *counted("projects", "projects_completed"),
    *version_columns(),
    Index("fact_initiative_projects_period", "started_on", "recorded_from", "recorded_to", "currency", "centre"),
    sqlite_with_rowid=False,
)


def project_key(group_id: UUID, project_id: UUID) -> UUID:
    """What names one project of one group."""
    return uuid5(group_id, project_id.hex)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""

    def founded(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "founded_on": event.founded_on}
        row |= {"centre": event.at_centre, "groups": 1, "groups_closed": 0}
        yield Insert(GROUPS, fact(row, event.recorded))

    def group(sealed: Sealed, values: dict[str, Any]) -> Iterator[Change]:
        yield Revise(GROUPS, {"record_key": record_key(sealed.event.originator_id)}, sealed.event.recorded, values)

    def project(sealed: Sealed, values: dict[str, Any], **shift: int) -> Iterator[Change]:
        event = sealed.event
        key = record_key(project_key(event.originator_id, event.project_id))
        yield Revise(PROJECTS, {"record_key": key}, event.recorded, values, shift)

    def money(event: Any) -> dict[str, Any]:
        return {"started_on": event.started_on, "currency": event.currency, "amount": units(event.amount)}

    def planned(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(project_key(event.originator_id, event.project_id))}
        row |= {"centre": event.at_centre, "paid_out": 0, "projects": 1, "projects_completed": 0, **money(event)}
        yield Insert(PROJECTS, fact(row, event.recorded))

    own = {
        "initiative.Founded": founded,
        "initiative.Changed": lambda sealed: group(sealed, {"founded_on": sealed.event.founded_on}),
        "initiative.Closed": lambda sealed: group(sealed, {"groups_closed": 1}),
        "initiative.ProjectPlanned": planned,
        "initiative.ProjectChanged": lambda sealed: project(sealed, money(sealed.event)),
        "initiative.InstalmentPaid": lambda sealed: project(sealed, {}, paid_out=units(sealed.event.amount)),
        "initiative.InstalmentStruck": lambda sealed: project(sealed, {}, paid_out=-units(sealed.event.amount)),
        "initiative.ProjectEnded": lambda sealed: project(
            sealed, {"projects_completed": int(sealed.event.state == COMPLETED)}
        ),
    }
    return View("fact_initiatives", (GROUPS, PROJECTS), own, facts=True)
