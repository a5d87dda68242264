"""Steps about what changed in a report between two instants."""

from __future__ import annotations

import re

from pytest_bdd import parsers, then

from application.reports.comparing import CompareReport, Comparison
from application.reports.periods import parse_period
from application.reports.table import TOTAL
from tests.facts.register import ANALYST_OF_ALL, at
from tests.steps.figures import Tale
from web.analyst.comparing import why_text
from web.labels import label

SINCE = r"(?P<code>T\d+) of (?P<period>\S+)(?: of (?P<alone>\w+) alone)? since (?P<moment>[\d-]+ [\d:]+) tells "


def compared(tale: Tale, code: str, period: str, moment: str, centre: str | None = None) -> Comparison:
    question = CompareReport(code=code, period=parse_period(period), since=at(moment), centre=centre)
    found: Comparison = tale.register.house.system.ask(question, ANALYST_OF_ALL, route="test")
    return found


def named(told: str) -> str:
    """The line with centres by their names, as a page tells them."""
    return re.sub("K[A-Z]{2}", lambda found: label("centre", found[0]), told)


@then(parsers.re(SINCE + r'(?:of (?P<centre>\w+)|in all) "(?P<told>.+)"'))
def tells(tale: Tale, code: str, period: str, alone: str | None, moment: str, centre: str | None, told: str) -> None:
    comparison = compared(tale, code, period, moment, alone)
    table = comparison.now.tables[0].name
    (cell,) = (each for each in comparison.changed(table) if (each.row, each.column) == (centre or TOTAL, TOTAL))
    why = comparison.why(table, cell)
    assert why_text(why, centre or "") == named(told)
    assert sum(each.effect for each in why) == cell.difference


@then(parsers.re(r"(?P<codes>T[T\d, and]+) of (?P<period>\S+) are since (?P<moment>[\d-]+ [\d:]+) unchanged"))
def unchanged(tale: Tale, codes: str, period: str, moment: str) -> None:
    for code in re.findall(r"T\d+", codes):
        comparison = compared(tale, code, period, moment)
        assert comparison.causes == ()
        assert not any(comparison.changed(table.name) for table in comparison.now.tables)
