"""The households view: how each stands, who belongs to it, the newest answers, and the office's rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json
from domain.household import HEAD

HOUSEHOLDS = Table(
    "rm_households",
    METADATA,
    Column("household_id", Id, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("formed_on", Day, nullable=False),
    # What the last assessment found, by the rule of that day; all empty before the first.
    Column("types", Json, nullable=False),
    Column("assessed_on", Day),
    Column("basis", Text),
    Column("months", Integer),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_households_box_of", "box_of"),
)

MEMBERS = Table(
    "rm_household_members",
    METADATA,
    Column("household_id", Id, primary_key=True),
    # A person with a file, or somebody whom a person named: then `person_id` is empty, and the box holds the name.
    Column("member_id", Id, primary_key=True),
    Column("person_id", Id),
    Column("role", Text, nullable=False),
    Column("since", Day, nullable=False),
    *box_columns(),
    Index("rm_household_members_person", "person_id"),
    Index("rm_household_members_box_of", "box_of"),
)

RULE = Table(
    "rm_household_rule",
    METADATA,
    Column("rule_id", Id, primary_key=True),
    Column("basis", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("since", Day, nullable=False),
)

_NO_BOX = dict.fromkeys(("box", "box_of", "box_origin", "box_version", "box_topic"))


def _day(sealed: Sealed) -> Any:
    return sealed.event.occurred_at.date()


def _touched(sealed: Sealed, **values: Any) -> Update:
    event = sealed.event
    return Update(
        HOUSEHOLDS, {"household_id": event.originator_id}, {**values, "version": event.originator_version}
    )


def _member(sealed: Sealed, member_id: Any, person_id: Any, box: dict[str, Any]) -> Insert:
    row = {"household_id": sealed.event.originator_id, "member_id": member_id, "person_id": person_id}
    return Insert(MEMBERS, row | {"role": sealed.event.role, "since": _day(sealed)} | box)


def _formed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"household_id": event.originator_id, "centre": event.at_centre, "formed_on": _day(sealed)}
    row |= {"types": [], "assessed_on": None, "basis": None, "months": None}
    yield Insert(HOUSEHOLDS, row | {"version": event.originator_version} | _NO_BOX)
    yield _member(sealed, event.person_id, event.person_id, _NO_BOX)


def _added(sealed: Sealed) -> Iterator[Change]:
    yield _member(sealed, sealed.event.person_id, sealed.event.person_id, _NO_BOX)
    yield _touched(sealed)


def _named(sealed: Sealed) -> Iterator[Change]:
    yield _member(sealed, sealed.event.member_id, None, boxed(sealed))
    yield _touched(sealed)


def _left(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    member_id = getattr(event, "member_id", None) or event.person_id
    yield Delete(MEMBERS, {"household_id": event.originator_id, "member_id": member_id})
    yield _touched(sealed)


def _head_changed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    for member_id, role in ((event.before, event.role_before), (event.person_id, HEAD)):
        if member_id is not None:
            yield Update(
                MEMBERS, {"household_id": event.originator_id, "member_id": member_id}, {"role": role}
            )
    yield _touched(sealed)


def _assessed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    found = {"types": event.types, "assessed_on": _day(sealed), "basis": event.basis, "months": event.months}
    yield _touched(sealed, **found, **boxed(sealed))


def _ruled(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"basis": event.basis, "months": event.months, "since": _day(sealed)}
    yield Insert(RULE, {"rule_id": event.originator_id, **row})


def _ruled_anew(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"basis": event.basis, "months": event.months, "since": _day(sealed)}
    yield Update(RULE, {"rule_id": event.originator_id}, row)


def _erased(sealed: Sealed) -> Iterator[Change]:
    person = sealed.event.originator_id
    yield Delete(MEMBERS, {"person_id": person})
    # With the person goes what only they told. (Deletions by different keys are no neighbours: see apply.py.)
    yield Update(HOUSEHOLDS, {"box_of": person}, _NO_BOX)
    yield Delete(MEMBERS, {"box_of": person})


VIEW = View(
    "households",
    (HOUSEHOLDS, MEMBERS, RULE),
    {
        "household.Formed": _formed,
        "household.MemberAdded": _added,
        "household.RelativeNamed": _named,
        "household.MemberLeft": _left,
        "household.RelativeLeft": _left,
        "household.HeadChanged": _head_changed,
        "household.Assessed": _assessed,
        "household_rule.Set": _ruled,
        "household_rule.Changed": _ruled_anew,
        "migrant.Erased": _erased,
    },
)
