"""The measures of indicators that are more than a count in one source: times, cohorts, vintages, ratios, residents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, and_, exists, func, select, type_coerce

from adapters.facts.cases import days_to_close, open_at_end
from adapters.facts.contacts import CONTACTS
from adapters.facts.costs import PARTS
from adapters.facts.counted import DIMENSIONS, Facts, Untold
from adapters.facts.journeys import DEPARTED
from adapters.facts.measures import MEASURES, Measure, Tally, how_many
from adapters.facts.population import residents
from application.reports.indicators import CURRENCIES, NO_POPULATION
from application.reports.indicators_catalogue import ANSWER_DAYS, DEPARTED_DAYS
from application.reports.table import UNKNOWN


def answers(facts: Facts) -> Iterator[tuple[bytes, int, bool]]:
    """(record, days from sending to the answer, whether it was yes) of each answered referral of the period."""
    table = facts.rows("referrals")
    query = select(table.c.record_key, table.c.sent_on, table.c.answered_on, table.c.accepted)
    for key, sent, answered, accepted in facts.connection.execute(query.where(table.c.answered_on.is_not(None))):
        yield bytes(key), (answered - sent).days, bool(accepted)


def in_time(facts: Facts, *, accepted: bool) -> set[bytes]:
    """Referrals answered within the days that are looked at; `accepted`: those answered with yes."""
    return {key for key, days, yes in answers(facts) if days <= ANSWER_DAYS and (yes or not accepted)}


def _answer_days(facts: Facts, _cut: str) -> list[Fraction]:
    return [Fraction(days) for _, days, _yes in answers(facts)]


def _cases_open(facts: Facts, _cut: str) -> int:
    scope = facts.scope
    return sum(open_at_end(facts.connection, scope.period, scope.at, scope.centres).values())


def _close_days(facts: Facts, _cut: str) -> list[Fraction]:
    scope = facts.scope
    found = days_to_close(facts.connection, scope.period, scope.at, scope.centres)
    return [Fraction(days) for _, days in found]


def departed(facts: Facts) -> set[bytes]:
    """Completed courses whose trainee left within the days that are looked at."""
    courses, ways = facts.rows("enrolments"), facts.rows("journeys", anywhere=True, until=date.max)
    same = courses.join(ways, ways.c.person_key == courses.c.person_key)
    query = select(courses.c.record_key, courses.c.completed_on, ways.c.moved_on).select_from(same)
    found = facts.connection.execute(query.where(courses.c.completed == 1, *_leaving(ways)))
    return {bytes(key) for key, done, left in found if 0 <= (left - done).days <= DEPARTED_DAYS}


def _money(name: str) -> Measure:
    """A sum of money: by currency, or alone where there is one currency only. Nothing is converted."""

    def measured(facts: Facts, cut: str) -> Any:
        counted = Tally("claims", total=name)
        if cut:
            return counted(facts, cut)
        table = facts.rows("claims")
        currencies = DIMENSIONS["currency"](table)
        if facts.one(select(func.count(currencies.distinct())).select_from(table)) > 1:
            raise Untold(CURRENCIES)
        return counted(facts, cut)

    return measured


def _leaving(table: FromClause) -> list[ColumnElement[bool]]:
    return [table.c.kind == DEPARTED]


def costs_in_wages(facts: Facts) -> dict[bytes, Fraction]:
    """Person → what a job cost in months of its wage, of whoever said both in one currency; the last said counts."""
    table = facts.rows("costs")
    said = [table.c.months.is_not(None), table.c.person_key.is_not(None), table.c.stat]
    ordered = select(table.c.person_key, table.c.months).where(*said).order_by(*_in_order(table))
    return {bytes(person): Fraction(int(months), PARTS) for person, months in facts.connection.execute(ordered)}


def _in_order(table: FromClause) -> tuple[ColumnElement[Any], ...]:
    return type_coerce(table.c.occurred_at, BigInteger), table.c.record_key


def _there(facts: Facts, table: FromClause, *, in_scope: bool, here: bool = False) -> Any:
    """Whether a record was known at the instant of other facts: in their period and centres, or at all; `here`: at
    its own centre.
    """
    other = CONTACTS.alias("other")
    where = [other.c.record_key == table.c.record_key]
    where += [other.c.recorded_from <= facts.scope.at, other.c.recorded_to > facts.scope.at]
    if in_scope:
        where.append(other.c.occurred_on.between(facts.scope.period.first, facts.scope.period.last))
        if facts.scope.centres is not None:
            where.append(other.c.centre.in_(sorted(facts.scope.centres)))
        if here:
            where.append(other.c.centre == table.c.centre)
    return exists().where(and_(*where))


def moved(facts: Facts, other: Facts, *, known: bool, here: bool = False) -> Any:
    """Records that count in `facts` and not in `other`, where they were known elsewhere, or not at all.

    `here`: each with its centre, of which alone is spoken.
    """
    table = facts.rows("contacts")
    elsewhere = _there(other, table, in_scope=False)
    where = [~_there(other, table, in_scope=True, here=here), elsewhere if known else ~elsewhere]
    return _records(table, here=here).where(*where)


def known_at_first(facts: Facts, *, here: bool = False) -> Any:
    """Records that count, and counted when the period was first released; `here` as above."""
    table = facts.rows("contacts")
    there = _there(facts.at_first_release(), table, in_scope=True, here=here)
    return _records(table, here=here).where(there)


def _records(table: FromClause, *, here: bool) -> Any:
    return select(table.c.record_key, *([table.c.centre] if here else []))


def _contacts(facts: Facts) -> int:
    return int(facts.once(("contacts", ""), lambda: MEASURES["contacts"](facts, "")))


def _gain(facts: Facts, other: Facts) -> int:
    return _contacts(facts) - _contacts(other)


def _corrected(facts: Facts, _cut: str) -> int:
    first = facts.at_first_release()
    return how_many(facts, moved(facts, first, known=True)) - how_many(facts, moved(first, facts, known=True))


def residents_of(facts: Facts) -> Mapping[str, int]:
    """District → its residents of the year; raises Untold where none are known."""
    year = facts.scope.period.last.year
    found: Mapping[str, int] = facts.once("residents", lambda: residents(facts.connection, year, facts.scope.at))
    if not found:
        raise Untold(NO_POPULATION)
    return found


def _living_there(facts: Facts, cut: str) -> Any:
    """Persons of the districts whose residents are known."""
    known = residents_of(facts)
    table = facts.rows("people")
    district = DIMENSIONS["district"](table)
    query = select(district, func.count(table.c.person_key.distinct())).group_by(district)
    found = {code: number for code, number in facts.by_code(query).items() if code in known and code != UNKNOWN}
    return found if cut else sum(found.values())


def _all_residents(facts: Facts, cut: str) -> Any:
    known = residents_of(facts)
    return known if cut else sum(known.values())


BESIDE: Mapping[str, Measure] = {
    "answer_days": _answer_days,
    "answered_in_14": lambda facts, _cut: len(in_time(facts, accepted=False)),
    "accepted_in_14": lambda facts, _cut: len(in_time(facts, accepted=True)),
    "cases_open": _cases_open,
    "close_days": _close_days,
    "departed_in_90": lambda facts, _cut: len(departed(facts)),
    "departures": Tally("journeys", _leaving, of_persons=True),
    "claimed": _money("claimed"),
    "recovered": _money("recovered"),
    "cost_in_wages": lambda facts, _cut: list(costs_in_wages(facts).values()),
    "known_at_first": lambda facts, _cut: how_many(facts, known_at_first(facts)),
    "contacts_at_first": lambda facts, _cut: _contacts(facts.at_first_release()),
    "revised": lambda facts, _cut: _gain(facts, facts.at_first_release()),
    "entered_since": lambda facts, _cut: how_many(facts, moved(facts, facts.at_first_release(), known=False)),
    "voided_since": lambda facts, _cut: how_many(facts, moved(facts.at_first_release(), facts, known=False)),
    "corrected_since": _corrected,
    "contacts_year_before": lambda facts, _cut: _contacts(facts.a_year_before()),
    "gain_on_year": lambda facts, _cut: _gain(facts, facts.a_year_before()),
    "persons_of_districts": _living_there,
    "residents": _all_residents,
}
