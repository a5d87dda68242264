"""Steps about wages that were not paid: the claim, its case, the referral that is to get it paid."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import case, claim
from application.cases import OneCase
from application.claims import OneClaim
from tests.steps.office import DAY_0, Office, figures_are


@pytest.fixture
def owed() -> dict[str, UUID]:
    """Name in the feature → claim; the case stands under "case"."""
    return {}


def ids_of(office: Office, owed: dict[str, UUID], name: str) -> dict[str, Any]:
    ids = {"person_id": office.people["Zarina"], "claim_id": owed[name]}
    return {**ids, "base_version": office.ask(OneClaim(**ids)).row.version}


def of_case(office: Office, owed: dict[str, UUID]) -> dict[str, UUID]:
    return {"person_id": office.people["Zarina"], "case_id": owed["case"]}


def version_of(office: Office, owed: dict[str, UUID]) -> int:
    version: int = office.ask(OneCase(**of_case(office, owed))).row.version
    return version


@given(parsers.parse('Zarina is owed {amount:d} {currency} in {country} as "{name}" since day {day:d}'))
def is_owed(
    office: Office, owed: dict[str, UUID], amount: int, currency: str, country: str, name: str, day: int
) -> None:
    owed[name] = uuid7()
    ids = {"person_id": office.people["Zarina"], "claim_id": owed[name], "centre": "KHT"}
    sum_of = {"amount": Decimal(amount), "currency": currency, "worked_in": country}
    office.accept(claim.StateClaim(**ids, **sum_of), day=day)


@given(parsers.parse('the case of {topic} is opened on day {day:d} with "{first}" and "{second}"'))
def opened_with(office: Office, owed: dict[str, UUID], topic: str, day: int, first: str, second: str) -> None:
    owed["case"] = uuid7()
    office.accept(case.OpenCase(**of_case(office, owed), topic=topic), day=day)
    for name in (first, second):
        linked = {**of_case(office, owed), "base_version": version_of(office, owed)}
        office.accept(case.LinkClaim(**linked, claim_id=owed[name]), day=day)


@given(parsers.parse('"{name}" is part of "{referral}" on day {day:d}'))
def part_of(
    office: Office, owed: dict[str, UUID], referrals: dict[str, UUID], name: str, referral: str, day: int
) -> None:
    office.accept(claim.ReferClaim(**ids_of(office, owed, name), referral_id=referrals[referral]), day=day)


@when(parsers.parse('{amount:d} of "{name}" is paid on day {day:d}'))
def paid(office: Office, owed: dict[str, UUID], amount: int, name: str, day: int) -> None:
    office.accept(claim.RecoverAmount(**ids_of(office, owed, name), amount=Decimal(amount)), day=day)


@when(parsers.parse('"{name}" is closed as {outcome} on day {day:d}'))
def closed(office: Office, owed: dict[str, UUID], name: str, outcome: str, day: int) -> None:
    office.accept(claim.CloseClaim(**ids_of(office, owed, name), outcome=outcome), day=day)


@when(parsers.parse("the case ends on day {day:d} with {outcome}"))
def ends(office: Office, owed: dict[str, UUID], day: int, outcome: str) -> None:
    ids = {**of_case(office, owed), "base_version": version_of(office, owed)}
    office.accept(case.CloseCase(**ids, outcomes=(outcome,)), day=day)


@then("the claims of the year are")
def claims_are(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T23", "worked_in"), "worked_in", datatable)


@then(parsers.parse('"{name}" shows its case, "{referral}" and two payments, and {left:d} still owed'))
def shows(
    office: Office, owed: dict[str, UUID], referrals: dict[str, UUID], name: str, referral: str, left: int
) -> None:
    ids = {"person_id": office.people["Zarina"], "claim_id": owed[name]}
    view = office.ask(OneClaim(**ids))
    assert view.row.referral_id == referrals[referral]
    assert [each.paid_on for each in view.payments] == [(DAY_0 + timedelta(days=d)).date() for d in (30, 58)]
    assert view.row.owed == left


@then(parsers.parse("the case ended with {outcome} and holds both claims"))
def case_ended(office: Office, owed: dict[str, UUID], outcome: str) -> None:
    view = office.ask(OneCase(**of_case(office, owed)))
    assert view.row.outcomes == (outcome,)
    assert set(view.claims) == {owed["Moscow"], owed["Almaty"]}
