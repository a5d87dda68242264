"""Steps about the monthly return of a centre."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from application.monthly import Check, Explanation, ReopenReturn, Return, ReturnOf, ReturnsOf, SignReturn
from application.reports.periods import parse_period
from tests.facts.register import ANALYST_OF_ALL, MANAGER_OF_KHUJAND
from tests.steps.figures import NOBODY, Tale

MONTH = parse_period("2026-03")


def the_return(tale: Tale) -> Return:
    found: Return = tale.register.house.system.ask(
        ReturnOf(centre="KJD", period=MONTH), MANAGER_OF_KHUJAND, route="returns.of_centre"
    )
    return found


@when("the manager of KJD signs 2026-03")
def signs(tale: Tale) -> None:
    seen = the_return(tale)
    said = tuple(Explanation(check=check.code, text="It was so") for check in seen.checks)
    place = {"centre": "KJD", "month": "2026-03", "as_of": seen.as_of, "figures": seen.hash}
    tale.give(SignReturn(**place, explanations=said), MANAGER_OF_KHUJAND)


@when(parsers.parse('the manager of KJD opens 2026-03 again because "{reason}"'))
def opens_again(tale: Tale, reason: str) -> None:
    tale.give(ReopenReturn(centre="KJD", month="2026-03", reason=reason), MANAGER_OF_KHUJAND)


@when("1 more contact of KJD in 2026-03 is entered late")
def entered_late(tale: Tale) -> None:
    tale.advise(NOBODY, "KJD", "2026-03-04 10:00", ["DOC-PASS"])


@then(parsers.parse("the return of KJD for 2026-03 is {status}"))
def stands(tale: Tale, status: str) -> None:
    assert the_return(tale).standing.status == status


@then("since the signature nothing changed")
def nothing_changed(tale: Tale) -> None:
    assert the_return(tale).changed == ()


@then(parsers.parse("since the signature contacts went from {then_:d} to {now:d}"))
def changed(tale: Tale, then_: int, now: int) -> None:
    assert ("contacts", then_, now) in the_return(tale).changed


@then(parsers.parse('the reason reads "{reason}"'))
def reads(tale: Tale, reason: str) -> None:
    assert the_return(tale).reason == reason


@then(parsers.parse("the answer is {code}"))
def answered(tale: Tale, code: str) -> None:
    assert tale.verdict is not None
    assert tale.verdict.code == code


@then("the return of KJD for 2026-03 asks about")
def asks(tale: Tale, datatable: list[list[str]]) -> None:
    def row(check: Check) -> list[str]:
        return [check.code, str(check.number), "" if check.usual is None else str(check.usual)]

    assert [row(check) for check in the_return(tale).checks] == datatable[1:]


@then("the network reads for 2026-03")
def network(tale: Tale, datatable: list[list[str]]) -> None:
    found = tale.register.house.system.ask(ReturnsOf(period=MONTH), ANALYST_OF_ALL, route="returns.network")
    assert [[each.centre, each.status] for each in found] == datatable[1:]
