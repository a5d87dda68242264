"""Steps about what was written down by mistake beside a talk: payments, claims, checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pytest_bdd import given, parsers, then, when

from application.ban_checks import PersonBanChecks
from application.claim import CloseClaim, RecoverAmount, ReopenClaim
from application.claims import ClaimView, OneClaim
from application.striking import StrikeRecovery, VoidBanCheck, VoidClaim
from application.trip import StrikeStop, VisitVillage
from tests.facts.register import DESK
from tests.steps.figures import Tale
from tests.steps.further import Beside
from tests.steps.outside import Outside, sheet


@given(parsers.parse("{amount} of it was paid"))
def came_back(tale: Tale, beside: Beside, amount: str) -> None:
    tale.give(RecoverAmount(**_claim(beside), amount=Decimal(amount)))
    beside.version += 1


@when(parsers.parse("that payment is struck as {reason}"))
def struck(tale: Tale, beside: Beside, reason: str) -> None:
    tale.give(StrikeRecovery(**_claim(beside), payment=2, reason=reason))
    beside.version += 1


@when(parsers.parse("the claim is declared void as {reason}"))
def claim_void(tale: Tale, beside: Beside, reason: str) -> None:
    tale.give(VoidClaim(**_claim(beside), reason=reason))
    beside.version += 1


@when(parsers.parse("the check is declared void as {reason}"))
def check_void(tale: Tale, beside: Beside, reason: str) -> None:
    tale.give(VoidBanCheck(check_id=beside.check, **beside.of, base_version=beside.version, reason=reason))
    beside.version += 1


@given(parsers.parse("the claim is then closed as {outcome}"))
def then_closed(tale: Tale, beside: Beside, outcome: str) -> None:
    tale.give(CloseClaim(**_claim(beside), outcome=outcome))
    beside.version += 1


@when(parsers.parse("the claim is reopened as {reason}"))
def reopened(tale: Tale, beside: Beside, reason: str) -> None:
    beside.version = _shown(tale, beside).row.version
    tale.give(ReopenClaim(**_claim(beside), reason=reason))
    beside.version += 1


@then(parsers.parse("the claim shows the payment as struck, and {left:d} still owed"))
def shows_struck(tale: Tale, beside: Beside, left: int) -> None:
    view = _shown(tale, beside)
    assert [each.struck for each in view.payments] == ["TYPING_ERROR"]
    assert view.row.owed == left


@then(parsers.parse("the file still shows the claim, as {status}"))
def shows_claim(tale: Tale, beside: Beside, status: str) -> None:
    assert _shown(tale, beside).row.status == status


@then(parsers.parse("T23 of {period} knows no {code}"))
def no_line(tale: Tale, period: str, code: str) -> None:
    table = tale.register.report("T23", period).table("worked_in")
    assert code not in {line.code for line in table.rows}


@then(parsers.parse("the file still shows the check of {name}, void as {reason}"))
def shows_check(tale: Tale, name: str, reason: str) -> None:
    question = PersonBanChecks(person_id=tale.people[name])
    (row,) = tale.register.house.system.ask(question, DESK, route="test")
    assert (row.void_reason, row.result) == (reason, "BANNED")


def _claim(beside: Beside) -> dict[str, Any]:
    return {"claim_id": beside.claim, "base_version": beside.version, **beside.of}


def _shown(tale: Tale, beside: Beside) -> ClaimView:
    question = OneClaim(claim_id=beside.claim, person_id=beside.of["person_id"])  # type: ignore[arg-type]  # stated before
    found: ClaimView = tale.register.house.system.ask(question, DESK, route="test")
    return found


@when("the stop in the village is struck")
def stop_struck(tale: Tale, outside: Outside) -> None:
    found = sheet(tale, outside)
    why = {"stop": found.stops[0].version, "reason": "TYPING_ERROR"}
    tale.give(StrikeStop(trip_id=outside.trip, base_version=found.row.version, **why))


@when(parsers.parse("the team visited {village} on {day} after all"))
def after_all(tale: Tale, outside: Outside, village: str, day: str) -> None:
    tale.give(VisitVillage(trip_id=outside.trip, visited_on=date.fromisoformat(day), village=village))
