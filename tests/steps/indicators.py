"""Steps about indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pytest_bdd import given, parsers, then

from application.actor import ANALYST, MANAGER, Actor
from application.asking import Absent, Forbidden
from application.population import ResidentsOf, StatePopulation
from application.reports.behind import Behind, RecordsOfIndicator
from application.reports.indicators import Figure, ReadIndicators, Shelf
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import leads_to_records
from application.reports.periods import parse_period
from tests.facts.register import ANALYST_OF_ALL, CENTRES, DESK, MANAGER_OF_KHUJAND, at
from tests.simulation.staff import ADMIN
from tests.steps.figures import Tale

EVERYWHERE = Actor(DESK.account_id, frozenset({ANALYST, MANAGER}), frozenset(CENTRES))
OF = r"(?P<code>I\d\d)(?: (?P<name>\w+))? of (?P<period>[\w-]+)(?: as known at (?P<moment>[\d-]+ [\d:]+))? is "


def figure(
    tale: Tale, code: str, period: str, name: str | None = None, moment: str | None = None, centre: str | None = None,
    actor: Actor = ANALYST_OF_ALL,
) -> Figure:  # fmt: skip
    question = ReadIndicators(
        period=parse_period(period), codes=(code,), as_of=at(moment) if moment else None, centre=centre, beside=False
    )
    found: Shelf = tale.register.house.system.ask(question, actor, route="test")
    figures = found.now.indicators[code].figures
    return figures[name or next(iter(figures))]


@then(parsers.re(OF + r"(?P<value>-?[\d.]+)"))
def told(tale: Tale, code: str, name: str | None, period: str, moment: str | None, value: str) -> None:
    assert figure(tale, code, period, name, moment).value == Decimal(value)


@then(parsers.re(OF + r"not told: (?P<why>\w+)"))
def untold(tale: Tale, code: str, name: str | None, period: str, moment: str | None, why: str) -> None:
    found = figure(tale, code, period, name, moment)
    assert (found.value, found.why) == (None, why)


READS = r"the manager of KJD reads (?P<value>\d+) as (?P<code>I\d\d) of (?P<period>[\w-]+) at (?P<centre>\w+)"


@then(parsers.re(READS))
def reads(tale: Tale, value: str, code: str, period: str, centre: str) -> None:
    found = figure(tale, code, period, centre=centre, actor=MANAGER_OF_KHUJAND)
    assert found.value == Decimal(value)


@then("the manager of KJD gets no indicators of KHT")
def not_of_others(tale: Tale) -> None:
    with pytest.raises(Absent):
        figure(tale, "I01", "2026-Q1", centre="KHT", actor=MANAGER_OF_KHUJAND)


@then("the manager of KJD gets no indicators of all centres")
def not_of_all(tale: Tale) -> None:
    with pytest.raises(Forbidden):
        figure(tale, "I01", "2026-Q1", actor=MANAGER_OF_KHUJAND)


def behind(tale: Tale, code: str, name: str, period: str, actor: Actor, **where: Any) -> Behind:
    question = RecordsOfIndicator(code=code, figure=name, period=parse_period(period), **where)
    found: Behind = tale.register.house.system.ask(question, actor, route="test")
    return found


@then(parsers.parse("every indicator of {period} leads the manager of all centres to what it counted"))
def all_lead(tale: Tale, period: str) -> None:
    question = ReadIndicators(period=parse_period(period), beside=False)
    book = tale.register.house.system.ask(question, EVERYWHERE, route="test").now
    for code, counted in book.indicators.items():
        for name, told in counted.figures.items():
            if told.value is not None and leads_to_records(code, name):
                found = behind(tale, code, name, period, EVERYWHERE)
                number = told.part if told.part is not None else told.value if told.whole is None else told.whole
                assert (found.count, found.hidden) == (number, 0), (code, name)


@then(parsers.parse("the manager of KJD finds behind {code} of {period}: {name}"))
def finds(tale: Tale, code: str, period: str, name: str) -> None:
    found = behind(tale, code, INDICATORS[code].headline, period, MANAGER_OF_KHUJAND, centre="KJD")
    assert [row.person_id for row in found.rows] == [tale.people[name]]


@then(parsers.parse("nobody else finds anybody behind {code} of {period}"))
def nobody_else(tale: Tale, code: str, period: str) -> None:
    for actor in (ANALYST_OF_ALL, DESK):
        with pytest.raises(Forbidden):
            behind(tale, code, INDICATORS[code].headline, period, actor, centre="KJD")
    with pytest.raises(Absent):
        behind(tale, code, INDICATORS[code].headline, period, MANAGER_OF_KHUJAND, centre="KHT")


@given(parsers.parse("{name} of district {district} at {centre}"))
def registered(tale: Tale, name: str, district: str, centre: str) -> None:
    tale.people[name] = tale.register.person(centre=centre, district=district)


@given(parsers.parse("{number:d} residents of district {district} were entered for {year:d}"))
def entered(tale: Tale, number: int, district: str, year: int) -> None:
    residents = (ResidentsOf(district=district, residents=number),)
    tale.register.do(StatePopulation(year=year, districts=residents), ADMIN)
