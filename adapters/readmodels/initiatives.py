"""The initiatives view: groups, the households in them, their projects and what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.claims import hundredths
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id
from domain.initiative import ACTIVE, CLOSED, UNDER_WAY

GROUPS = Table(
    "rm_initiative_groups",
    METADATA,
    Column("group_id", Id, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("founded_on", Day, nullable=False),
    Column("district", Text),
    Column("closed_on", Day),
    Column("close_reason", Text),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_initiative_groups_centre", "centre", "founded_on"),
)
# A household that left and came back has one row; the ledger knows both times.
GROUP_HOUSEHOLDS = Table(
    "rm_initiative_households",
    METADATA,
    Column("group_id", Id, primary_key=True),
    Column("household_id", Id, primary_key=True),
    Column("joined_on", Day, nullable=False),
    Column("left_on", Day),
)
PROJECTS = Table(
    "rm_initiative_projects",
    METADATA,
    Column("group_id", Id, primary_key=True),
    Column("project_id", Id, primary_key=True),
    Column("started_on", Day, nullable=False),
    # Hundredths of the currency.
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("ended_on", Day),
    *box_columns(),
)
INSTALMENTS = Table(
    "rm_initiative_instalments",
    METADATA,
    Column("group_id", Id, primary_key=True),
    Column("instalment_id", Id, primary_key=True),
    Column("project_id", Id, nullable=False),
    Column("paid_on", Day, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("struck_reason", Text),
    *box_columns(),
)


def _touched(sealed: Sealed, **values: Any) -> Update:
    event = sealed.event
    return Update(GROUPS, {"group_id": event.originator_id}, {**values, "version": event.originator_version})


def _about(sealed: Sealed) -> dict[str, Any]:
    return {name: getattr(sealed.event, name) for name in ("founded_on", "district")} | boxed(sealed)


def _founded(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"group_id": event.originator_id, "centre": event.at_centre, "number": event.number}
    row |= {"status": ACTIVE, "closed_on": None, "close_reason": None, "version": event.originator_version}
    yield Insert(GROUPS, row | _about(sealed))


def _changed(sealed: Sealed) -> Iterator[Change]:
    yield _touched(sealed, **_about(sealed))


def _joined(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = {"group_id": event.originator_id, "household_id": event.household_id}
    yield Delete(GROUP_HOUSEHOLDS, key)
    yield Insert(GROUP_HOUSEHOLDS, {**key, "joined_on": event.on, "left_on": None})
    yield _touched(sealed)


def _left(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = {"group_id": event.originator_id, "household_id": event.household_id}
    yield Update(GROUP_HOUSEHOLDS, key, {"left_on": event.on})
    yield _touched(sealed)


def _project(sealed: Sealed) -> dict[str, Any]:
    event = sealed.event
    row = {"started_on": event.started_on, "amount": hundredths(event.amount), "currency": event.currency}
    return row | boxed(sealed)


def _planned(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"project_id": event.project_id, "group_id": event.originator_id, "state": UNDER_WAY, "ended_on": None}
    yield Insert(PROJECTS, row | _project(sealed))
    yield _touched(sealed)


def _replanned(sealed: Sealed) -> Iterator[Change]:
    key = {"group_id": sealed.event.originator_id, "project_id": sealed.event.project_id}
    yield Update(PROJECTS, key, _project(sealed))
    yield _touched(sealed)


def _paid(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("instalment_id", "project_id", "paid_on")}
    row |= {"group_id": event.originator_id, "amount": hundredths(event.amount), "struck_reason": None}
    yield Insert(INSTALMENTS, row | boxed(sealed))
    yield _touched(sealed)


def _struck(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = {"group_id": event.originator_id, "instalment_id": event.instalment_id}
    yield Update(INSTALMENTS, key, {"struck_reason": event.reason})
    yield _touched(sealed)


def _ended(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    key = {"group_id": event.originator_id, "project_id": event.project_id}
    yield Update(PROJECTS, key, {"state": event.state, "ended_on": event.ended_on})
    yield _touched(sealed)


def _closed(sealed: Sealed) -> Iterator[Change]:
    yield _touched(sealed, status=CLOSED, closed_on=sealed.event.closed_on, close_reason=sealed.event.reason)


VIEW = View(
    "initiatives",
    (GROUPS, GROUP_HOUSEHOLDS, PROJECTS, INSTALMENTS),
    {
        "initiative.Founded": _founded,
        "initiative.Changed": _changed,
        "initiative.HouseholdJoined": _joined,
        "initiative.HouseholdLeft": _left,
        "initiative.ProjectPlanned": _planned,
        "initiative.ProjectChanged": _replanned,
        "initiative.InstalmentPaid": _paid,
        "initiative.InstalmentStruck": _struck,
        "initiative.ProjectEnded": _ended,
        "initiative.Closed": _closed,
    },
)
