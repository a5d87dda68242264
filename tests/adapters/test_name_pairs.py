"""The same name in many spellings is found; a look-alike is offered, but not above the true one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.search.index import NameIndex
from tests.adapters.registers import an_index, hits
from tests.bench.name_pairs import IDS, LOOK_ALIKES, OTHER, SAME, confused, entries, missed
from tests.bench.population import Population

NOISE = 3000


@pytest.fixture(scope="module")
def crowd() -> NameIndex:
    """Every name of the list as a person, among a few thousand others."""
    return an_index(*Population(7).entries(NOISE), *entries())


def test_the_list_of_pairs_is_long_enough() -> None:
    assert len(SAME) >= 200
    assert len(OTHER) >= 20
    assert len(LOOK_ALIKES) >= 40


def test_a_name_is_among_the_first_ten_however_it_is_spelled(crowd: NameIndex) -> None:
    found_not = missed(crowd)
    assert len(found_not) <= 0.02 * len(SAME), found_not


def test_a_look_alike_stands_below_whoever_bears_the_name_in_another_spelling(crowd: NameIndex) -> None:
    assert confused(crowd) == []


@pytest.mark.parametrize(("true", "other"), OTHER)
def test_a_look_alike_is_offered_but_never_above_the_true_one(crowd: NameIndex, true: str, other: str) -> None:
    found = hits(crowd, true, limit=200)
    scores = {hit.person_id: hit.score for hit in found}
    order = [hit.person_id for hit in found]
    assert scores[IDS[true]] >= scores[IDS[other]]
    assert order.index(IDS[true]) < order.index(IDS[other])


STRANGE = ["", " ", "\0", '"', "'", "a" * 500, "Каримов " * 80, "😀😀", "* OR NEAR(", "%_%", '") --']
STRANGER = ["\ud800", "张伟", "1" * 300, "٤٢١٧", "-", "ъь", "ﷺ" * 50, "a\u0301" * 200]


@pytest.mark.parametrize("typed", STRANGE + STRANGER)
def test_strange_text_is_only_text(crowd: NameIndex, typed: str) -> None:
    assert isinstance(hits(crowd, typed), list)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1900, 2030)))
def test_no_text_makes_the_search_raise(crowd: NameIndex, text: str, year: int | None) -> None:
    assert all(0 <= hit.score <= 100 for hit in hits(crowd, text, birth_year=year))
