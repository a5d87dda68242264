"""What the figures of indicators say beside their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from application.reports.indicators import CURRENCIES, Counted, Figure
from application.reports.indicators_catalogue import INDICATORS
from web.analyst.indicator_words import counted_text, currency_of, of_text
from web.analyst.labels import DIMENSIONS
from web.i18n import using


def wages(currencies: Mapping[str, Figure], **figures: Figure) -> Counted:
    return Counted("I15", figures, {"currency": {"claimed": currencies}}, provisional=False)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with using("en"):
        yield


def test_sums_in_one_currency_say_which() -> None:
    claimed = Figure(Decimal(200_000))
    share = Figure(Decimal(60), Decimal(120_000), Decimal(200_000))
    told = wages({"RUB": claimed}, claimed=claimed, share=share, claims=Figure(Decimal(3)))
    assert [counted_text(told, name) for name in ("claimed", "share", "claims")] == ["200,000\xa0RUB", "60%", "3"]
    formula = INDICATORS["I15"].figures["share"]
    assert of_text(share, formula, currency_of(told, "share")) == "120,000 of 200,000\xa0RUB"


def test_what_is_in_several_currencies_names_none() -> None:
    none = Figure(None, why=CURRENCIES)
    told = wages({"RUB": Figure(Decimal(1)), "KZT": Figure(Decimal(2))}, claimed=none)
    assert counted_text(told, "claimed") == "several currencies, see below"


def test_the_first_column_of_a_cut_is_headed_by_what_it_lists() -> None:
    headings = {cut: str(DIMENSIONS[cut]) for indicator in INDICATORS.values() for cut in indicator.cuts}
    assert headings["channel_group"] == "Channel"
    assert not [words for words in headings.values() if words.startswith("By ")]
