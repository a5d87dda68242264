"""Which records stand behind a figure of an indicator: the keys of the facts that it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Table, select

from adapters.facts.cases import CASE_MOVES, cases_behind
from adapters.facts.contacts import CONTACTS
from adapters.facts.counted import DIMENSIONS, TABLES, Facts
from adapters.facts.enrolments import ENROLMENTS
from adapters.facts.measures import MEASURES, Keys, Tally, came_again, due, first_time, keys, met
from adapters.facts.measures_beside import (
    BESIDE,
    answers,
    costs_in_wages,
    departed,
    in_time,
    known_at_first,
    moved,
    residents_of,
)
from adapters.facts.people import PEOPLE
from adapters.facts.referrals import REFERRALS
from application.reports.indicators import Formula
from application.reports.table import TOTAL

# (facts, code of the dimension that it is told by, or nothing) → what was counted.
Found = Callable[[Facts, str], Keys]


def behind(facts: Facts, formula: Formula, cut: str, part: str) -> tuple[Table, Keys]:
    """The table of facts, that of persons where persons are counted, and the keys of what a figure is made of.

    A share leads to its part, a median to the values that it is of. Raises KeyError for what has no records, Untold
    where there is no figure.
    """
    counted = _MONEY.get(formula.measure) or MEASURES.get(formula.measure) or BESIDE.get(formula.measure)
    if isinstance(counted, Tally):
        table = PEOPLE if counted.of_persons else TABLES[counted.source][0]
        return table, counted.keys(facts, cut, part)
    table, found = _OWN[formula.measure]
    return table, found(facts, part)


def _visits(facts: Facts, _part: str) -> Keys:
    """One record of each day on which somebody was met at a centre: the last by its name."""
    here = met(facts)
    query = select(here.c.person_key, here.c.centre, here.c.occurred_on, here.c.record_key).order_by(here.c.record_key)
    found = {(bytes(person), *place): bytes(key) for person, *place, key in facts.connection.execute(query)}
    return set(found.values())


def _corrected(facts: Facts, _part: str) -> Keys:
    """Corrected into the period, or out of it."""
    first = facts.at_first_release()
    return keys(facts, moved(facts, first, known=True)) | keys(facts, moved(first, facts, known=True))


def _living_there(facts: Facts, part: str) -> Keys:
    table, known = facts.rows("people"), residents_of(facts)
    district = DIMENSIONS["district"](table)
    return keys(facts, select(table.c.person_key.distinct()).where(district.in_([part] if part else sorted(known))))


_MONEY: Mapping[str, Tally] = {name: Tally("claims", total=name) for name in ("claimed", "recovered")}
_OWN: Mapping[str, tuple[Table, Found]] = {
    "new_persons": (PEOPLE, lambda facts, _: keys(facts, first_time(facts))),
    "persons_again": (PEOPLE, lambda facts, _: keys(facts, came_again(facts))),
    "cost_in_wages": (PEOPLE, lambda facts, _: set(costs_in_wages(facts))),
    "persons_of_districts": (PEOPLE, _living_there),
    "visits": (CONTACTS, _visits),
    "known_at_first": (CONTACTS, lambda facts, _: keys(facts, known_at_first(facts))),
    "entered_since": (CONTACTS, lambda facts, _: keys(facts, moved(facts, facts.at_first_release(), known=False))),
    "voided_since": (CONTACTS, lambda facts, _: keys(facts, moved(facts.at_first_release(), facts, known=False))),
    "corrected_since": (CONTACTS, _corrected),
    "sent_and_due": (REFERRALS, lambda facts, _: keys(facts, due(facts, silent=False))),
    "silent": (REFERRALS, lambda facts, _: keys(facts, due(facts, silent=True))),
    "answer_days": (REFERRALS, lambda facts, _: {key for key, *_days in answers(facts)}),
    "answered_in_14": (REFERRALS, lambda facts, _: in_time(facts, accepted=False)),
    "accepted_in_14": (REFERRALS, lambda facts, _: in_time(facts, accepted=True)),
    "departed_in_90": (ENROLMENTS, lambda facts, _: departed(facts)),
    "cases_open": (CASE_MOVES, lambda facts, _: cases_behind(facts, TOTAL, "open_at_end")),
    "close_days": (CASE_MOVES, lambda facts, _: cases_behind(facts, TOTAL, "median_days")),
}
