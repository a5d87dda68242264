"""Every figure that was worked out by hand, for both vintages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.golden_set.conftest import R1, R2, Golden
from tests.golden_set.figures import READ, exact, figure, value
from tests.golden_set.known import expected, facts

OF_R2 = {
    "I16_recruitment_cost": (("median", "median_ratio"), ("mean_of_ratios", "mean_ratio")),
    "I20_revision": (("consultations", "revised"), ("late_added", "entered"), ("voided", "voided"), ("pct", "share")),
}
ONCE = {"I19_first_release_completeness_pct": "I19"}
APART = {"period", "tz", "releases"}


def by_vintage(told: Any) -> dict[str, Any]:
    """What was worked out for R1 and R2; what names no vintage holds for both."""
    named = isinstance(told, dict) and told.keys() <= {"R1", "R2"}
    return dict(told) if named else {"R1": told, "R2": told}


def test_every_figure_that_was_worked_out_by_hand(full: Golden) -> None:
    assert len(facts()) == 87
    books = {"R1": full.book(R1), "R2": full.book(R2)}
    asked = {key: told for key, told in expected().items() if key not in APART}
    assert asked.keys() == {*READ, *OF_R2, *ONCE}
    for key, read in READ.items():
        for vintage, told in by_vintage(asked[key]).items():
            assert read(books[vintage]) == exact(told), (key, vintage)
    for key, names in OF_R2.items():
        for word, name in names:
            assert value(books["R2"], key[:3], name) == exact(asked[key][word]), (key, word)
    assert value(books["R2"], "I19") == exact(asked["I19_first_release_completeness_pct"])
    assert figure(books["R2"], "I17", "response").value == Decimal("23.5")
    assert (figure(books["R2"], "I17", "response").part, figure(books["R2"], "I17", "response").whole) == (4, 17)


def test_what_may_still_change_says_so(full: Golden) -> None:
    assert [full.book(at).indicators["I13"].provisional for at in (R1, R2)] == [True, False]
    assert full.book(R1).indicators["I19"].figures["share"].why == "not_released"
