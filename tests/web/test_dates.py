"""Dates, numbers and money in six languages, on the clock of the centre."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from web import dates
from web.i18n import LANGUAGES, using


@pytest.fixture(autouse=True)
def in_dushanbe() -> None:
    dates.zone.set("Asia/Dushanbe")


def test_a_moment_is_shown_on_the_clock_of_the_centre() -> None:
    assert dates.moment_text(datetime(2026, 12, 31, 20, 30, tzinfo=UTC)) == "01.01.2027, 01:30"
    assert dates.day_text(datetime(2026, 12, 31, 20, 30, tzinfo=UTC)) == date(2027, 1, 1)


def test_tajik_months_are_small_inside_a_sentence() -> None:
    with using("tg"):
        assert dates.long_date(date(2026, 5, 9)) == "9 май 2026"


def test_english_dates_are_not_american() -> None:
    assert dates.long_date(date(2026, 5, 9)) == "9 May 2026"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_spans_are_words_and_never_names_of_units(tag: str) -> None:
    with using(tag):
        texts = [dates.ago_text(timedelta(days=3)), dates.ago_text(timedelta(hours=-5))]
        assert not any("duration" in text or text.endswith(" d") for text in texts)
        assert dates.month_text(date(2026, 5, 1))[0].isupper()


@pytest.mark.parametrize(("iso", "text"), [("1991", "1991"), ("1991-05", "05.1991"), ("1991-05-12", "12.05.1991")])
def test_a_birth_date_is_shown_as_far_as_it_is_known(iso: str, text: str) -> None:
    assert dates.partial_date(iso) == text


def test_money_says_its_currency_by_code() -> None:
    with using("ru"):
        assert dates.money_text(Decimal("1250.5"), "TJS") == "1\N{NO-BREAK SPACE}250,50 TJS"


def test_what_is_due_is_said_from_today() -> None:
    today = date(2026, 11, 22)
    said = [dates.due_text(today + timedelta(days=n), today) for n in (-2, 0, 1)]
    assert said == ["2 days late", "today", "in 1 day"]


def test_days_of_a_month_are_told_in_runs() -> None:
    days = [date(2026, 10, number) for number in (30, 1, 5, 6, 7, 9)]
    assert dates.day_ranges(days) == "1, 5–7, 9, 30"


@pytest.mark.parametrize(("tag", "words"), [("en", "October 2026"), ("ru", "октябрь 2026"), ("tg", "октябр 2026")])
def test_months_are_small_inside_a_sentence_where_the_language_wants_it(tag: str, words: str) -> None:
    with using(tag):
        assert dates.month_within(date(2026, 10, 1)).removesuffix(" г.") == words
