"""Steps about the directory of organisations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import provider
from application.providers import ListProviders, ProviderRow
from tests.steps.office import DAY_0, Office


@pytest.fixture
def entries() -> dict[str, UUID]:
    """Name → entry of the directory."""
    return {}


def listing(name: str, service: str, **more: Any) -> provider.ListProvider:
    return provider.ListProvider(provider_id=uuid7(), name=name, kind="NGO", services=(service,), **more)


def taken_in(office: Office, entries: dict[str, UUID], command: provider.ListProvider) -> None:
    office.accept(command, "Daler")
    entries[command.name] = command.provider_id


def shown(office: Office, name: str) -> ProviderRow:
    found: ProviderRow = next(row for row in office.shown if row.name == name)
    return found


@given(parsers.parse("the manager {name} of the centre {centre}"))
def manager(office: Office, name: str, centre: str) -> None:
    office.hire(name, "MANAGER", centre)


@given(parsers.parse('the organisation "{name}" for {service} in the districts {districts}'))
def in_districts(office: Office, entries: dict[str, UUID], name: str, service: str, districts: str) -> None:
    taken_in(office, entries, listing(name, service, districts=tuple(districts.split())))


@given(parsers.parse('the organisation "{name}" for {service} in the region {region}'))
def in_region(office: Office, entries: dict[str, UUID], name: str, service: str, region: str) -> None:
    taken_in(office, entries, listing(name, service, regions=(region,)))


@given(parsers.parse('the organisation "{name}" for {service} whose licence ends on day {day:d}'))
def licensed(office: Office, entries: dict[str, UUID], name: str, service: str, day: int) -> None:
    until = (DAY_0 + timedelta(days=day)).date()
    taken_in(office, entries, listing(name, service, licence="46", licence_until=until))


@given(parsers.parse('the organisation "{name}" for {service} that is suspended'))
def suspended(office: Office, entries: dict[str, UUID], name: str, service: str) -> None:
    taken_in(office, entries, listing(name, service))
    office.accept(provider.SuspendProvider(provider_id=entries[name], reason="CLOSED"), "Daler")


@given(parsers.parse('"{name}" is asked about on day {day:d}'))
def asked_about(office: Office, entries: dict[str, UUID], name: str, day: int) -> None:
    office.accept(provider.VerifyProvider(provider_id=entries[name]), "Daler", day=day)


@when(parsers.parse("somebody of the district {district} in {region} needs {service}"))
def needs(office: Office, district: str, region: str, service: str) -> None:
    office.shown = office.ask(ListProviders(service=service, region=region, district=district)).rows


@when(parsers.parse("the directory is read on day {day:d}"))
def is_read(office: Office, day: int) -> None:
    office.shown = office.ask(ListProviders(show="all"), day=day).rows


@when(parsers.parse('{who} lists the organisation "{name}"'))
def lists(office: Office, who: str, name: str) -> None:
    office.send(listing(name, "LEGAL"), who)


@then(parsers.parse('the directory shows "{a}" as {near}, "{b}" as {middle}, "{c}" as {far}'))
def shows(office: Office, a: str, near: str, b: str, middle: str, c: str, far: str) -> None:
    assert [(row.name, row.step) for row in office.shown] == [(a, near), (b, middle), (c, far)]


@then(parsers.parse('"{name}" warns of {words}'))
def warns(office: Office, name: str, words: str) -> None:
    assert shown(office, name).warnings == (() if words == "nothing" else (words,))
