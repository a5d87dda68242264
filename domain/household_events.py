"""What can happen to a household: one class for each event.

Whoever has a file stands in clear as an id. Members without one are named under the key of the person who named them.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.dimensions import Dimensions
from domain.kernel import Clear, Created, Event, Personal


class Formed(Created):
    """The first member; others follow."""

    TOPIC = "household.Formed"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    role: Clear[str]


class MemberAdded(Event):
    """Somebody with a file of their own."""

    TOPIC = "household.MemberAdded"
    person_id: Clear[UUID]
    role: Clear[str]


class RelativeNamed(Event):
    """Somebody without a file, as `person_id` told."""

    TOPIC = "household.RelativeNamed"
    person_id: Clear[UUID]
    member_id: Clear[UUID]
    role: Clear[str]
    name: Personal[str]
    sex: Personal[str]
    birth_year: Personal[int | None]


class MemberLeft(Event):
    """Somebody with a file is no longer part of it."""

    TOPIC = "household.MemberLeft"
    person_id: Clear[UUID]
    reason: Clear[str]


class RelativeLeft(Event):
    """Somebody without a file is no longer part of it, as `person_id` told."""

    TOPIC = "household.RelativeLeft"
    person_id: Clear[UUID]
    member_id: Clear[UUID]
    reason: Clear[str]


class HeadChanged(Event):
    """Another head (`person_id`); `before` was it until now, and is `role_before` from now on."""

    TOPIC = "household.HeadChanged"
    person_id: Clear[UUID]
    before: Clear[UUID | None]
    role_before: Clear[str]


class Assessed(Dimensions):
    """What `person_id` answered, and what follows by the rule of that day. `number` counts assessments from 1."""

    TOPIC = "household.Assessed"
    person_id: Clear[UUID]
    at_centre: Clear[str]
    number: Clear[int]
    types: Clear[list[str]]
    basis: Clear[str]
    months: Clear[int]
    man: Personal[str]
    away_since: Personal[date | None]
    other_abroad: Personal[bool]
    last_money: Personal[date | None]
    money_never: Personal[bool]
    last_contact: Personal[date | None]
    contact_never: Personal[bool]
    note: Personal[str]
