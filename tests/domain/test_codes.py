"""Codes live for ever: lists load, nest, are offered by date, and none is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.codes import LISTS, Code, code_list

GOLDEN = Path(__file__).parents[1] / "golden" / "codes.txt"
NOW = {f"{name}:{code}" for name, codes in LISTS.items() for code in codes}


def test_no_code_ever_disappears() -> None:
    assert not set(GOLDEN.read_text("utf-8").split()) - NOW


def test_new_codes_are_written_into_the_golden_file() -> None:
    assert not NOW - set(GOLDEN.read_text("utf-8").split())


@pytest.mark.parametrize("name", LISTS)
def test_every_parent_stands_in_the_list_or_in_its_group(name: str) -> None:
    groups = set(LISTS[name]) | set(LISTS.get(f"{name}_group", ()))
    assert {c.parent for c in LISTS[name].codes.values() if c.parent} <= groups


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_codes_in_one_hand(name: str) -> None:
    assert len(LISTS[name]) > 1
    if name != "language":
        assert all(code == code.upper() for code in LISTS[name])


def test_a_code_is_offered_from_its_first_day_until_it_is_retired() -> None:
    code = Code("topic", "X", since=date(2025, 2, 5), retired=date(2027, 1, 1))
    days = (date(2025, 2, 4), date(2025, 2, 5), date(2026, 12, 31), date(2027, 1, 1))
    assert [code.is_offered(day, day) for day in days] == [False, True, True, False]


def test_the_register_of_controlled_persons_is_offered_from_february_2025() -> None:
    topics = code_list("topic")
    assert "DOC-LIST" not in topics.offered(date(2025, 2, 4))
    assert "DOC-LIST" in topics.offered(date(2025, 2, 5))
    assert "DOC-LIST" in topics.offered(2025)
    assert "DOC-LIST" not in topics.offered(2024)


def test_topics_nest_in_two_levels() -> None:
    topics = code_list("topic")
    assert topics.parent("FAM-ALIM") == "FAM"
    assert topics.parent("FAM") is None
    assert "FAM-ALIM" in topics.children("FAM")
    assert all(topics.parent(topics.parent(t) or "OTH") is None for t in topics)


def test_trafficking_violence_forced_labour_and_health_are_sensitive() -> None:
    topics = code_list("topic")
    expected = {"LEG-TRAFF", "FAM-VIOL", "HEA", *topics.children("HEA")}
    assert {t for t in topics if topics.is_sensitive(t)} == expected
    for name in ("vulnerability", "forced_labour", "difficulty_domain"):
        assert all(LISTS[name].is_sensitive(code) for code in LISTS[name])


def test_channels_add_up_to_four_groups() -> None:
    channels = code_list("channel")
    assert channels.children("IN_PERSON") == ("OFFICE", "GROUP", "BORDER", "EMPLOYER_SITE", "DETENTION")
    assert channels.children("MOBILE") == ("MOBILE",)
    assert set().union(*map(channels.children, LISTS["channel_group"])) == set(channels)


def test_missed_and_abandoned_calls_are_no_consultations() -> None:
    assert set(code_list("channel").marked("no_consultation")) == {"PHONE_MISSED", "PHONE_ABANDONED"}


def test_citizenship_is_every_country_and_stateless_and_unknown() -> None:
    assert set(code_list("citizenship")) - set(code_list("country")) == {"XXA", "XXX"}
    assert len(code_list("country")) == 249
    assert 30 < len(code_list("country").marked("common")) < 50


def test_sex_carries_the_numbers_of_iso_5218() -> None:
    assert {c.code: c.standard for c in code_list("sex").codes.values()} == {
        "MALE": "ISO-5218:1", "FEMALE": "ISO-5218:2", "UNKNOWN": "ISO-5218:0",
    }  # fmt: skip


def test_an_unknown_list_is_a_bug() -> None:
    with pytest.raises(KeyError):
        code_list("tpoic")
