"""Questions about households, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PersonHousehold:
    """The household of one person."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class RuleInForce:
    """When a family counts as abandoned now."""


@dataclass(frozen=True)
class Rule:
    """`basis` is a code of `abandoned_basis`; `since` is empty while the office has stated none of its own."""

    basis: str
    months: int
    since: date | None = None


@dataclass(frozen=True)
class Member:
    """One member. `person_id` is empty for somebody without a file.

    `known` is False for a member whose file the asker may not open: then only the role is told.
    """

    member_id: UUID
    person_id: UUID | None
    role: str
    since: date
    known: bool
    name: str = ""
    number: str = ""
    sex: str = ""
    birth_year: int | None = None


# What is asked about a man who is away, in the order of asking; a note in their words stands beside it.
ASKED = ("man", "away_since", "other_abroad", "last_money", "money_never", "last_contact", "contact_never")


@dataclass(frozen=True)
class Assessment:
    """The last one: what followed from it by the rule of that day. `answers` is None for whoever may not read them."""

    on: date
    types: tuple[str, ...]
    rule: Rule
    answers: dict[str, object] | None


@dataclass(frozen=True)
class HouseholdView:
    """A household as one of its members shows it; `household_id` is None for a person who belongs to none."""

    rule: Rule
    household_id: UUID | None = None
    members: tuple[Member, ...] = ()
    assessment: Assessment | None = None
    head_id: UUID | None = None
