"""A phone typed any way is kept one way, or refused with a code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.phones import CODES, NotAPhone, Phone, international, parse

TYPED = [
    ("93 500 12 34", "TJ", "+992935001234"),
    ("+992 (93) 500-12-34", "TJ", "+992935001234"),
    ("00992935001234", "TJ", "+992935001234"),
    ("8 10 992 93 500 12 34", "RU", "+992935001234"),
    ("8 (916) 123-45-67", "RU", "+79161234567"),
    ("+7 916 123 45 67", "TJ", "+79161234567"),
    ("0555 123456", "KG", "+996555123456"),
    ("+996 555 123 456", "KZ", "+996555123456"),
    ("8 701 123 45 67", "KZ", "+77011234567"),
    ("90 123 45 67", "UZ", "+998901234567"),
    ("９３ ５００ １２ ３４", "TJ", "+992935001234"),
]
REFUSED = [
    ("", "TJ", "phone.not_a_number"),
    ("Шодӣ", "TJ", "phone.not_a_number"),
    ("93 FLOWERS", "TJ", "phone.not_a_number"),
    ("93", "TJ", "phone.too_short"),
    ("935001234567890123", "TJ", "phone.too_long"),
    ("9" * 300, "TJ", "phone.too_long"),
    ("+999 123 456 789", "TJ", "phone.country_unknown"),
    ("221-12-34", "TJ", "phone.area_code_missing"),
]


@pytest.mark.parametrize(("typed", "region", "kept"), TYPED)
def test_a_number_typed_any_way_is_kept_one_way(typed: str, region: str, kept: str) -> None:
    assert parse(typed, region).e164 == kept


@pytest.mark.parametrize(("typed", "region", "code"), REFUSED)
def test_what_cannot_be_a_number_is_refused_with_a_code(typed: str, region: str, code: str) -> None:
    with pytest.raises(NotAPhone) as refused:
        parse(typed, region)
    assert refused.value.code == code


def test_the_country_of_the_number_is_told() -> None:
    assert parse("+7 701 123 45 67", "TJ") == Phone("+77011234567", "KZ", certain=True)


def test_an_unknown_prefix_of_the_right_length_is_kept_but_not_certain() -> None:
    assert not parse("+992 13 123 4567", "TJ").certain


def test_a_number_is_shown_internationally() -> None:
    assert international("+992935001234") == "+992 93 500 1234"
    assert international("not a number") == "not a number"


def test_what_was_typed_is_not_in_the_error() -> None:
    with pytest.raises(NotAPhone) as refused:
        parse("935001", "TJ")
    assert "935001" not in str(refused.value)


@given(st.text(max_size=50), st.sampled_from(["TJ", "KG", "KZ", "UZ", "RU", ""]))
def test_any_text_is_a_number_or_refused_with_a_known_code(text: str, region: str) -> None:
    try:
        kept = parse(text, region)
    except NotAPhone as refused:
        kept, code = None, refused.code
    assert parse(kept.e164, region) == kept if kept else code in CODES
