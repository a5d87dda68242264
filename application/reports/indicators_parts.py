"""What figures of indicators are measured in, whether they lead to records, and of what others they are made."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.indicators import Formula, Indicator
from application.reports.indicators_catalogue import INDICATORS

# Units of figures that are no number of what their indicator counts. Money is in the currency that it is cut by.
PER_CENT, RATE, RATIO, DAYS, MONTHS, MONEY = "PT", "PER_10000", "RATIO", "DAYS", "MONTHS_OF_WAGE", "MONEY"
_HUNDRED, _TEN_THOUSAND = 100, 10_000
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("answer_days", "close_days"), DAYS),
    **dict.fromkeys(("claimed", "recovered"), MONEY),
    "cost_in_wages": MONTHS,
}
# Differences between two counts: no record makes one.
_DIFFERENCES = ("revised", "gain_on_year")
# What these measures count of others.
_OF: Mapping[str, str] = {
    **dict.fromkeys(_DIFFERENCES, "contacts"),
    **dict.fromkeys(("known_at_first", "contacts_at_first", "contacts_year_before"), "contacts"),
    "persons_of_districts": "persons",
}


def unit_of(indicator: Indicator, formula: Formula) -> str:
    """The code of what a figure is measured in."""
    if formula.times in (_HUNDRED, _TEN_THOUSAND):
        return PER_CENT if formula.times == _HUNDRED else RATE
    return RATIO if formula.over else _UNITS.get(formula.measure, indicator.unit)


def leads_to_records(code: str, name: str) -> bool:
    """Whether a figure has records of its own; what counts those of another indicator leads to that one."""
    measure = INDICATORS[code].figures[name].measure
    return measure not in _DIFFERENCES and _COUNTED.get(measure, code) == code


def made_of(code: str) -> tuple[str, ...]:
    """The other indicators whose figures stand in its formulas, in the order of first use."""
    formulas = INDICATORS[code].figures.values()
    used = (_OF.get(measure, measure) for formula in formulas for measure in (formula.measure, formula.over))
    found = (_COUNTED[measure] for measure in used if measure in _COUNTED)
    return tuple(each for each in dict.fromkeys(found) if each != code)


# Measure → the indicator that tells it alone.
_COUNTED: Mapping[str, str] = {
    formula.measure: code
    for code, indicator in INDICATORS.items()
    for formula in indicator.figures.values()
    if not formula.over and not formula.fold
}
