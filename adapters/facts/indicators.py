"""Computes indicators of the catalogue from the facts: one formula, one rounding, a reason where there is no figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import mean, median
from typing import Any

from adapters.facts.cases import CASE_MOVES
from adapters.facts.counted import TABLES, Facts, Untold, end_of
from adapters.facts.measures import MEASURES
from adapters.facts.measures_beside import BESIDE
from adapters.facts.people import PEOPLE
from adapters.facts.population import POPULATION
from adapters.sql.types import from_microseconds
from application.reports.indicators import (
    OF_NOTHING,
    TOO_FEW,
    Book,
    Counted,
    Figure,
    Formula,
    Indicator,
    Shelf,
)
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import BadPeriod, Period, just_before, year_before

FOLDS: Mapping[str, Callable[[list[Fraction]], Fraction]] = {"median": median, "mean": mean}
# How many periods are set beside the one that is asked for: with quarters, the last is a year back.
EARLIER = 4


def shelf(facts: Facts, codes: Iterable[str], *, beside: bool) -> Shelf:
    """The indicators of a period; `beside`: with the periods before it and the year before."""
    asked = tuple(codes) or tuple(INDICATORS)
    if not beside:
        return Shelf(book(facts, asked))
    now = facts.scope.period
    return shelf_of(now, lambda period: book(facts if period == now else facts.of(period), asked))


def shelf_of(period: Period, counted: Callable[[Period], Book]) -> Shelf:
    """A period with those before it and the year before, each as it is `counted`."""
    now = counted(period)
    earlier = [counted(each) for each in _earlier(period)]
    return Shelf(now, tuple(earlier), _year_before(period, counted, earlier))


def book(facts: Facts, codes: Iterable[str], *, cuts: bool = True) -> Book:
    """One period. Without `cuts` no figure is told by a dimension."""
    counted = {code: _counted(facts, INDICATORS[code], cuts=cuts) for code in codes}
    centres = sorted(facts.scope.centres) if facts.scope.centres is not None else [None]
    return Book(facts.scope.period, from_microseconds(facts.scope.at), centres[0], counted)


def tables() -> set[Any]:
    """Every table of facts that an indicator may read."""
    return {CASE_MOVES, PEOPLE, POPULATION, *(table for table, _ in TABLES.values())}


def _earlier(period: Period) -> list[Period]:
    found: list[Period] = []
    while len(found) < EARLIER:
        try:
            period = just_before(period)
        except BadPeriod:
            break
        found.append(period)
    return found[::-1]


def _year_before(period: Period, counted: Callable[[Period], Book], earlier: list[Book]) -> Book | None:
    try:
        before = year_before(period)
    except BadPeriod:
        return None
    there = [each for each in earlier if each.period == before]
    return there[0] if there else counted(before)


def _counted(facts: Facts, indicator: Indicator, *, cuts: bool) -> Counted:
    figures = {name: _figure(facts, formula) for name, formula in indicator.figures.items()}
    told = {
        cut: {name: _by_code(facts, indicator.figures[name], cut) for name in names}
        for cut, names in indicator.cuts.items()
        if cuts
    }
    settled = end_of(facts.scope.period.last + timedelta(days=indicator.settled), facts.zone)
    return Counted(indicator.code, figures, told, provisional=from_microseconds(facts.scope.at) < settled)


def _measured(facts: Facts, name: str, cut: str = "") -> Any:
    return facts.once((name, cut), lambda: (MEASURES.get(name) or BESIDE[name])(facts, cut))


def _figure(facts: Facts, formula: Formula) -> Figure:
    try:
        part = _measured(facts, formula.measure)
        whole = _measured(facts, formula.over) if formula.over else None
    except (Untold, BadPeriod) as why:
        return Figure(None, why=why.why if isinstance(why, Untold) else OF_NOTHING)
    return _folded(part, formula) if formula.fold else _of(part, whole, formula)


def _by_code(facts: Facts, formula: Formula, cut: str) -> dict[str, Figure]:
    try:
        parts = _measured(facts, formula.measure, cut)
        wholes = _measured(facts, formula.over, cut) if formula.over else None
    except Untold:
        return {}
    codes = sorted({*parts, *(wholes or {})})
    return {code: _of(parts.get(code, 0), wholes.get(code, 0) if wholes else None, formula) for code in codes}


def _folded(values: list[Fraction], formula: Formula) -> Figure:
    many = Decimal(len(values))
    if not values:
        return Figure(None, whole=many, why=OF_NOTHING)
    return Figure(rounded(FOLDS[formula.fold](sorted(values)), formula.decimals), whole=many)


def _of(part: int, whole: int | None, formula: Formula) -> Figure:
    if whole is None:
        return Figure(Decimal(part))
    known = Figure(None, Decimal(part), Decimal(whole))
    if whole < formula.least or (formula.change and whole + part < formula.least):
        return replace(known, why=TOO_FEW if whole else OF_NOTHING)
    return replace(known, value=rounded(Fraction(part * formula.times, whole), formula.decimals))


def rounded(number: Fraction, decimals: int) -> Decimal:
    """To so many decimals, halves away from zero."""
    scaled = abs(number) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return Decimal(-whole if number < 0 else whole).scaleb(-decimals)
