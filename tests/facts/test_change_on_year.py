"""I22: a change is told of fifty contacts at least, in the year before and in this one."""

from __future__ import annotations

import pytest

from adapters.facts.indicators import _of
from application.reports.indicators import OF_NOTHING, TOO_FEW
from application.reports.indicators_catalogue import INDICATORS

CHANGE = INDICATORS["I22"].figures["share"]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [(60, 75, "25.0"), (60, 50, "-16.7"), (50, 50, "0.0"), (60, 20, TOO_FEW), (49, 80, TOO_FEW), (0, 70, OF_NOTHING)],
)
def test_a_change_is_told_of_fifty_then_and_now(before: int, now: int, told: str) -> None:
    figure = _of(now - before, before, CHANGE)
    assert told in (str(figure.value), figure.why)
    assert (figure.value is None) == (told in (TOO_FEW, OF_NOTHING))
