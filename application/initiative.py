"""Commands about household initiative groups, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from application.consenting import recorded
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Line, Money, Note, Text, Touched, Whole
from application.numbers import numbered
from application.ports import Ledger
from domain.geography import DISTRICTS
from domain.household import Household
from domain.initiative import InitiativeGroup
from domain.kernel import Rejected, current_act

Day = Annotated[date, Days()]
# Before the serial number of a group, so that nobody takes it for that of a person.
SERIES = "G"


@dataclass(frozen=True, kw_only=True)
class _About:
    """What a group is for, and since when."""

    founded_on: Day
    district: Annotated[str, Text(16)] | None = None
    name: Annotated[str, Text(120, required=True)]
    purpose: Note = ""


@dataclass(frozen=True, kw_only=True)
class FoundGroup(_About):
    """Households agree to work together; the answer carries the number of the group."""

    group_id: Touched
    centre: CentreCode


@dataclass(frozen=True, kw_only=True)
class _OfGroup:
    """`base_version` is the version that the page showed."""

    group_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class ChangeGroup(_About, _OfGroup):
    """Another name or purpose, or what was typed wrongly."""


@dataclass(frozen=True, kw_only=True)
class JoinGroup(_OfGroup):
    """The household of a person joins; the right on that file is asked for, and on groups of the `centre`."""

    person_id: Touched
    household_id: Touched
    centre: CentreCode
    on: Day


@dataclass(frozen=True, kw_only=True)
class LeaveGroup(_OfGroup):
    """A household no longer belongs to it."""

    household_id: UUID
    on: Day


@dataclass(frozen=True, kw_only=True)
class _Project:
    project_id: UUID
    title: Annotated[str, Text(200, required=True)]
    started_on: Day
    amount: Annotated[Decimal, Money()]
    currency: Annotated[str, Code("currency")]


@dataclass(frozen=True, kw_only=True)
class PlanProject(_Project, _OfGroup):
    """A small project of the group begins."""


@dataclass(frozen=True, kw_only=True)
class ChangeProject(_Project, _OfGroup):
    """The project as it should have stood."""


@dataclass(frozen=True, kw_only=True)
class PayInstalment(_OfGroup):
    """A part of the amount is paid out, in the currency of the project."""

    project_id: UUID
    instalment_id: UUID
    paid_on: Day
    amount: Annotated[Decimal, Money()]
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class StrikeInstalment(_OfGroup):
    """An instalment that was not paid, or not so."""

    project_id: UUID
    instalment_id: UUID
    reason: Annotated[str, Code("correction_reason")]


@dataclass(frozen=True, kw_only=True)
class EndProject(_OfGroup):
    """A project is done, or given up."""

    project_id: UUID
    state: Annotated[str, Code("project_state")]
    ended_on: Day
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class CloseGroup(_OfGroup):
    """The group is no more, or was entered by mistake."""

    closed_on: Day
    reason: Annotated[str, Code("group_close_reason")]
    note: Note = ""


def found_group(ledger: Ledger, command: FoundGroup) -> Changed:
    """Refuses a second one under the same id, and a centre that is closed."""
    if ledger.find(InitiativeGroup, command.group_id) is not None:
        raise Rejected("initiative.founded_already")
    number = numbered(ledger, command.centre, SERIES, command.founded_on.year)
    group = InitiativeGroup.found(command.group_id, at_centre=command.centre, number=number, **_about(command))
    return [group], {"number": number}


def change_group(ledger: Ledger, command: ChangeGroup) -> Changed:
    """Refuses one that is closed."""
    group = _current(ledger, command)
    group.change(**_about(command))
    return [group]


def join_group(ledger: Ledger, command: JoinGroup) -> Changed:
    """Refuses a household to which the person does not belong, and a group of another centre."""
    group = _current(ledger, command)
    if group.at_centre != command.centre:
        raise Rejected("initiative.unknown")
    recorded(ledger, command.person_id, current_act().occurred.date())
    if not ledger.get(Household, command.household_id).belongs(command.person_id):
        raise Rejected("household.no_member")
    group.join(command.household_id, command.on)
    return [group]


def leave_group(ledger: Ledger, command: LeaveGroup) -> Changed:
    """Refuses a household that does not belong to it."""
    group = _current(ledger, command)
    group.leave(command.household_id, command.on)
    return [group]


def plan_project(ledger: Ledger, command: PlanProject) -> Changed:
    """Refuses a sum of nothing."""
    group = _current(ledger, command)
    group.plan(**_project(command))
    return [group]


def change_project(ledger: Ledger, command: ChangeProject) -> Changed:
    """Refuses less than was paid already."""
    group = _current(ledger, command)
    group.replan(**_project(command))
    return [group]


def pay_instalment(ledger: Ledger, command: PayInstalment) -> Changed:
    """Refuses more than the project has."""
    group = _current(ledger, command)
    told = {name: getattr(command, name) for name in ("instalment_id", "amount", "paid_on", "note")}
    group.pay(command.project_id, **told)
    return [group]


def strike_instalment(ledger: Ledger, command: StrikeInstalment) -> Changed:
    """Refuses an instalment that there is not."""
    group = _current(ledger, command)
    group.strike(command.project_id, instalment_id=command.instalment_id, reason=command.reason)
    return [group]


def end_project(ledger: Ledger, command: EndProject) -> Changed:
    """Refuses a second time."""
    group = _current(ledger, command)
    group.end(command.project_id, state=command.state, ended_on=command.ended_on, note=command.note)
    return [group]


def close_group(ledger: Ledger, command: CloseGroup) -> Changed:
    """Refuses while a project goes on."""
    group = _current(ledger, command)
    group.close(closed_on=command.closed_on, reason=command.reason, note=command.note)
    return [group]


HANDLERS: dict[type, Handler] = {
    FoundGroup: found_group,
    ChangeGroup: change_group,
    JoinGroup: join_group,
    LeaveGroup: leave_group,
    PlanProject: plan_project,
    ChangeProject: change_project,
    PayInstalment: pay_instalment,
    StrikeInstalment: strike_instalment,
    EndProject: end_project,
    CloseGroup: close_group,
}


def _about(command: _About) -> dict[str, Any]:
    if command.district is not None and command.district not in DISTRICTS:
        raise Rejected("place.district")
    return {each.name: getattr(command, each.name) for each in fields(_About)}


def _project(command: _Project) -> dict[str, Any]:
    return {each.name: getattr(command, each.name) for each in fields(_Project)}


def _current(ledger: Ledger, command: _OfGroup) -> InitiativeGroup:
    group = ledger.get(InitiativeGroup, command.group_id)
    if group.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return group
