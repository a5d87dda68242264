"""Steps about indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_bdd import given, parsers, then

from application.actor import Actor
from application.asking import Absent, Forbidden
from application.population import ResidentsOf, StatePopulation
from application.reports.indicators import Figure, ReadIndicators, Shelf
from application.reports.periods import parse_period
from tests.facts.register import ANALYST_OF_ALL, MANAGER_OF_KHUJAND, at
from tests.simulation.staff import ADMIN
from tests.steps.figures import Tale

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


@given(parsers.parse("{name} of district {district} at {centre}"))
def registered(tale: Tale, name: str, district: str, centre: str) -> None:
    tale.people[name] = tale.register.person(centre=centre, district=district)


@given(parsers.parse("{number:d} residents of district {district} were entered for {year:d}"))
def entered(tale: Tale, number: int, district: str, year: int) -> None:
    residents = (ResidentsOf(district=district, residents=number),)
    tale.register.do(StatePopulation(year=year, districts=residents), ADMIN)
