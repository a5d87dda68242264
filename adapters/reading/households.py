"""Answers questions about households: the one of a person, with the names that the asker may read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import full_name, thing
from adapters.readmodels.households import HOUSEHOLDS, MEMBERS, RULE
from adapters.readmodels.people import PEOPLE
from application.asking import Absent, Answer
from application.households import (
    ASKED,
    Assessment,
    HouseholdView,
    Member,
    PersonHousehold,
    Rule,
    RuleInForce,
)
from application.policy import Decision, policy
from domain.codes import code_list
from domain.household import HEAD
from domain.household_rule import FIRST_RULE

FILE = "people.file"


def person_household(reading: Reading, question: PersonHousehold) -> Answer[HouseholdView]:
    """Raises Absent for a person whom the asker may not see."""
    people = _people(reading, {question.person_id})
    if question.person_id not in people:
        raise Absent
    reading.may(FILE, thing(people[question.person_id]))
    household = _household(reading, question.person_id)
    if household is None:
        return Answer(HouseholdView(_rule(reading)), (question.person_id,))
    members = _members(reading, household["household_id"])
    head = next((m.member_id for m in members if m.role == HEAD), None)
    view = HouseholdView(
        _rule(reading), household["household_id"], members, _assessment(reading, household), head
    )
    seen = (member.person_id for member in members if member.known and member.person_id)
    return Answer(view, tuple(dict.fromkeys((question.person_id, *seen))))


def rule_in_force(reading: Reading, _question: RuleInForce) -> Answer[Rule]:
    """The office's rule, or the one that holds until it states one."""
    return Answer(_rule(reading))


KNOWN: Mapping[type, Known] = {
    PersonHousehold: Known(FILE, person_household),
    RuleInForce: Known("households.rule", rule_in_force),
}


def _rule(reading: Reading) -> Rule:
    row = reading.connection.execute(select(RULE)).first()
    return Rule(row.basis, row.months, row.since) if row else Rule(FIRST_RULE.basis, FIRST_RULE.months)


def _household(reading: Reading, person_id: UUID) -> Row | None:
    mine = select(MEMBERS.c.household_id).where(MEMBERS.c.person_id == person_id)
    rows = rows_of(reading.connection.execute(select(HOUSEHOLDS).where(HOUSEHOLDS.c.household_id.in_(mine))))
    return rows[0] if rows else None


def _members(reading: Reading, household_id: UUID) -> tuple[Member, ...]:
    rows = rows_of(reading.connection.execute(select(MEMBERS).where(MEMBERS.c.household_id == household_id)))
    people = _people(reading, {row["person_id"] or row["box_of"] for row in rows})
    reached = {who for who, row in people.items() if policy(reading.actor, FILE, thing(row)) > Decision.DENY}
    # A restricted file does not exist: neither the person nor whom they told of is somebody unknown.
    hidden = {who for who, row in people.items() if row["restricted"]} - reached
    rows = [row for row in rows if (row["person_id"] or row["box_of"]) not in hidden]
    names = dict(zip(people, reading.open_many(list(people.values())), strict=True))
    words = reading.open_many(rows)
    members = [
        _with_file(row, people, names, reached) if row["person_id"] else _relative(row, told, reached)
        for row, told in zip(rows, words, strict=True)
    ]
    order = list(code_list("household_role"))
    return tuple(
        sorted(members, key=lambda m: (order.index(m.role), m.birth_year or 9999, m.name, m.member_id))
    )


def _with_file(row: Row, people: Mapping[UUID, Row], names: Mapping[UUID, Row], reached: set[UUID]) -> Member:
    who = row["person_id"]
    if who not in reached:
        return Member(row["member_id"], who, row["role"], row["since"], known=False)
    person = people[who]
    return Member(
        row["member_id"],
        who,
        row["role"],
        row["since"],
        known=True,
        name=full_name(names[who]) or person["number"],
        **{name: person[name] for name in ("number", "sex", "birth_year")},
    )


def _relative(row: Row, told: Row, reached: set[UUID]) -> Member:
    if row["box_of"] not in reached:
        return Member(row["member_id"], None, row["role"], row["since"], known=False)
    kept = {name: told.get(name) or "" for name in ("name", "sex")}
    year = told.get("birth_year")
    return Member(row["member_id"], None, row["role"], row["since"], known=True, birth_year=year, **kept)


def _assessment(reading: Reading, household: Row) -> Assessment | None:
    if household["assessed_on"] is None:
        return None
    answers: dict[str, object] | None = None
    told_by = _people(reading, {household["box_of"]}).get(household["box_of"])
    # What was told is read by whoever may read that person's words.
    if told_by is not None and policy(reading.actor, FILE, thing(told_by)) >= Decision.READ:
        opened = reading.open(household)
        answers = {name: opened.get(name) for name in (*ASKED, "note")} if opened else None
    rule = Rule(household["basis"], household["months"])
    return Assessment(household["assessed_on"], tuple(household["types"]), rule, answers)


def _people(reading: Reading, ids: set[Any]) -> dict[UUID, Row]:
    wanted = ids - {None}
    if not wanted:
        return {}
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(wanted))))
    return {row["person_id"]: row for row in rows}
