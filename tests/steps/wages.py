"""Steps about wages that were not paid, and lines of reports."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.claim import CloseClaim, RecoverAmount, StateClaim
from application.consultation_parts import SaidClaim
from tests.steps.figures import WHERE, Tale
from tests.steps.further import Beside

OWED = r"is owed (?P<amount>\d+) (?P<currency>[A-Z]{3}) in (?P<country>[A-Z]{3})"


def claimed(amount: str, currency: str, country: str) -> dict[str, Any]:
    return {
        "amount": Decimal(amount),
        "currency": currency,
        "worked_in": country,
        "employer": "Building site",
    }


@when(parsers.re(rf"(?P<name>\w+) is advised {WHERE} about EMP-WAGE, and {OWED}"))
def said_owed(
    tale: Tale, name: str, centre: str, moment: str, amount: str, currency: str, country: str
) -> None:
    claim = SaidClaim(claim_id=uuid7(), **claimed(amount, currency, country))
    tale.advise(name, centre, moment, ["EMP-WAGE"], claim=claim)


@given(parsers.re(rf"(?P<name>\w+) {OWED}"))
def is_owed(tale: Tale, beside: Beside, name: str, amount: str, currency: str, country: str) -> None:
    beside.claim, beside.of, beside.version = uuid7(), {"person_id": tale.people[name]}, 1
    tale.give(
        StateClaim(claim_id=beside.claim, **beside.of, centre="KJD", **claimed(amount, currency, country))
    )


@when(parsers.parse("{amount} of it is paid"))
def came_back(tale: Tale, beside: Beside, amount: str) -> None:
    ids = {"claim_id": beside.claim, "base_version": beside.version, **beside.of}
    tale.give(RecoverAmount(**ids, amount=Decimal(amount)))


@given(parsers.parse("the claim is closed as {outcome}"))
def claim_closed(tale: Tale, beside: Beside, outcome: str) -> None:
    tale.give(CloseClaim(claim_id=beside.claim, **beside.of, base_version=1, outcome=outcome))
    beside.version = 2


@then(parsers.parse("T23 of {period} has no line that adds them up"))
def no_total(tale: Tale, period: str) -> None:
    table = tale.register.report("T23", period).table("worked_in")
    assert [line.code for line in table.rows] == ["KAZ-KZT", "RUS-RUB"]


TABLES = {"T23": "worked_in", "T22": "outreach_centre", "T7": "centre_trips", "T24": "feedback_centre"}


@then(parsers.re(r"(?P<code>T7|T22|T23) of (?P<period>[\w-]+) counts for (?P<row>[\w-]+): (?P<told>.+)"))
def line_counts(tale: Tale, code: str, period: str, row: str, told: str) -> None:
    assert_line(tale, code, period, row, {k: int(v) for k, v in (pair.split() for pair in told.split(", "))})


@then(parsers.re(r"T24 of (?P<period>[\w-]+) counts (?P<told>.+) of (?P<row>\w+)"))
def feedback_counts(tale: Tale, period: str, told: str, row: str) -> None:
    wanted = {k: int(v) for v, k in (pair.split() for pair in told.split(", "))}
    table = tale.register.report("T24", period).table(TABLES["T24"])
    assert {k: table.value(row, k) for k in wanted} == wanted


def assert_line(tale: Tale, code: str, period: str, row: str, wanted: dict[str, int]) -> None:
    table = tale.register.report(code, period).table(TABLES[code])
    found = {column.code: table.value(row, column.code) for column in table.columns}
    assert {step: number for step, number in found.items() if number} == wanted
