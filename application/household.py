"""Commands about a household, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from application.consenting import living, recorded, recorded_now
from application.dispatch import Changed, Handler
from application.fields import Code, Days, Name, Note, Touched, Whole
from application.person_parts import Year
from application.ports import Ledger
from domain.household import HEAD, Household
from domain.household_rule import MONTHS, RULE_ID, AbandonedWhen, HouseholdRule
from domain.household_types import Answers
from domain.kernel import Aggregate, Rejected, current_act
from domain.membership import Membership, membership_id
from domain.migrant import Migrant

Role = Annotated[str, Code("household_role")]
Month = Annotated[date, Days()] | None


@dataclass(frozen=True, kw_only=True)
class _OfPerson:
    """`person_id` is the member with a file on whose page the household is kept."""

    person_id: Touched
    household_id: Touched
    # Follows from the person, whatever is sent: the stream of the membership, whose turn is taken.
    membership: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "membership", membership_id(self.whose))

    @property
    def whose(self) -> UUID:
        """Whose membership the command may change."""
        return UUID(str(self.person_id))


@dataclass(frozen=True, kw_only=True)
class _OfMember(_OfPerson):
    member_id: Touched

    @property
    def whose(self) -> UUID:
        """The member's own."""
        return UUID(str(self.member_id))


@dataclass(frozen=True, kw_only=True)
class FormHousehold(_OfPerson):
    """Begin a household with its first member."""

    role: Role = HEAD


@dataclass(frozen=True, kw_only=True)
class AddHouseholdMember(_OfMember):
    """Somebody with a file of their own belongs to it too; the right on both files is asked for."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class NameRelative(_OfPerson):
    """Somebody without a file, such as a child, under an id made by whoever asks."""

    member_id: UUID
    role: Role
    name: Name
    sex: Annotated[str, Code("sex")] = "UNKNOWN"
    birth_year: Year | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveHousehold(_OfMember):
    """A member, with a file or without, is no longer part of it."""

    reason: Annotated[str, Code("household_left_reason")]


@dataclass(frozen=True, kw_only=True)
class ChangeHouseholdHead(_OfPerson):
    """Another head; the head so far gets another role."""

    member_id: UUID
    role_before: Role = "OTHER"


@dataclass(frozen=True, kw_only=True)
class AssessHousehold(_OfPerson):
    """What was answered; the rule of the office decides what follows. Months are any day of the month."""

    rule_id: Touched | None = None
    occurred_at: datetime | None = None
    man: Annotated[str, Code("household_man")]
    away_since: Month = None
    other_abroad: bool = False
    last_money: Month = None
    money_never: bool = False
    last_contact: Month = None
    contact_never: bool = False
    head_id: Touched | None = None
    note: Note = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "rule_id", RULE_ID)


@dataclass(frozen=True, kw_only=True)
class SetHouseholdRule:
    """When a family counts as abandoned, from now on."""

    rule_id: Touched | None = None
    basis: Annotated[str, Code("abandoned_basis")]
    months: Annotated[int, Whole(*MONTHS)]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule_id", RULE_ID)


def form_household(ledger: Ledger, command: FormHousehold) -> Changed:
    """Refuses a person who belongs to a household already."""
    if ledger.find(Household, command.household_id) is not None:
        raise Rejected("household.formed_already")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    place = {"at_centre": migrant.at_centre, "role": command.role}
    household = Household.form(command.household_id, person_id=command.person_id, **place)
    return [_joined(ledger, command), household]


def add_household_member(ledger: Ledger, command: AddHouseholdMember) -> Changed:
    """Refuses whoever belongs to a household already, and a second head."""
    household = _current(ledger, command)
    for each in (command.person_id, command.member_id):
        recorded_now(ledger, each)
    membership = _joined(ledger, command)
    household.add(command.member_id, command.role)
    return [membership, household]


def name_relative(ledger: Ledger, command: NameRelative) -> Changed:
    """Refuses a head without a file."""
    household = _current(ledger, command)
    recorded(ledger, command.person_id, current_act().occurred.date())
    told = {name: getattr(command, name) for name in ("member_id", "role", "name", "sex", "birth_year")}
    household.name(person_id=command.person_id, **told)
    return [household]


def leave_household(ledger: Ledger, command: LeaveHousehold) -> Changed:
    """Refuses somebody who does not belong to it."""
    household = _current(ledger, command)
    own = household.belongs(command.member_id)
    household.let_go(command.member_id, told_by=command.person_id, reason=command.reason)
    changed: list[Aggregate] = [household]
    if own:
        membership = ledger.get(Membership, membership_id(command.member_id))
        membership.leave()
        changed.append(membership)
    return changed


def change_household_head(ledger: Ledger, command: ChangeHouseholdHead) -> Changed:
    """Refuses somebody without a file in it."""
    household = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    household.change_head(command.member_id, role_before=command.role_before)
    return [household]


def assess_household(ledger: Ledger, command: AssessHousehold) -> Changed:
    """Refuses without a head, and when another head was shown than the one it has."""
    household = _current(ledger, command)
    if household.head is None:
        raise Rejected("household.no_head")
    if command.head_id != household.head:
        raise Rejected("record.changed_meanwhile")
    today = current_act().occurred.date()
    migrant = recorded(ledger, command.person_id, today)
    household.assess(
        _answers(command),
        person_id=command.person_id,
        head_sex=ledger.get(Migrant, household.head).sex,
        rule=rule_in_force(ledger),
        at_centre=migrant.at_centre,
        origin=migrant.origin(today),
        today=today,
        note=command.note,
    )
    return [household]


def set_household_rule(ledger: Ledger, command: SetHouseholdRule) -> Changed:
    """What was assessed before stays as it was assessed."""
    rule = AbandonedWhen(command.basis, command.months)
    known = ledger.find(HouseholdRule, RULE_ID)
    if known is None:
        return [HouseholdRule.set(rule)]
    known.change(rule)
    return [known]


HANDLERS: dict[type, Handler] = {
    FormHousehold: form_household,
    AddHouseholdMember: add_household_member,
    NameRelative: name_relative,
    LeaveHousehold: leave_household,
    ChangeHouseholdHead: change_household_head,
    AssessHousehold: assess_household,
    SetHouseholdRule: set_household_rule,
}


def rule_in_force(ledger: Ledger) -> AbandonedWhen:
    """The office's rule, or the one that holds until it states one."""
    known = ledger.find(HouseholdRule, RULE_ID)
    return known.rule if known else AbandonedWhen()


def _current(ledger: Ledger, command: _OfPerson) -> Household:
    living(ledger, command.person_id)
    household = ledger.get(Household, command.household_id)
    if not household.belongs(command.person_id):
        # Policy looked at the person who was named: another person's household does not exist here.
        raise Rejected("household.unknown")
    return household


def _joined(ledger: Ledger, command: _OfPerson) -> Membership:
    membership = ledger.find(Membership, membership_id(command.whose))
    if membership is None:
        return Membership.begin(command.whose, command.household_id)
    membership.resume(command.household_id)
    return membership


def _answers(command: AssessHousehold) -> Answers:
    found = {f.name: getattr(command, f.name) for f in fields(Answers)}
    return Answers(**{name: _month(value) for name, value in found.items()})


def _month(value: Any) -> Any:
    return value.replace(day=1) if isinstance(value, date) else value
