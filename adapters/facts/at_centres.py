"""Indicators at each centre, counted for all centres at once where that can be: one question, not sixty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from adapters.facts.counted import Facts, Untold
from adapters.facts.indicators import book, shelf_of
from adapters.facts.measures import MEASURES, Tally, came_again_by, met
from adapters.facts.measures_beside import BESIDE, known_at_first, moved
from application.reports.indicators import Book, Shelf
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import BadPeriod, Period

Numbers = Mapping[str, int]
CENTRE = "centre"


@dataclass
class _Network:
    """All centres that are compared, on one snapshot; who came first when is asked once for all periods."""

    facts: Facts
    centres: Collection[str]
    first_days: dict[bytes, date] = field(default_factory=dict)

    def book(self, period: Period, code: str) -> dict[str, Book]:
        """Centre → one indicator. What cannot be counted for all at once is counted centre by centre."""
        facts = self.facts.of(period)
        told: dict[str, Numbers] = {}
        formulas = INDICATORS[code].figures.values()
        for name in {name for formula in formulas for name in (formula.measure, formula.over) if name}:
            try:
                found = self._counted(facts, name)
            except (Untold, BadPeriod):
                # Each centre says itself why there is no figure.
                continue
            if found is not None:
                told[name] = found
        return {centre: book(_alone(facts, centre, told), (code,), cuts=False) for centre in self.centres}

    def _counted(self, facts: Facts, name: str) -> Numbers | None:
        counted = MEASURES.get(name) or BESIDE.get(name)
        if isinstance(counted, Tally):
            found: Numbers = counted(facts, CENTRE)
            return found
        if name == "new_persons":
            return self._new_persons(facts)
        made = _MADE.get(name)
        return made(facts) if made else None

    def _new_persons(self, facts: Facts) -> Numbers:
        if not self.first_days:
            end = self.facts.scope.period.last + timedelta(days=1)
            everybody = facts.rows("people", anywhere=True, until=end)
            query = select(everybody.c.person_key, func.min(everybody.c.occurred_on)).group_by(everybody.c.person_key)
            self.first_days = {bytes(person): day for person, day in facts.connection.execute(query)}
        here, first = facts.rows("people"), facts.scope.period.first
        came = facts.connection.execute(select(here.c.centre, here.c.person_key).distinct())
        return Counter(centre for centre, person in came if self.first_days[bytes(person)] >= first)


def at_each_centre(facts: Facts, centres: Collection[str], code: str) -> dict[str, Shelf]:
    """Centre → one indicator with the periods before and the year before; without the dimensions it is told by."""
    network, asked = _Network(facts, centres), {}

    def counted(period: Period) -> dict[str, Book]:
        if period not in asked:
            asked[period] = network.book(period, code)
        return asked[period]

    # The newest period is asked first: it holds everybody who came up to then.
    counted(facts.scope.period)
    return {centre: shelf_of(facts.scope.period, lambda period, of=centre: counted(period)[of]) for centre in centres}


def _alone(facts: Facts, centre: str, told: Mapping[str, Numbers]) -> Facts:
    """The facts of one centre, of which some measures are known already."""
    known = {(name, ""): numbers.get(centre, 0) for name, numbers in told.items()}
    return replace(facts, scope=replace(facts.scope, centres={centre}), known=known)


def _by_centre(query: Any) -> Callable[[Facts], Numbers]:
    def counted(facts: Facts) -> Numbers:
        found = query(facts).subquery()
        return facts.by_code(select(found.c.centre, func.count()).group_by(found.c.centre))

    return counted


def _visits(facts: Facts) -> Any:
    here = met(facts)
    return select(here.c.person_key, here.c.centre, here.c.occurred_on).distinct()


def _contacts(facts: Facts) -> Numbers:
    found: Numbers = MEASURES["contacts"](facts, CENTRE)
    return found


def _gained(since: Callable[[Facts], Facts]) -> Callable[[Facts], Numbers]:
    def gained(facts: Facts) -> Numbers:
        now, then = _contacts(facts), _contacts(since(facts))
        return {centre: now.get(centre, 0) - then.get(centre, 0) for centre in {*now, *then}}

    return gained


def _since(facts: Facts) -> Any:
    return moved(facts, facts.at_first_release(), known=False, here=True)


def _gone(facts: Facts) -> Any:
    return moved(facts.at_first_release(), facts, known=False, here=True)


def _corrected(facts: Facts) -> Numbers:
    """Corrected into the period and the centre, less those corrected out of them."""
    first = facts.at_first_release()
    came = _by_centre(lambda now: moved(now, first, known=True, here=True))(facts)
    went = _by_centre(lambda then: moved(then, facts, known=True, here=True))(first)
    return {centre: came.get(centre, 0) - went.get(centre, 0) for centre in {*came, *went}}


# Measures that are no plain count, for all centres at once.
_MADE: Mapping[str, Callable[[Facts], Numbers]] = {
    "persons_again": _by_centre(came_again_by),
    "visits": _by_centre(_visits),
    "known_at_first": _by_centre(lambda facts: known_at_first(facts, here=True)),
    "entered_since": _by_centre(_since),
    "voided_since": _by_centre(_gone),
    "corrected_since": _corrected,
    "contacts_at_first": lambda facts: _contacts(facts.at_first_release()),
    "contacts_year_before": lambda facts: _contacts(facts.a_year_before()),
    "revised": _gained(Facts.at_first_release),
    "gain_on_year": _gained(Facts.a_year_before),
}
